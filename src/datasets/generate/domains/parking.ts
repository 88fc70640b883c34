// Parking: garages, spaces, permits, fines.
import type { Domain } from '../domain.ts';

export const parking: Domain = {
  name: 'parking',
  context:
    'I drive to the concert.|My neighbours took my spot.|The street is being repaired.|I rarely come by car.',
  slots: {
    plate: {
      name: 'plate|license plate|number plate',
      about: 'number plate of the car',
      value: { code: '@@ ### @@' },
      say: 'for {}|for the plate {}|with the number plate {}',
    },
    garage: {
      name: 'garage|garage name|facility',
      about: 'name of the garage',
      value: 'place',
      say: 'at {}|in the garage {}|inside {}',
    },
    level: {
      name: 'level|floor|storey',
      about: 'floor of the garage',
      value: { integer: [1, 9] },
      say: 'on level {}|on floor {}|up on storey {}',
    },
    spot: {
      name: 'spot|space number|bay',
      about: 'number of the space',
      value: { code: '@-##' },
      say: '{}|number {}|with the number {}',
    },
    zone: {
      name: 'zone|parking zone|area code',
      about: 'code of the zone',
      value: { code: 'Z##' },
      say: 'in zone {}|for zone {}|within the zone {}',
    },
    covered: {
      name: 'covered|roofed',
      about: 'whether it has a roof',
      value: { flag: { yes: 'covered|covered by a roof', no: 'not covered|without cover' } },
    },
    hoursLong: {
      name: 'hours|duration|hours parked',
      about: 'how many hours',
      value: { integer: [1, 24] },
      say: 'for {} hours|{} hours long|lasting {} hours',
    },
    fineNumber: {
      name: 'fine number|notice number|case number',
      about: 'number on the notice',
      value: { code: 'F-#####' },
      say: '{}|number {}|with the number {}',
    },
    vehicle: {
      name: 'vehicle type|vehicle|size',
      about: 'what is parked',
      value: {
        choice: {
          car: 'for a car|car sized',
          van: 'for a van|van sized',
          motorcycle: 'for a motorcycle|motorcycle sized',
        },
      },
      default: 'car',
    },
    connector: {
      name: 'connector|plug|plug type',
      about: 'kind of plug',
      value: {
        choice: {
          type2: 'with a type2 plug|type2',
          ccs: 'with a ccs plug|ccs',
          chademo: 'with a chademo plug|chademo',
        },
      },
    },
  },
  things: [
    {
      noun: 'parking space',
      also: 'parking spot|car space|place to park',
      about: 'a place to park one car',
      operations: {
        find: 'city! date hoursLong covered maxPrice',
        book: 'garage! date! hoursLong! vehicle',
        check: 'garage! spot!',
        cancel: 'spot! reason',
        share: 'spot! recipient!',
      },
    },
    {
      noun: 'parking garage',
      also: 'car park|multi-storey car park|garage to park in',
      about: 'a building with many places to park',
      operations: {
        find: 'city! radius vehicle',
        compare: 'city! maxPrice',
        rate: 'garage! stars! note',
        count: 'city! covered',
        get: 'garage! level',
      },
    },
    {
      noun: 'parking permit',
      also: 'resident permit|permit to park|parking licence',
      about: 'allows somebody to park in a street',
      operations: {
        create: 'plate! zone! startDate',
        renew: 'plate! year!',
        cancel: 'plate! reason',
        verify: 'plate! zone!',
        update: 'plate! zone!',
      },
    },
    {
      noun: 'parking fine',
      also: 'parking ticket|penalty for parking|fine for parking',
      about: 'a penalty for parking where it is forbidden',
      operations: {
        get: 'fineNumber!',
        pay: 'fineNumber! amount!',
        reject: 'fineNumber! reason!',
        check: 'plate! city',
        print: 'fineNumber!',
      },
    },
    {
      noun: 'parking meter',
      also: 'meter|pay machine|coin machine for parking',
      about: 'a machine that takes money for parking',
      operations: {
        start: 'zone! plate! minutes!',
        stop: 'zone! plate!',
        report: 'zone! reason!',
        find: 'street! city!',
      },
    },
    {
      noun: 'parking session',
      also: 'parking time|parked time|time of parking',
      about: 'the running time of a parked car',
      operations: {
        start: 'plate! garage! hoursLong',
        stop: 'plate!',
        calculate: 'garage! hoursLong!',
        list: 'plate month',
        renew: 'plate! hoursLong!',
      },
    },
    {
      noun: 'charging bay',
      also: 'charging spot|bay with a charger|place to charge a car',
      about: 'a parking bay where electric cars charge',
      operations: {
        find: 'city! connector radius',
        book: 'garage! date! time! connector',
        report: 'spot! reason!',
        check: 'garage! connector',
      },
    },
    {
      noun: 'bicycle rack',
      also: 'bike rack|bicycle stand|stand for bikes',
      about: 'a rack to which bicycles are locked',
      operations: {
        find: 'city! radius covered',
        report: 'street! city! reason!',
        count: 'city!',
        assign: 'spot! person!',
      },
    },
  ],
};
