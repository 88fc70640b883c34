// Museums: exhibitions, tours, objects, tickets.
import type { Domain } from '../domain.ts';

export const museums: Domain = {
  name: 'museums',
  heldOut: true,
  context: 'It is a rainy Sunday.|My class studies Rome.|We have two hours left.|My aunt paints.',
  slots: {
    museum: {
      name: 'museum|museum name|gallery',
      about: 'name of the museum',
      value: 'place',
      say: 'at {}|in the museum {}|inside {}',
    },
    exhibition: {
      name: 'exhibition|exhibition title|show',
      about: 'title of the exhibition',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    artist: {
      name: 'artist|painter|made by',
      about: 'who made it',
      value: 'person',
      say: 'by {}|made by {}|from the hand of {}',
    },
    period: {
      name: 'period|epoch|era',
      about: 'when it was made',
      value: {
        choice: {
          ancient: 'from ancient times|ancient',
          medieval: 'from medieval times|medieval',
          baroque: 'from the baroque|baroque',
          modern: 'from modern times|modern',
        },
      },
    },
    visitors: {
      name: 'visitors|tickets|people',
      about: 'how many visitors',
      value: { integer: [1, 30] },
      say: 'for {} visitors|with {} visitors|{} visitors in all',
    },
    object: {
      name: 'object number|inventory number|object id',
      about: 'number of the object',
      value: { code: 'OBJ-####' },
      say: '{}|number {}|with the number {}',
    },
    fare: {
      name: 'reduction|ticket type|price group',
      about: 'price group',
      value: {
        choice: {
          child: 'for a child|child',
          student: 'for a student|student',
          senior: 'for a senior|senior',
          full: 'at the full price|full price',
        },
      },
      default: 'full',
    },
    material: {
      name: 'material|made of',
      about: 'what it is made of',
      value: { words: 'marble|bronze|oak|clay|silk|gold|glass|ivory|iron|porcelain' },
      say: 'in {}|made of {}|from {}',
    },
    sponsor: {
      name: 'donor|sponsor|given by',
      about: 'who gives it',
      value: 'person',
      say: 'from {}|given by {}|donated by {}',
    },
    value: {
      name: 'insured value|value',
      about: 'value in euros',
      value: 'amount',
      say: 'worth {} euros|valued at {} euros|insured for {} euros',
    },
  },
  things: [
    {
      noun: 'museum ticket',
      also: 'museum entry|ticket for the museum|museum admission',
      about: 'lets a visitor into the museum',
      operations: {
        buy: 'museum! visitors! date fare',
        cancel: 'museum! date!',
        verify: 'museum! date!',
        send: 'museum! email!',
        find: 'city! date maxPrice',
      },
    },
    {
      noun: 'art exhibition',
      also: 'exhibition|art show|show of paintings',
      about: 'works of art shown for some months',
      operations: {
        find: 'city! period',
        get: 'exhibition!',
        rate: 'exhibition! stars! note',
        recommend: 'city! period',
        subscribe: 'city! email!',
      },
    },
    {
      noun: 'guided tour',
      also: 'tour with a guide|museum tour|tour through a museum',
      about: 'a guide who leads through a museum',
      operations: {
        book: 'museum! date! time! visitors language',
        cancel: 'museum! date! reason',
        list: 'museum! language',
        postpone: 'museum! newDate!',
        rate: 'museum! stars!',
      },
    },
    {
      noun: 'museum object',
      also: 'exhibit|object in a museum|museum piece',
      about: 'an old thing that a museum owns',
      operations: {
        get: 'object!',
        find: 'period! material',
        create: 'title! material! period',
        update: 'object! note!',
        verify: 'object! artist',
      },
    },
    {
      noun: 'famous painting',
      also: 'painting|picture by an artist|work of a painter',
      about: 'a picture painted by an artist',
      operations: {
        find: 'artist! period',
        get: 'title! artist',
        compare: 'artist! period',
        copy: 'title! quantity',
        report: 'title! reason!',
      },
    },
    {
      noun: 'audio guide',
      also: 'spoken guide|guide for the ears|headset guide',
      about: 'a voice that explains what is shown',
      operations: {
        start: 'museum! language',
        stop: 'museum!',
        download: 'museum! language!',
        return: 'museum! quantity',
        book: 'museum! date! quantity',
      },
    },
    {
      noun: 'museum loan',
      also: 'loaned exhibit|loan to a museum|lent object',
      about: 'an object lent to another museum',
      operations: {
        create: 'object! museum! endDate value',
        return: 'object! date',
        renew: 'object! endDate!',
        track: 'object!',
        approve: 'object! note',
      },
    },
    {
      noun: 'art workshop',
      also: 'painting class|workshop for art|art class',
      about: 'people who paint together',
      operations: {
        book: 'museum! date! visitors',
        list: 'city! month',
        cancel: 'museum! date!',
        find: 'city! weekday maxPrice',
      },
    },
    {
      noun: 'object donation',
      also: 'gift to a museum|donated object|museum gift',
      about: 'somebody who gives a museum an object',
      operations: {
        create: 'title! sponsor! value',
        approve: 'object! note',
        reject: 'object! reason!',
        list: 'year! sponsor',
        print: 'object!',
      },
    },
  ],
};
