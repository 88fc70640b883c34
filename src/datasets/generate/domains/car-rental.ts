// Rental cars, vans and their bookings.
import type { Domain } from '../domain.ts';

export const carRental: Domain = {
  name: 'car-rental',
  heldOut: true,
  context:
    'My own car broke down.|We move to another flat.|The family tours the coast.|I land late at night.',
  slots: {
    carClass: {
      name: 'class|car class|category',
      about: 'size of the vehicle',
      value: {
        choice: {
          compact: 'compact|of the compact class',
          family: 'family sized|of the family class',
          luxury: 'luxury|of the luxury class',
        },
      },
    },
    rentalId: {
      name: 'rental id|rental number|contract number',
      about: 'number of the rental',
      value: { code: 'RC-####' },
      say: '{}|number {}|with the number {}',
    },
    forRental: {
      name: 'rental id|rental number|contract number',
      about: 'number of the rental',
      value: { code: 'RC-####' },
      say: 'for the rental {}|for {}|with the rental {}',
    },
    pickUp: {
      name: 'pick up city|pick up|collected in',
      about: 'city where one gets it',
      value: 'city',
      say: 'in {}|picked up in {}|collected in {}',
    },
    dropOff: {
      name: 'drop off city|drop off|returned in',
      about: 'city where it is returned',
      value: 'city',
      say: 'dropped off in {}|returned in {}|handed back in {}',
    },
    from: {
      name: 'start date|from date|pick up date',
      about: 'first day, YYYY-MM-DD',
      value: 'date',
      say: 'from {}|starting on {}|beginning {}',
    },
    rentDays: {
      name: 'days|rental days',
      about: 'how many days',
      value: { integer: [1, 30] },
      say: 'for {} days|{} days long|over {} days',
    },
    gearbox: {
      name: 'gearbox|transmission|gears',
      about: 'how gears are changed',
      value: {
        choice: {
          manual: 'with manual gears|manual',
          automatic: 'with automatic gears|automatic',
        },
      },
      default: 'manual',
    },
    driver: {
      name: 'driver|driver name|extra driver',
      about: 'who drives',
      value: 'person',
      say: 'driven by {}|for {}|with {} at the wheel',
    },
    insured: {
      name: 'full insurance|full cover|insurance',
      about: 'whether all damage is insured',
      value: {
        flag: {
          yes: 'with full insurance|full insurance included',
          no: 'without full insurance|no full insurance',
        },
      },
      default: false,
    },
    childSeats: {
      name: 'child seats|seats for children',
      about: 'number of child seats',
      value: { integer: [1, 3] },
      say: 'with {} child seats|and {} child seats|plus {} child seats',
    },
    mileage: {
      name: 'mileage|kilometres|km driven',
      about: 'kilometres driven',
      value: { integer: [50, 5000] },
      say: 'after {} km|driving {} km|with {} kilometres on it',
    },
    plate: {
      name: 'plate|license plate',
      about: 'number plate of the vehicle',
      value: { code: '@@-###' },
      say: '{}|with the plate {}|with the number plate {}',
    },
    forPlate: {
      name: 'plate|license plate',
      about: 'number plate of the vehicle',
      value: { code: '@@-###' },
      say: 'for {}|on the car {}|of the car {}',
    },
  },
  things: [
    {
      noun: 'rental car',
      also: 'hire car|car for rent|rented car',
      about: 'a car to drive for some days',
      operations: {
        find: 'pickUp! from carClass gearbox maxPrice',
        book: 'pickUp! from! rentDays! carClass insured',
        compare: 'carClass! rentDays maxPrice',
        return: 'rentalId! dropOff!',
        report: 'plate! reason!',
      },
    },
    {
      noun: 'rental van',
      also: 'hire van|moving van|van for rent',
      about: 'a van to move furniture in',
      operations: {
        find: 'pickUp! from rentDays',
        book: 'pickUp! from! rentDays! driver',
        calculate: 'rentDays! mileage!',
        return: 'rentalId! mileage',
        cancel: 'rentalId! reason',
      },
    },
    {
      noun: 'camper van',
      also: 'motorhome|mobile home|van to sleep in',
      about: 'a van with beds to travel and sleep in',
      operations: {
        find: 'pickUp! people maxPrice',
        book: 'pickUp! from! rentDays! people',
        rate: 'plate! stars! note',
        recommend: 'country! people',
      },
    },
    {
      noun: 'rental contract',
      also: 'hire contract|rental agreement|contract for the car',
      about: 'the paper about a rented car',
      operations: {
        get: 'rentalId!',
        cancel: 'rentalId! reason',
        send: 'rentalId! email!',
        renew: 'rentalId! rentDays!',
        verify: 'rentalId! driver!',
      },
    },
    {
      noun: 'rental insurance',
      mass: true,
      also: 'rental cover|damage cover|cover for the rental',
      about: 'pays for damage to a rented car',
      operations: {
        buy: 'forRental! insured!',
        compare: 'carClass! rentDays!',
        calculate: 'carClass! rentDays!',
        cancel: 'forRental!',
      },
    },
    {
      noun: 'fuel card',
      also: 'card for fuel|petrol card|card to refuel',
      about: 'a card that pays at the fuel pump',
      operations: {
        buy: 'driver! amount',
        stop: 'forPlate! reason',
        assign: 'forPlate! driver!',
        get: 'forPlate! month',
        renew: 'forPlate! year',
      },
    },
    {
      noun: 'child seat',
      also: 'baby seat|seat for a child|car seat',
      about: 'a safe seat for a child in a car',
      operations: {
        book: 'forRental! childSeats!',
        cancel: 'forRental!',
        check: 'pickUp! from!',
        recommend: 'carClass! childSeats',
      },
    },
    {
      noun: 'rental branch',
      plural: 'rental branches',
      also: 'rental office|branch for rentals|pick-up office',
      about: 'an office where cars are handed over',
      operations: {
        find: 'pickUp! radius',
        check: 'pickUp! date! time',
        rate: 'pickUp! stars!',
        list: 'country! limit',
      },
    },
    {
      noun: 'vehicle damage',
      also: 'dent in the car|damage to the car|car damage',
      about: 'a scratch or dent in a vehicle',
      operations: {
        report: 'forPlate! note! date',
        list: 'forPlate year',
        calculate: 'forPlate! carClass!',
        upload: 'forPlate! file!',
        approve: 'rentalId! amount',
      },
    },
  ],
};
