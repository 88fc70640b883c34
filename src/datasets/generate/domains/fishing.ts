// Fishing: licences, boats, tides, catches.
import type { Domain } from '../domain.ts';

export const fishing: Domain = {
  name: 'fishing',
  context: 'The lake is calm.|My grandfather taught me.|We start before dawn.|My rod broke last time.',
  slots: {
    fish: {
      name: 'fish|species|kind of fish',
      about: 'kind of fish',
      value: { words: 'trout|pike|carp|perch|salmon|cod|mackerel|eel|bream|catfish|tench|herring|bass' },
      say: 'for {}|to catch {}|meant for {}',
    },
    water: {
      name: 'water|lake|fishing water',
      about: 'name of the water',
      value: 'place',
      say: 'at {}|on {}|near the water {}',
    },
    cm: {
      name: 'length cm|length|size cm',
      about: 'length in cm',
      value: { integer: [10, 160] },
      say: 'of {} cm|{} cm long|measuring {} cm',
    },
    kilos: {
      name: 'weight kg|weight|kilograms',
      about: 'weight in kg',
      value: { decimal: [0.1, 40, 1] },
      say: 'weighing {} kg|of {} kg|at {} kilograms',
    },
    licence: {
      name: 'licence number|permit number|licence',
      about: 'number of the licence',
      value: { code: 'FL-#####' },
      say: '{}|number {}|with the number {}',
    },
    method: {
      name: 'method|way of fishing|technique',
      about: 'how one fishes',
      value: {
        choice: {
          fly: 'by fly|with a fly',
          float: 'by float|with a float',
          spinning: 'by spinning|with a spinning rod',
          net: 'by net|with a net',
        },
      },
    },
    boat: {
      name: 'boat|boat name|vessel',
      about: 'name of the boat',
      value: 'title',
      say: '"{}"|called "{}"|by the name "{}"',
    },
    anglers: {
      name: 'anglers|people|number of anglers',
      about: 'how many fish',
      value: { integer: [1, 10] },
      say: 'for {} anglers|with {} anglers|{} anglers in all',
    },
    motor: {
      name: 'motor|with motor|engine',
      about: 'whether it has a motor',
      value: { flag: { yes: 'with a motor|motor included', no: 'without a motor|no motor' } },
      default: false,
    },
    harbour: {
      name: 'harbour|port|coast town',
      about: 'name of the harbour',
      value: 'city',
      say: 'in {}|at the harbour of {}|off {}',
    },
    released: {
      name: 'released|set free|let go',
      about: 'whether it was released',
      value: { flag: { yes: 'released again|and released', no: 'not released|without being released' } },
      default: false,
    },
    depth: {
      name: 'depth m|depth|metres deep',
      about: 'depth in metres',
      value: { decimal: [0.5, 60, 1] },
      say: 'at {} metres|{} metres deep|in a depth of {} metres',
    },
  },
  things: [
    {
      noun: 'fishing licence',
      also: 'fishing permit|angling licence|licence to fish',
      about: 'allows somebody to fish',
      operations: {
        buy: 'person! year! days',
        renew: 'licence! year!',
        verify: 'licence!',
        cancel: 'licence! reason',
        print: 'licence!',
      },
    },
    {
      noun: 'fishing water',
      also: 'lake to fish|fishing lake|fishing spot',
      about: 'a lake or river where one may fish',
      operations: {
        find: 'city! method radius',
        get: 'water!',
        rate: 'water! stars! note',
        recommend: 'city! method',
        check: 'water! date',
      },
    },
    {
      noun: 'fish catch',
      plural: 'fish catches',
      also: 'caught fish|catch of the day|angling catch',
      about: 'a fish that somebody caught',
      operations: {
        create: 'fish! cm! kilos water released',
        list: 'water! limit',
        count: 'fish! year',
        report: 'fish! water!',
        delete: 'fish! date!',
      },
    },
    {
      noun: 'fishing boat',
      also: 'boat for fishing|angling boat|boat to fish from',
      about: 'a boat from which people fish',
      operations: {
        book: 'boat! date! hours anglers motor',
        find: 'harbour! anglers motor maxPrice',
        repair: 'boat! reason',
        cancel: 'boat! date!',
        rate: 'boat! stars!',
      },
    },
    {
      noun: 'fishing rod',
      also: 'rod|angling rod|rod for fishing',
      about: 'a rod with a line to catch fish',
      operations: {
        buy: 'brand! method',
        find: 'method! maxPrice',
        repair: 'brand! reason',
        compare: 'brand! method',
        return: 'brand! reason',
      },
    },
    {
      noun: 'fishing bait',
      also: 'bait|lure|bait for fish',
      about: 'food on a hook that draws fish',
      operations: {
        buy: 'fish! quantity',
        recommend: 'fish! method depth',
        find: 'fish! maxPrice',
        list: 'method! limit',
        check: 'fish! month',
      },
    },
    {
      noun: 'ocean tide',
      also: 'tide|high tide|sea tide',
      about: 'the sea that rises and falls',
      operations: {
        get: 'harbour! date',
        list: 'harbour! month',
        subscribe: 'harbour! phone!',
        compare: 'harbour! date',
        calculate: 'harbour! time!',
      },
    },
    {
      noun: 'closed season',
      also: 'protected season|season without fishing|fishing ban',
      about: 'months in which a fish may not be caught',
      operations: {
        get: 'fish! month',
        list: 'country! month',
        check: 'fish! month!',
        subscribe: 'fish! email!',
      },
    },
    {
      noun: 'fishing guide',
      also: 'angling guide|guide for anglers|guide on the water',
      about: 'a person who leads anglers',
      operations: {
        find: 'city! method language',
        book: 'person! date! anglers',
        rate: 'person! stars! note',
        send: 'person! message!',
        cancel: 'person! date!',
      },
    },
    {
      noun: 'fishing contest',
      also: 'angling contest|contest of anglers|fishing match',
      about: 'who catches the biggest fish',
      operations: {
        create: 'title! date! water!',
        find: 'country! month',
        update: 'title! newTitle!',
        postpone: 'title! newDate!',
        summarize: 'title! language',
      },
    },
  ],
};
