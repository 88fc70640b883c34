// Flights: tickets, seats, bags and airports.
import type { Domain } from '../domain.ts';

export const flights: Domain = {
  name: 'flights',
  context:
    'I am flying next month.|My mother wants to visit us.|We have a wedding abroad.|The conference was moved.',
  slots: {
    flightNumber: {
      name: 'flight number|flight|flight code',
      about: 'number of the flight',
      value: { code: '@@###' },
      say: '{}|number {}|with the number {}',
    },
    onFlight: {
      name: 'flight number|flight|flight code',
      about: 'number of the flight',
      value: { code: '@@###' },
      say: 'on flight {}|for flight {}|aboard {}',
    },
    bookingCode: {
      name: 'booking code|reservation code|record locator',
      about: 'six-letter code of the booking',
      value: { code: '@@@###' },
      say: '{}|with the code {}|booked under {}',
    },
    forBooking: {
      name: 'booking code|reservation code|record locator',
      about: 'six-letter code of the booking',
      value: { code: '@@@###' },
      say: 'for the booking {}|under {}|of the booking {}',
    },
    cabin: {
      name: 'cabin|travel class|cabin class',
      about: 'class of travel',
      value: {
        choice: {
          economy: 'in economy|in economy class',
          business: 'in business class|flying business',
          first: 'in first class|first class',
        },
      },
      default: 'economy',
    },
    nonstop: {
      name: 'nonstop|direct only|direct',
      about: 'whether to leave out stopovers',
      value: { flag: { yes: 'direct only|nonstop, direct', no: 'direct or with stops|not only direct' } },
      default: false,
    },
    airport: {
      name: 'airport|airport code',
      about: 'three-letter code of the airport',
      value: 'airport',
      say: 'at {}|of {}|at the airport {}',
    },
    passengers: {
      name: 'passengers|travellers|adults',
      about: 'how many fly',
      value: { integer: [1, 9] },
      say: 'for {} passengers|for {} travellers|{} passengers',
    },
    seat: {
      name: 'seat|seat number',
      about: 'row and letter of the seat',
      value: { code: '##@' },
      say: 'seat {}|in seat {}|with seat number {}',
    },
    returnDate: {
      name: 'return date|back on',
      about: 'day of the flight back',
      value: 'date',
      say: 'back on {}|returning on {}|with the return on {}',
    },
    airline: {
      name: 'airline|carrier',
      about: 'who operates the flight',
      value: 'company',
      say: 'with {}|operated by {}|by the carrier {}',
    },
    bags: {
      name: 'bags|pieces',
      about: 'number of bags',
      value: { integer: [1, 5] },
      say: '{} bags|with {} bags|{} pieces of baggage',
    },
    weight: {
      name: 'weight kg|weight',
      about: 'weight of the bag in kg',
      value: { integer: [5, 32] },
      say: 'weighing {} kg|of {} kg|at {} kg',
    },
  },
  things: [
    {
      noun: 'plane ticket',
      also: 'flight ticket|airfare|air ticket',
      about: 'a seat on a flight between two cities',
      operations: {
        find: 'origin! destination! date cabin nonstop',
        book: 'origin! destination! date! passengers returnDate',
        compare: 'origin! destination! month',
        cancel: 'bookingCode! reason',
        buy: 'onFlight! person! cabin',
      },
    },
    {
      noun: 'flight status',
      plural: 'flight statuses',
      also: 'state of the flight|flight state|flight report',
      about: 'whether a flight is on time or late',
      operations: {
        get: 'flightNumber! date',
        track: 'flightNumber!',
        subscribe: 'flightNumber! phone!',
        share: 'flightNumber! recipient!',
        check: 'flightNumber! airline',
      },
    },
    {
      noun: 'flight departure',
      also: 'departure|takeoff|departing flight',
      about: 'planes that leave an airport',
      operations: {
        list: 'airport! date limit',
        count: 'airport! date airline',
        postpone: 'flightNumber! newDate!',
        check: 'flightNumber! date',
      },
    },
    {
      noun: 'plane seat',
      also: 'airline seat|seat on the plane|place on board',
      about: 'where a passenger sits on board a plane',
      operations: {
        check: 'onFlight! seat!',
        assign: 'seat! onFlight! person!',
        update: 'forBooking! seat!',
        list: 'onFlight! cabin',
      },
    },
    {
      noun: 'boarding pass',
      plural: 'boarding passes',
      also: 'gate pass|pass for the gate|mobile boarding card',
      about: 'the pass shown at the gate before boarding',
      operations: {
        get: 'forBooking! person',
        print: 'forBooking!',
        send: 'forBooking! email!',
        download: 'forBooking! file',
      },
    },
    {
      noun: 'checked bag',
      also: 'suitcase|piece of hold luggage|checked suitcase',
      about: 'luggage or a suitcase carried in the hold',
      operations: {
        create: 'forBooking! weight',
        track: 'forBooking!',
        report: 'forBooking! reason!',
        pay: 'forBooking! bags!',
        cancel: 'forBooking! bags',
      },
    },
    {
      noun: 'cabin bag',
      also: 'carry-on|carry-on bag|hand luggage bag',
      about: 'hand luggage carried into the cabin',
      operations: {
        verify: 'weight! airline!',
        buy: 'forBooking! bags',
        check: 'airline! cabin',
        report: 'onFlight! note!',
      },
    },
    {
      noun: 'airport lounge',
      also: 'lounge|waiting lounge|airport club',
      about: 'a quiet room to wait before a flight',
      operations: {
        find: 'airport! minRating limit',
        book: 'airport! date! people',
        rate: 'airport! stars! note',
        renew: 'person! year',
      },
    },
    {
      noun: 'flight upgrade',
      also: 'cabin upgrade|upgrade of the flight|upgrade to a better class',
      about: 'a better class for a booked flight',
      operations: {
        buy: 'forBooking! cabin!',
        calculate: 'onFlight! cabin!',
        cancel: 'forBooking!',
        approve: 'forBooking! note',
      },
    },
  ],
};
