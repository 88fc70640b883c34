// Auctions: lots, bids, sellers.
import type { Domain } from '../domain.ts';

export const auctions: Domain = {
  name: 'auctions',
  heldOut: true,
  context:
    'My uncle collects clocks.|The hammer falls tonight.|I inherited some paintings.|I was outbid twice.',
  slots: {
    lot: {
      name: 'lot|lot number|lot id',
      about: 'number of the lot',
      value: { code: 'LOT-###' },
      say: '{}|number {}|with the number {}',
    },
    onLot: {
      name: 'lot|lot number|lot id',
      about: 'number of the lot',
      value: { code: 'LOT-###' },
      say: 'on lot {}|for {}|for the lot {}',
    },
    bid: {
      name: 'bid|bid amount|offer',
      about: 'bid in euros',
      value: { integer: [5, 9000] },
      say: 'of {} euros|at {} euros|for {} euros',
    },
    maximum: {
      name: 'maximum|highest bid|limit amount',
      about: 'highest bid in euros',
      value: { integer: [50, 20000] },
      say: 'up to {} euros|with {} euros as maximum|never above {} euros',
    },
    seller: {
      name: 'seller|seller name|offered by',
      about: 'who sells',
      value: 'username',
      say: 'from {}|by {}|offered by {}',
    },
    category: {
      name: 'category|kind|field',
      about: 'kind of goods',
      value: {
        choice: {
          art: 'from art|art',
          jewellery: 'from jewellery|jewellery',
          furniture: 'from furniture|furniture',
          coins: 'from coins|coins',
          wine: 'from wine|wine',
        },
      },
    },
    start: {
      name: 'starting price|start price|opening price',
      about: 'first price in euros',
      value: { integer: [1, 2000] },
      say: 'starting at {} euros|from {} euros|opening at {} euros',
    },
    condition: {
      name: 'condition|state',
      about: 'how good it is',
      value: {
        choice: {
          new: 'as new|in new condition',
          good: 'in good condition|good',
          worn: 'in worn condition|worn',
        },
      },
    },
    auction: {
      name: 'auction|auction name|sale',
      about: 'name of the auction',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    reserve: {
      name: 'reserve|with reserve',
      about: 'whether there is a lowest price',
      value: { flag: { yes: 'with reserve|reserve price set', no: 'without reserve|no reserve' } },
      default: false,
    },
    bidder: {
      name: 'bidder|buyer|bidder name',
      about: 'who bids',
      value: 'person',
      say: 'for {}|in the name of {}|represented by {}',
    },
    insured: {
      name: 'insured|insurance',
      about: 'whether it is insured',
      value: { flag: { yes: 'insured|with insurance', no: 'not insured|without insurance' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'auction lot',
      also: 'lot|piece in an auction|lot for sale',
      about: 'one thing that is sold by auction',
      operations: {
        find: 'category! maxPrice condition',
        create: 'title! category! start! reserve',
        get: 'lot!',
        delete: 'lot! reason',
        share: 'lot! recipient!',
      },
    },
    {
      noun: 'auction bid',
      also: 'bid|offer at an auction|offered price',
      about: 'a price offered at an auction',
      operations: {
        create: 'onLot! bid! bidder',
        cancel: 'onLot! reason',
        update: 'onLot! bid!',
        verify: 'onLot! bid!',
        list: 'onLot! limit',
      },
    },
    {
      noun: 'automatic bid',
      also: 'bidding agent|proxy bid|bid by machine',
      about: 'bids by itself up to a limit',
      operations: { start: 'onLot! maximum!', stop: 'onLot!', update: 'onLot! maximum!', check: 'onLot!' },
    },
    {
      noun: 'live auction',
      also: 'auction in a hall|auction|public sale',
      about: 'a sale where the highest bid wins',
      operations: {
        find: 'city! date category',
        schedule: 'auction! date! time!',
        postpone: 'auction! newDate!',
        subscribe: 'category! email!',
        count: 'city! month',
      },
    },
    {
      noun: 'auction seller',
      also: 'seller|selling party|consignor',
      about: 'a person who sells at auctions',
      operations: {
        get: 'seller!',
        rate: 'seller! stars! note',
        send: 'seller! message!',
        report: 'seller! reason!',
        verify: 'seller! country',
      },
    },
    {
      noun: 'won item',
      also: 'won lot|won piece|auction win',
      about: 'a thing bought at an auction',
      operations: {
        pay: 'lot! bid!',
        send: 'lot! address! insured',
        return: 'lot! reason!',
        list: 'month limit',
        archive: 'lot!',
      },
    },
    {
      noun: 'auction catalogue',
      also: 'sale catalogue|list of lots|catalogue of lots',
      about: 'lists all that an auction sells',
      operations: {
        download: 'auction! language',
        print: 'auction! category',
        translate: 'auction! language!',
        buy: 'auction! quantity',
      },
    },
    {
      noun: 'price estimate',
      also: 'estimate|estimated price|appraisal',
      about: 'what an expert thinks a thing is worth',
      operations: {
        get: 'onLot!',
        book: 'person! date! category',
        calculate: 'category! condition! year',
        compare: 'category! year',
        approve: 'onLot! bid',
      },
    },
    {
      noun: 'watched lot',
      also: 'lot to watch|watched item|lot on the list',
      about: 'a lot one keeps an eye on',
      operations: {
        create: 'lot! note',
        delete: 'lot!',
        list: 'limit',
        subscribe: 'lot! phone!',
        copy: 'lot! newTitle!',
      },
    },
  ],
};
