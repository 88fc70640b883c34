// Hotels: rooms, stays and what a house offers its guests.
import type { Domain } from '../domain.ts';

export const hotels: Domain = {
  name: 'hotels',
  context:
    'We are going away for the weekend.|The whole family comes along.|My train arrives late.|I need a break from work.',
  slots: {
    hotel: {
      name: 'hotel|hotel name|property',
      about: 'name of the hotel',
      value: 'title',
      say: 'at the {}|in the hotel {}|staying at the {}',
    },
    bookingNumber: {
      name: 'booking number|booking id|confirmation number',
      about: 'number of the booking',
      value: { code: 'H-#####' },
      say: '{}|with the number {}|under the confirmation {}',
    },
    forStay: {
      name: 'booking number|booking id|confirmation number',
      about: 'number of the booking',
      value: { code: 'H-#####' },
      say: 'for the booking {}|of {}|under the booking {}',
    },
    checkIn: {
      name: 'check in date|check in|arrival date',
      about: 'first night of the stay',
      value: 'date',
      say: 'from {}|arriving on {}|checking in on {}',
    },
    checkOut: {
      name: 'check out date|check out|departure date',
      about: 'day of leaving',
      value: 'date',
      say: 'until {}|leaving on {}|checking out on {}',
    },
    nights: {
      name: 'nights|number of nights',
      about: 'length of the stay in nights',
      value: { integer: [1, 21] },
      say: 'for {} nights|{} nights|staying {} nights',
    },
    room: {
      name: 'room number|room',
      about: 'number of the room',
      value: { integer: [101, 899] },
      say: 'in room {}|for room {}|to room number {}',
    },
    bed: {
      name: 'bed type|bed|beds',
      about: 'kind of bed',
      value: {
        choice: {
          single: 'with a single bed|single',
          double: 'with a double bed|double',
          twin: 'with twin beds|twin',
        },
      },
    },
    breakfast: {
      name: 'breakfast|with breakfast|breakfast included',
      about: 'whether breakfast is included',
      value: { flag: { yes: 'with breakfast|breakfast included', no: 'without breakfast|no breakfast' } },
      default: false,
    },
    smoking: {
      name: 'smoking|smoking allowed',
      about: 'whether smoking is allowed',
      value: { flag: { yes: 'smoking allowed|for smoking', no: 'non-smoking|no smoking' } },
    },
    hour: {
      name: 'hour|time|wake up time',
      about: 'time of day, HH:MM',
      value: 'time',
      say: 'at {}|set to {}|no later than {}',
    },
    dishes: {
      name: 'dishes|items|meals',
      about: 'what to bring',
      value: {
        list: {
          words:
            'club sandwich|tomato soup|green salad|omelette|cheese plate|fruit bowl|pancakes|grilled salmon|espresso|herbal tea',
        },
      },
      say: 'with {}|of {}|consisting of {}',
    },
  },
  things: [
    {
      noun: 'hotel room',
      also: 'room|room in a hotel|hotel bed',
      about: 'a room with a bed for the night',
      operations: {
        find: 'city! checkIn nights bed maxPrice',
        book: 'hotel! checkIn! nights! breakfast smoking',
        check: 'hotel! checkIn! bed',
        compare: 'city! checkOut maxPrice',
        report: 'room! reason!',
      },
    },
    {
      noun: 'hotel booking',
      also: 'hotel reservation|booked stay|reserved stay',
      about: 'a stay that was already reserved',
      operations: {
        get: 'bookingNumber!',
        cancel: 'bookingNumber! reason',
        update: 'bookingNumber! checkIn! nights',
        send: 'bookingNumber! email!',
        verify: 'bookingNumber! person',
      },
    },
    {
      noun: 'family suite',
      also: 'suite|suite for families|large suite',
      about: 'a large suite for families with children',
      operations: {
        find: 'city! people! maxPrice',
        book: 'hotel! people! checkIn! nights',
        recommend: 'city! minRating',
        calculate: 'hotel! nights! people',
      },
    },
    {
      noun: 'hotel review',
      also: 'guest review|guest opinion|review by guests',
      about: 'what guests write about a hotel',
      operations: {
        list: 'hotel! limit minRating',
        create: 'hotel! stars! note',
        translate: 'hotel! language!',
        summarize: 'hotel! year',
        delete: 'bookingNumber!',
      },
    },
    {
      noun: 'room service',
      mass: true,
      also: 'in-room meal|in-room dining|meal to the room',
      about: 'food and drinks brought to the room',
      operations: {
        buy: 'room! dishes! hour',
        cancel: 'room!',
        rate: 'room! stars!',
        schedule: 'room! hour! dishes',
      },
    },
    {
      noun: 'wake-up call',
      also: 'morning call|wake call|phone alarm',
      about: 'a phone call that wakes a guest in the morning',
      operations: {
        schedule: 'room! hour! date',
        cancel: 'room! date',
        postpone: 'room! hour!',
        check: 'room!',
      },
    },
    {
      noun: 'hotel minibar',
      also: 'minibar|room fridge|drinks fridge',
      about: 'the small fridge with drinks in a room',
      operations: { get: 'room!', pay: 'room! amount!', check: 'room! date', repair: 'room! reason' },
    },
    {
      noun: 'late checkout',
      also: 'checkout extension|later departure|late departure',
      about: 'leaving the room later than usual',
      operations: {
        book: 'forStay! hour!',
        cancel: 'forStay!',
        approve: 'forStay! hour note',
        calculate: 'forStay! hour!',
      },
    },
    {
      noun: 'conference room',
      also: 'meeting room|seminar room|room for meetings',
      about: 'a room for meetings with tables and screens',
      operations: {
        find: 'city! people! date',
        book: 'hotel! date! people! hour',
        cancel: 'bookingNumber! reason',
        compare: 'city! people maxPrice',
      },
    },
  ],
};
