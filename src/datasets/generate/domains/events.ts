// Events: festivals, parties, tickets, guests.
import type { Domain } from '../domain.ts';

export const events: Domain = {
  name: 'events',
  context: 'My sister turns thirty.|The band cancelled.|We need a bigger room.|The town celebrates in July.',
  slots: {
    event: {
      name: 'event|event name|event title',
      about: 'name of the event',
      value: 'title',
      say: '"{}"|called "{}"|under the name "{}"',
    },
    forEvent: {
      name: 'event|event name|event title',
      about: 'name of the event',
      value: 'title',
      say: 'for the event "{}"|at "{}"|for "{}"',
    },
    kind: {
      name: 'kind|event type|type',
      about: 'kind of event',
      value: {
        choice: {
          festival: 'a festival|of the festival kind',
          fair: 'a fair|of the fair kind',
          exhibition: 'an exhibition|of the exhibition kind',
          workshop: 'a workshop|of the workshop kind',
        },
      },
    },
    ticket: {
      name: 'ticket number|ticket|ticket id',
      about: 'number of the ticket',
      value: { code: 'EVT-#####' },
      say: '{}|number {}|with the number {}',
    },
    guests: {
      name: 'guests|number of guests|people',
      about: 'how many guests',
      value: { integer: [2, 300] },
      say: 'for {} guests|with {} guests|{} guests in all',
    },
    guest: {
      name: 'guest|guest name|invited',
      about: 'who is invited',
      value: 'person',
      say: 'for {}|to {}|with {} on the list',
    },
    outdoor: {
      name: 'outdoor|open air|outside',
      about: 'whether it is outdoors',
      value: { flag: { yes: 'outdoor|held outdoors', no: 'not outdoor|not held outdoors' } },
      default: false,
    },
    speaker: {
      name: 'speaker|talk by|presenter',
      about: 'who talks',
      value: 'person',
      say: 'by {}|given by {}|with {} on stage',
    },
    stage: {
      name: 'stage|hall|track',
      about: 'where on the site',
      value: {
        choice: {
          main: 'on the main stage|main',
          side: 'on the side stage|side',
          garden: 'on the garden stage|garden',
        },
      },
    },
    food: {
      name: 'food|menu|buffet',
      about: 'what is served',
      value: {
        list: {
          words:
            'canapes|grilled vegetables|cheese|fruit salad|sushi|mini burgers|soup|brownies|sandwiches|quiche',
        },
        size: [1, 3],
      },
      say: 'with {}|serving {}|made of {}',
    },
    vip: {
      name: 'vip|vip access',
      about: 'whether it is for vips',
      value: { flag: { yes: 'with vip access|vip', no: 'without vip access|no vip' } },
      default: false,
    },
    theme: {
      name: 'theme|motto|topic',
      about: 'motto of the party',
      value: 'topic',
      say: 'with the motto {}|on the theme {}|themed {}',
    },
    metres: {
      name: 'stand size|square metres|size',
      about: 'area in square metres',
      value: { integer: [4, 80] },
      say: 'of {} square metres|with {} square metres|sized {} square metres',
    },
  },
  things: [
    {
      noun: 'public event',
      also: 'event|happening|local event',
      about: 'something the public can go to',
      operations: {
        find: 'city! kind date maxPrice',
        get: 'event!',
        list: 'month! city',
        subscribe: 'city! email! kind',
        rate: 'event! stars!',
      },
    },
    {
      noun: 'event ticket',
      also: 'entry ticket|admission ticket|pass for an event',
      about: 'lets one person into an event',
      operations: {
        buy: 'forEvent! quantity! vip',
        cancel: 'ticket! reason',
        verify: 'ticket!',
        send: 'ticket! email!',
        return: 'ticket! reason',
      },
    },
    {
      noun: 'birthday party',
      plural: 'birthday parties',
      also: 'party|birthday celebration|birthday feast',
      about: 'people who celebrate a birthday',
      operations: {
        create: 'person! date! venue guests',
        cancel: 'person! date!',
        postpone: 'person! newDate!',
        share: 'person! recipient!',
        calculate: 'guests! hours!',
      },
    },
    {
      noun: 'guest list',
      also: 'list of guests|list of invited people|invitation list',
      about: 'who may come to an event',
      operations: {
        create: 'forEvent! people!',
        update: 'forEvent! guest!',
        print: 'forEvent!',
        check: 'forEvent! guest!',
        count: 'forEvent!',
      },
    },
    {
      noun: 'party invitation',
      also: 'invitation to a party|invitation card|party card',
      about: 'asks somebody to a party',
      operations: {
        send: 'recipient! forEvent! date',
        create: 'forEvent! theme',
        approve: 'guest! forEvent!',
        reject: 'forEvent! reason!',
        translate: 'forEvent! language!',
      },
    },
    {
      noun: 'event venue',
      also: 'hall|location for events|event hall',
      about: 'a hall that can be hired for events',
      operations: {
        find: 'city! guests! outdoor maxPrice',
        book: 'venue! date! guests',
        compare: 'city! guests!',
        rate: 'venue! stars! note',
        cancel: 'venue! date!',
      },
    },
    {
      noun: 'party catering',
      mass: true,
      also: 'party buffet|catering service|buffet service',
      about: 'food and drinks for many guests',
      operations: {
        buy: 'food! guests! date',
        cancel: 'date! reason',
        recommend: 'guests! maxPrice',
        pay: 'company! amount!',
        calculate: 'guests! food',
      },
    },
    {
      noun: 'conference talk',
      also: 'talk|lecture|speech at a conference',
      about: 'a speaker who talks at a conference',
      operations: {
        schedule: 'title! speaker! date! stage',
        list: 'forEvent! stage',
        cancel: 'title! reason',
        rate: 'title! stars!',
        download: 'title! language',
      },
    },
    {
      noun: 'trade fair stand',
      also: 'fair stand|booth|stand at a fair',
      about: 'a place to show goods at a fair',
      operations: {
        book: 'forEvent! metres! company',
        cancel: 'forEvent! company!',
        find: 'forEvent! topic',
        pay: 'forEvent! amount!',
        assign: 'forEvent! assignee!',
      },
    },
    {
      noun: 'live stream',
      also: 'stream|web broadcast|online broadcast',
      about: 'an event shown live on the internet',
      operations: {
        start: 'forEvent! language',
        stop: 'forEvent!',
        share: 'forEvent! url!',
        schedule: 'forEvent! date! time!',
        count: 'forEvent!',
      },
    },
  ],
};
