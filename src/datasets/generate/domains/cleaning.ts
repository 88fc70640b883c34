// Cleaning: homes, offices, windows, waste.
import type { Domain } from '../domain.ts';

export const cleaning: Domain = {
  name: 'cleaning',
  context: 'The party was wild.|The windows are grey.|My flat is handed over tomorrow.|We have a new dog.',
  slots: {
    rooms: {
      name: 'rooms|number of rooms',
      about: 'how many rooms',
      value: { integer: [1, 20] },
      say: 'for {} rooms|with {} rooms|of {} rooms',
    },
    area: {
      name: 'area|square metres|size',
      about: 'area in square metres',
      value: { integer: [10, 900] },
      say: 'of {} square metres|for {} square metres|covering {} square metres',
    },
    cleaner: {
      name: 'cleaner|cleaning person|helper',
      about: 'who cleans',
      value: 'person',
      say: 'with {}|by {}|done by {}',
    },
    booking: {
      name: 'booking id|booking number|order number',
      about: 'number of the booking',
      value: { code: 'CLN-####' },
      say: '{}|number {}|with the number {}',
    },
    rhythm: {
      name: 'rhythm|interval|frequency',
      about: 'how often',
      value: {
        choice: {
          weekly: 'weekly|done weekly',
          fortnightly: 'fortnightly|done fortnightly',
          monthly: 'monthly|done monthly',
        },
      },
    },
    eco: {
      name: 'eco products|eco|green products',
      about: 'whether eco products are used',
      value: {
        flag: { yes: 'with eco products|eco products only', no: 'without eco products|no eco products' },
      },
      default: false,
    },
    waste: {
      name: 'waste type|kind of waste|bin',
      about: 'kind of waste',
      value: {
        choice: {
          paper: 'for paper|of the paper kind',
          glass: 'for glass|of the glass kind',
          plastic: 'for plastic|of the plastic kind',
          organic: 'for organic waste|of the organic kind',
        },
      },
    },
    windows: {
      name: 'windows|number of windows',
      about: 'how many windows',
      value: { integer: [1, 80] },
      say: 'with {} windows|of {} windows|for {} windows',
    },
    surface: {
      name: 'surface|floor type|ground',
      about: 'what it is made of',
      value: { words: 'parquet|tiles|carpet|marble|laminate|stone|glass|leather|vinyl|concrete' },
      say: 'of {}|on {}|made of {}',
    },
    items: {
      name: 'items|objects|things',
      about: 'what is thrown away',
      value: {
        list: {
          words:
            'old sofa|mattress|broken fridge|wardrobe|carpet rolls|bicycle|garden chairs|television|shelves|paint buckets',
        },
        size: [1, 3],
      },
      say: 'with {}|of {}|for {}',
    },
    flat: {
      name: 'address|home address|place',
      about: 'street and town',
      value: { object: 'street! city! postcode' },
      say: 'at {}|in the flat at {}|located at {}',
    },
  },
  things: [
    {
      noun: 'home cleaning',
      mass: true,
      also: 'house cleaning|cleaning of a flat|flat cleaning',
      about: 'somebody who cleans a home',
      operations: {
        book: 'flat! date! time rooms eco',
        cancel: 'booking! reason',
        calculate: 'area! rooms eco',
        schedule: 'flat! rhythm! weekday',
        rate: 'booking! stars!',
      },
    },
    {
      noun: 'office cleaning',
      mass: true,
      also: 'cleaning of an office|cleaning at work|workplace cleaning',
      about: 'somebody who cleans an office',
      operations: {
        book: 'flat! date! area rhythm',
        calculate: 'area! rhythm!',
        cancel: 'booking! reason',
        compare: 'city! area',
        renew: 'booking! endDate!',
      },
    },
    {
      noun: 'window cleaning',
      mass: true,
      also: 'washing of windows|window wash|cleaning of windows',
      about: 'somebody who washes the windows',
      operations: {
        book: 'flat! date! windows!',
        calculate: 'windows!',
        postpone: 'booking! newDate!',
        cancel: 'booking!',
      },
    },
    {
      noun: 'carpet cleaning',
      mass: true,
      also: 'cleaning of carpets|carpet wash|rug cleaning',
      about: 'takes dirt out of carpets and rugs',
      operations: {
        book: 'flat! date! area!',
        calculate: 'area! eco',
        recommend: 'area! maxPrice',
        cancel: 'booking! reason',
      },
    },
    {
      noun: 'house cleaner',
      also: 'cleaner|cleaning person|cleaning help',
      about: 'a person who cleans homes',
      operations: {
        find: 'city! maxPrice weekday',
        assign: 'booking! cleaner!',
        rate: 'cleaner! stars! note',
        send: 'cleaner! message!',
        pay: 'cleaner! amount!',
      },
    },
    {
      noun: 'cleaning product',
      also: 'cleaner in a bottle|cleaning agent|detergent',
      about: 'a liquid that takes dirt away',
      operations: {
        buy: 'product! quantity',
        find: 'surface! maxPrice',
        recommend: 'surface! eco',
        compare: 'surface! brand',
        check: 'surface! product!',
      },
    },
    {
      noun: 'cleaning plan',
      also: 'plan for cleaning|chore plan|cleaning rota',
      about: 'who cleans what on which day',
      operations: {
        create: 'title! rhythm! assignee',
        get: 'title!',
        assign: 'title! assignee!',
        copy: 'title! newTitle!',
        print: 'title!',
      },
    },
    {
      noun: 'waste collection',
      also: 'rubbish collection|emptying of bins|bin collection',
      about: 'a lorry that takes the rubbish',
      operations: {
        get: 'street! waste',
        list: 'postcode! month',
        subscribe: 'street! email! waste',
        report: 'street! reason!',
        postpone: 'street! newDate!',
      },
    },
    {
      noun: 'bulky waste',
      mass: true,
      also: 'bulky item|large piece of rubbish|piece of old furniture',
      about: 'big things that are thrown away',
      operations: {
        schedule: 'flat! items! date!',
        cancel: 'booking!',
        calculate: 'items!',
        check: 'postcode! items',
        pay: 'booking! amount!',
      },
    },
    {
      noun: 'recycling yard',
      also: 'recycling centre|waste yard|yard for recycling',
      about: 'a place to bring old things',
      operations: {
        find: 'city! waste',
        check: 'city! date',
        book: 'city! date! time',
        rate: 'city! stars!',
        count: 'city!',
      },
    },
  ],
};
