// Laundry: washing, dry cleaning, ironing, mending.
import type { Domain } from '../domain.ts';

export const laundry: Domain = {
  name: 'laundry',
  heldOut: true,
  context:
    'I spilled coffee.|The suit must be ready by Friday.|Our machine is broken.|The hotel has many sheets.',
  slots: {
    garments: {
      name: 'garments|clothes|items',
      about: 'what is cleaned',
      value: {
        list: {
          words:
            'white shirts|wool coat|silk dress|jeans|evening gown|curtains|bed sheets|table cloths|suit jacket|raincoat|blouses|trousers',
        },
        size: [1, 3],
      },
      say: 'with {}|of {}|consisting of {}',
    },
    garment: {
      name: 'garment|piece|item of clothing',
      about: 'one piece of clothing',
      value: {
        words: 'tie|leather jacket|skirt|sweater|scarf|wedding dress|down jacket|blazer|kimono|cardigan|vest',
      },
      say: 'of a {}|for a {}|on a {}',
    },
    temperature: {
      name: 'temperature|degrees|wash temperature',
      about: 'temperature in degrees Celsius',
      value: { integer: [20, 95] },
      say: 'at {} degrees|washed at {} degrees|at {} °C',
    },
    order: {
      name: 'order number|order id|slip number',
      about: 'number of the order',
      value: { code: 'WSH-###' },
      say: '{}|number {}|with the slip number {}',
    },
    spin: {
      name: 'spin speed|rpm|spinning',
      about: 'turns a minute',
      value: { integer: [400, 1600] },
      say: 'spinning at {}|with {} turns|at {} rpm',
    },
    fabric: {
      name: 'fabric|material|cloth',
      about: 'what it is made of',
      value: {
        choice: {
          cotton: 'for cotton|in cotton',
          wool: 'for wool|in wool',
          silk: 'for silk|in silk',
          linen: 'for linen|in linen',
        },
      },
    },
    stain: {
      name: 'stain|spot|dirt',
      about: 'what made the stain',
      value: { words: 'red wine|grass|coffee|ink|blood|tomato sauce|oil|chocolate|lipstick|mud' },
      say: 'from {}|caused by {}|made by {}',
    },
    kilos: {
      name: 'kilograms|weight kg|load',
      about: 'weight in kg',
      value: { decimal: [0.5, 20, 1] },
      say: 'of {} kg|with {} kg|weighing {} kg',
    },
    express: {
      name: 'express|same day|fast',
      about: 'whether it is done by express',
      value: { flag: { yes: 'by express|as express', no: 'without express|no express' } },
      default: false,
    },
    machine: {
      name: 'machine|washer|machine number',
      about: 'number of the machine',
      value: { integer: [1, 40] },
      say: 'number {}|with the number {}|on machine {}',
    },
    coins: {
      name: 'coins|tokens|number of coins',
      about: 'how many coins',
      value: { integer: [1, 12] },
      say: 'with {} coins|for {} coins|throwing in {} coins',
    },
    shop: {
      name: 'shop|laundry|branch',
      about: 'name of the shop',
      value: 'place',
      say: 'at {}|from {}|at the shop {}',
    },
  },
  things: [
    {
      noun: 'washing machine',
      also: 'washer|laundry machine|clothes washer',
      about: 'a machine that washes clothes',
      operations: {
        start: 'temperature! spin fabric',
        stop: 'minutes!',
        repair: 'brand! reason',
        schedule: 'time! temperature',
        compare: 'brand! maxPrice',
      },
    },
    {
      noun: 'tumble dryer',
      also: 'dryer|drying machine|clothes dryer',
      about: 'a machine that dries clothes',
      operations: {
        start: 'minutes! fabric',
        stop: 'minutes!',
        check: 'brand!',
        repair: 'brand! reason',
        buy: 'brand! address',
      },
    },
    {
      noun: 'laundry pickup',
      also: 'collection of laundry|pickup of clothes|clothes pickup',
      about: 'somebody who fetches dirty clothes',
      operations: {
        schedule: 'address! date! time kilos',
        cancel: 'order! reason',
        postpone: 'order! newDate!',
        track: 'order!',
        rate: 'order! stars!',
      },
    },
    {
      noun: 'laundry order',
      also: 'washing order|order at the laundry|clothes order',
      about: 'clothes given to be washed',
      operations: {
        create: 'garments! shop! express',
        get: 'order!',
        pay: 'order! amount!',
        return: 'order! reason!',
        list: 'month limit',
      },
    },
    {
      noun: 'dry cleaning',
      mass: true,
      also: 'chemical wash|wash without water|care for fine clothes',
      about: 'cleans fine clothes without water',
      operations: {
        book: 'garments! shop! date express',
        calculate: 'garments! express',
        find: 'city! radius',
        cancel: 'order! reason',
        compare: 'city! garment',
      },
    },
    {
      noun: 'stain removal',
      also: 'removal of a stain|stain treatment|cleaning of a spot',
      about: 'takes a stain out of cloth',
      operations: {
        find: 'stain! fabric',
        recommend: 'stain! fabric',
        book: 'garment! stain! date',
        verify: 'stain! fabric!',
      },
    },
    {
      noun: 'ironing service',
      also: 'shirt service|pressing of clothes|ironing job',
      about: 'somebody who irons shirts and clothes',
      operations: {
        book: 'kilos! date! garments',
        cancel: 'date! reason',
        find: 'city! maxPrice',
        rate: 'shop! stars!',
        start: 'fabric! minutes',
      },
    },
    {
      noun: 'clothes repair',
      also: 'mending|mending of clothes|alteration of clothes',
      about: 'a tailor who mends clothes',
      operations: {
        create: 'garment! note! shop',
        calculate: 'garment! express',
        check: 'order!',
        approve: 'order! amount',
        reject: 'order! reason!',
      },
    },
    {
      noun: 'launderette',
      also: 'laundromat|coin laundry|self-service laundry',
      about: 'a shop with washing machines for all',
      operations: {
        find: 'city! radius',
        check: 'shop! machine',
        pay: 'shop! coins!',
        report: 'shop! machine! reason!',
        count: 'city!',
      },
    },
    {
      noun: 'bed linen service',
      also: 'linen hire|rented bed linen|sheet hire',
      about: 'brings clean sheets to a house',
      operations: {
        start: 'address! quantity! startDate',
        stop: 'address! endDate',
        update: 'address! quantity!',
        pay: 'month! amount!',
        renew: 'address! year!',
      },
    },
  ],
};
