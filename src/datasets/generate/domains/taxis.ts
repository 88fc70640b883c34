// Taxis and shared rides.
import type { Domain } from '../domain.ts';

export const taxis: Domain = {
  name: 'taxis',
  context: 'It is raining hard.|I must not miss the train.|We had some wine.|The last tram has gone.',
  slots: {
    pickUp: {
      name: 'pick up|from|pick up address',
      about: 'where the ride begins',
      value: 'street',
      say: 'from {}|picking up at {}|to be collected at {}',
    },
    dropOff: {
      name: 'drop off|to|destination address',
      about: 'where the ride ends',
      value: 'place',
      say: 'to {}|dropping off at {}|with the destination {}',
    },
    passengers: {
      name: 'passengers|riders|people',
      about: 'how many ride',
      value: { integer: [1, 7] },
      say: 'for {} passengers|for {} people|{} riders',
    },
    rideId: {
      name: 'ride id|trip id|ride number',
      about: 'number of the ride',
      value: { code: 'RD-####' },
      say: '{}|number {}|with the number {}',
    },
    ride: {
      name: 'car type|vehicle|ride type',
      about: 'kind of car',
      value: {
        choice: {
          standard: 'in a standard car|standard',
          electric: 'in an electric car|electric',
          large: 'in a large car|large',
        },
      },
      default: 'standard',
    },
    at: {
      name: 'time|pick up time|when',
      about: 'time of day, HH:MM',
      value: 'time',
      say: 'at {}|leaving at {}|to start at {}',
    },
    driver: {
      name: 'driver|driver name',
      about: 'name of the driver',
      value: 'first-name',
      say: '{}|called {}|by the name of {}',
    },
    tip: {
      name: 'tip|tip amount',
      about: 'tip in euros',
      value: { integer: [1, 20] },
      say: 'with a tip of {} euros|and {} euros tip|plus {} euros for the driver',
    },
    scooter: {
      name: 'scooter|scooter id|scooter number',
      about: 'number of the scooter',
      value: { code: 'SC-####' },
      say: '{}|number {}|with the number {}',
    },
    pets: {
      name: 'pets|pets allowed|with pet',
      about: 'whether a pet rides along',
      value: { flag: { yes: 'with a pet|pets allowed', no: 'without pets|no pets' } },
      default: false,
    },
    code: {
      name: 'promo code|voucher|code',
      about: 'code of the voucher',
      value: { code: 'RIDE##' },
      say: 'with the code {}|using the voucher {}|applying {}',
    },
    airport: {
      name: 'airport|airport code',
      about: 'three-letter code of the airport',
      value: 'airport',
      say: 'at {}|for {}|to the airport {}',
    },
  },
  things: [
    {
      noun: 'taxi ride',
      also: 'taxi|cab|ride in a taxi',
      about: 'a ride through town in a taxi',
      operations: {
        book: 'pickUp! dropOff! at passengers ride',
        cancel: 'rideId! reason',
        track: 'rideId!',
        calculate: 'pickUp! dropOff! ride pets',
        rate: 'rideId! stars! tip',
      },
    },
    {
      noun: 'shared ride',
      also: 'ride share|carpool|shared cab',
      about: 'a ride shared with other people',
      operations: {
        find: 'origin! destination! date',
        create: 'origin! destination! date! passengers',
        book: 'rideId! passengers!',
        cancel: 'rideId! reason',
        report: 'rideId! reason!',
      },
    },
    {
      noun: 'airport transfer',
      also: 'transfer to the airport|ride to the airport|airport shuttle',
      about: 'a ride to or from an airport',
      operations: {
        book: 'pickUp! airport! date! passengers',
        find: 'airport! maxPrice',
        postpone: 'rideId! newDate!',
        compare: 'airport! passengers',
      },
    },
    {
      noun: 'taxi driver',
      also: 'cab driver|driver of the taxi|driver',
      about: 'the person who drives the taxi',
      operations: {
        get: 'driver!',
        rate: 'driver! stars! note',
        send: 'driver! message!',
        report: 'driver! reason!',
        assign: 'rideId! driver!',
      },
    },
    {
      noun: 'ride receipt',
      also: 'taxi receipt|receipt for the ride|proof of the ride',
      about: 'a paper that shows what a ride cost',
      operations: {
        get: 'rideId!',
        send: 'rideId! email!',
        print: 'rideId!',
        download: 'rideId! file',
        list: 'month limit',
      },
    },
    {
      noun: 'ride voucher',
      also: 'voucher for a ride|taxi coupon|promo code for rides',
      about: 'a code that makes a ride cheaper',
      operations: {
        verify: 'code!',
        buy: 'amount! recipient',
        share: 'code! recipient!',
        list: 'limit',
        renew: 'code! endDate!',
      },
    },
    {
      noun: 'night bus',
      also: 'bus at night|late bus|night coach',
      about: 'a bus that drives after midnight',
      operations: {
        find: 'origin! destination!',
        list: 'city! weekday',
        track: 'city!',
        check: 'city! date',
      },
    },
    {
      noun: 'electric scooter',
      also: 'scooter|e-scooter|scooter to ride',
      about: 'a small scooter for short ways in town',
      operations: {
        find: 'street! city!',
        start: 'scooter!',
        stop: 'scooter! minutes',
        report: 'scooter! reason!',
        count: 'city!',
      },
    },
  ],
};
