// Real estate: flats, houses, viewings, leases.
import type { Domain } from '../domain.ts';

export const realEstate: Domain = {
  name: 'real-estate',
  context: 'Our lease ends in May.|The baby needs a room.|I change jobs and towns.|The roof leaks.',
  slots: {
    listing: {
      name: 'listing id|listing number|offer number',
      about: 'number of the offer',
      value: { code: 'HS-#####' },
      say: '{}|number {}|with the number {}',
    },
    atListing: {
      name: 'listing id|listing number|offer number',
      about: 'number of the offer',
      value: { code: 'HS-#####' },
      say: 'of {}|for {}|at the property {}',
    },
    listings: {
      name: 'listings|listing ids',
      about: 'numbers of the offers',
      value: { list: { code: 'HS-#####' }, size: [2, 3] },
      say: '{}|of {}|between {}',
    },
    rooms: {
      name: 'rooms|bedrooms|number of rooms',
      about: 'how many rooms',
      value: { integer: [1, 8] },
      say: 'with {} rooms|having {} rooms|that has {} rooms',
    },
    area: {
      name: 'area|square metres|living area',
      about: 'area in square metres',
      value: { integer: [20, 400] },
      say: 'of {} square metres|with {} square metres|measuring {} square metres',
    },
    furnished: {
      name: 'furnished|with furniture',
      about: 'whether there is furniture',
      value: { flag: { yes: 'furnished|already furnished', no: 'not furnished|without being furnished' } },
      default: false,
    },
    rent: {
      name: 'monthly rent|max rent|rent',
      about: 'rent a month in euros',
      value: { integer: [300, 4000] },
      say: 'for {} euros a month|at {} euros a month|with a rent of {} euros',
    },
    price: {
      name: 'purchase price|price',
      about: 'price in euros',
      value: { integer: [60000, 900000] },
      say: 'for {} euros|at a price of {} euros|priced at {} euros',
    },
    tenant: {
      name: 'tenant|renter|tenant name',
      about: 'who rents it',
      value: 'person',
      say: 'with {}|rented by {}|whose tenant is {}',
    },
    agent: {
      name: 'agent|broker|agent name',
      about: 'who sells it',
      value: 'person',
      say: '{}|called {}|by the name of {}',
    },
    months: {
      name: 'months|term months|number of months',
      about: 'how many months',
      value: { integer: [1, 60] },
      say: 'for {} months|over {} months|lasting {} months',
    },
    property: {
      name: 'property type|type|kind',
      about: 'kind of building',
      value: {
        choice: {
          house: 'as a house|that is a house',
          flat: 'as a flat|that is a flat',
          farm: 'as a farm|that is a farm',
        },
      },
    },
    address: {
      name: 'address|property address',
      about: 'street and town',
      value: { object: 'street! city! postcode' },
      say: 'at {}|located at {}|with the address {}',
    },
    balcony: {
      name: 'balcony|with balcony',
      about: 'whether there is a balcony',
      value: { flag: { yes: 'with a balcony|balcony included', no: 'without a balcony|no balcony' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'rental flat',
      also: 'apartment for rent|flat to rent|rented apartment',
      about: 'a flat to live in for a monthly rent',
      operations: {
        find: 'city! rooms rent furnished balcony',
        get: 'listing!',
        compare: 'listings!',
        share: 'listing! recipient!',
        report: 'listing! reason!',
      },
    },
    {
      noun: 'family house',
      also: 'house for sale|home for a family|detached house',
      about: 'a house that is for sale',
      operations: {
        find: 'city! rooms price',
        buy: 'listing! price!',
        compare: 'listings! area',
        subscribe: 'city! email!',
        rate: 'listing! stars! note',
      },
    },
    {
      noun: 'house viewing',
      also: 'viewing of a house|visit of a flat|property viewing',
      about: 'a visit to see a house or flat',
      operations: {
        book: 'atListing! date! time',
        cancel: 'atListing! reason',
        postpone: 'atListing! newDate!',
        list: 'date! limit',
      },
    },
    {
      noun: 'rental lease',
      also: 'lease|tenancy agreement|contract of tenancy',
      about: 'the contract between tenant and owner',
      operations: {
        create: 'tenant! rent! months startDate',
        renew: 'tenant! months!',
        cancel: 'tenant! endDate! reason',
        send: 'tenant! email!',
        verify: 'tenant! address!',
      },
    },
    {
      noun: 'monthly rent',
      also: 'rent|rent payment|payment of rent',
      about: 'what a tenant pays each month',
      operations: {
        pay: 'tenant! rent! month',
        calculate: 'area! city!',
        check: 'tenant! month!',
        update: 'tenant! rent!',
        report: 'tenant! month!',
      },
    },
    {
      noun: 'estate agent',
      also: 'broker|property agent|house agent',
      about: 'somebody who sells houses and flats',
      operations: {
        find: 'city! minRating',
        rate: 'agent! stars! note',
        send: 'agent! message!',
        assign: 'agent! atListing!',
        get: 'agent!',
      },
    },
    {
      noun: 'property value',
      also: 'worth of a house|value of a property|house value',
      about: 'what a house or flat is worth',
      operations: {
        calculate: 'address! area! rooms',
        compare: 'city! year',
        track: 'address! year',
        get: 'atListing!',
      },
    },
    {
      noun: 'property listing',
      also: 'offer of a property|house advert|real estate advert',
      about: 'an advert that offers a property',
      operations: {
        create: 'address! price! property rooms',
        update: 'listing! price!',
        delete: 'listing!',
        copy: 'listing! newTitle',
        upload: 'listing! file!',
      },
    },
    {
      noun: 'home repair',
      also: 'repair in the house|house repair|fixing of a flat',
      about: 'something in a house is mended',
      operations: {
        schedule: 'address! date! note',
        report: 'tenant! note!',
        pay: 'tenant! amount!',
        approve: 'tenant! amount',
        cancel: 'tenant! date!',
      },
    },
    {
      noun: 'roommate',
      also: 'flatmate|housemate|person to share a flat',
      about: 'somebody to share a flat with',
      operations: {
        find: 'city! rent',
        create: 'person! rent!',
        recommend: 'city! rent',
        reject: 'person! reason!',
        send: 'recipient! message!',
      },
    },
  ],
};
