// Slots that many domains need, so that their names and ways of saying are learnt once and hold everywhere.
import type { Slot } from './domain.ts';

export const sharedSlots = {
  // Places
  city: {
    name: 'city|location|town',
    about: 'name of the city|where',
    value: 'city',
    say: 'in {}|for {}|around {}',
  },
  origin: {
    name: 'origin|from city|departure',
    about: 'where it starts',
    value: 'city',
    say: 'from {}|leaving from {}|starting in {}',
  },
  destination: {
    name: 'destination|to city|arrival',
    about: 'where it ends',
    value: 'city',
    say: 'to {}|going to {}|bound for {}',
  },
  country: { name: 'country', about: 'name of the country', value: 'country', say: 'in {}|for {}|within {}' },
  street: { name: 'street|street address', about: 'street and house number', value: 'street', say: 'at {}' },
  postcode: {
    name: 'postcode|zip code|postal code',
    about: 'postal code',
    value: 'postcode',
    say: 'postcode {}|zip code {}',
  },
  venue: { name: 'venue|place', about: 'where it takes place', value: 'place', say: 'at {}|at the venue {}' },
  radius: {
    name: 'radius km|distance km|max distance',
    about: 'how far away, in km',
    value: { integer: [1, 50] },
    say: 'within {} km|no more than {} km away|at most {} kilometres off',
  },
  address: {
    name: 'address|delivery address',
    about: 'where to bring it',
    value: { object: 'street! city! postcode' },
    say: '{}',
  },

  // Times
  date: { name: 'date|day', about: 'date as YYYY-MM-DD', value: 'date', say: 'on {}|for {}|dated {}' },
  time: {
    name: 'time|start time',
    about: 'time of day, HH:MM',
    value: 'time',
    say: 'at {}|at {} sharp',
  },
  startDate: {
    name: 'start date|from date|begin',
    about: 'first day, YYYY-MM-DD',
    value: 'date',
    say: 'from {}|starting {}|beginning on {}',
  },
  endDate: {
    name: 'end date|to date|until',
    about: 'last day, YYYY-MM-DD',
    value: 'date',
    say: 'until {}|to {}|up to and including {}',
  },
  newDate: {
    name: 'new date|date',
    about: 'the date it moves to',
    value: 'date',
    say: 'to {}|to the new date {}|so that it falls on {}',
  },
  dueDate: {
    name: 'due date|deadline',
    about: 'when it must be done',
    value: 'date',
    say: 'due {}|by {}|with the deadline {}',
  },
  days: {
    name: 'days|number of days',
    about: 'how many days',
    value: { integer: [1, 30] },
    say: 'for {} days|over {} days|spanning {} days',
  },
  hours: {
    name: 'hours|duration hours',
    about: 'how many hours',
    value: { integer: [1, 24] },
    say: 'for {} hours|lasting {} hours',
  },
  minutes: {
    name: 'minutes|duration|duration minutes',
    about: 'length in minutes',
    value: { integer: [5, 180] },
    say: 'for {} minutes|lasting {} minutes|{} minutes long',
  },
  weekday: { name: 'weekday|day of week', about: 'day of the week', value: 'weekday', say: 'on {}|every {}' },
  month: { name: 'month', about: 'month as YYYY-MM', value: 'month', say: 'in {}|for the month {}' },
  year: { name: 'year', about: 'calendar year', value: 'year', say: 'in {}|for the year {}|of {}' },

  // People and messages
  person: {
    name: 'name|person|full name',
    about: 'name of the person',
    value: 'person',
    say: 'for {}|in the name of {}|on behalf of {}',
  },
  recipient: {
    name: 'recipient|to|receiver',
    about: 'who receives it',
    value: 'person',
    say: 'to {}|addressed to {}|for the attention of {}',
  },
  assignee: {
    name: 'assignee|owner|responsible',
    about: 'who is in charge',
    value: 'person',
    say: 'to {}|with {} in charge',
  },
  email: {
    name: 'email|email address|contact email',
    about: 'email address',
    value: 'email',
    say: 'to {}|using the email {}|via {}',
  },
  phone: {
    name: 'phone|phone number|contact number',
    about: 'phone number',
    value: 'phone',
    say: 'with the phone number {}|phone {}|reachable under {}',
  },
  username: {
    name: 'username|user|account name',
    about: 'name of the account',
    value: 'username',
    say: 'for user {}|for the account {}|as {}',
  },
  message: {
    name: 'message|text|body',
    about: 'what to say',
    value: 'text',
    say: 'saying "{}"|with the message "{}"|that reads "{}"',
  },
  note: {
    name: 'note|comment|remark',
    about: 'a remark to keep with it',
    value: 'text',
    say: 'with the note "{}"|adding the comment "{}"|and note "{}"',
  },
  reason: {
    name: 'reason|cause',
    about: 'why',
    value: 'text',
    say: 'because "{}"|with the reason "{}"|reason: "{}"',
  },

  // Names and words
  title: {
    name: 'title|name',
    about: 'its title',
    value: 'title',
    say: '"{}"|called "{}"|titled "{}"|under the name "{}"',
  },
  newTitle: {
    name: 'new title|new name',
    about: 'what it will be called',
    value: 'title',
    say: 'to "{}"|with the new title "{}"',
  },
  topic: {
    name: 'topic|subject|keyword',
    about: 'what it is about',
    value: 'topic',
    say: 'about {}|on {}|concerning {}',
  },
  query: {
    name: 'query|search term|keywords',
    about: 'words to look for',
    value: 'topic',
    say: 'matching {}|for "{}"|with the words "{}"',
  },
  product: {
    name: 'product|item|product name',
    about: 'name of the product',
    value: 'product',
    say: '{}|for the {}|of the {}',
  },
  brand: {
    name: 'brand|manufacturer|maker',
    about: 'who makes it',
    value: 'brand',
    say: 'by {}|from {}|made by {}',
  },
  company: {
    name: 'company|organization|company name',
    about: 'name of the company',
    value: 'company',
    say: 'at {}|of {}|from the company {}',
  },
  colour: { name: 'color|colour', about: 'colour', value: 'colour', say: 'in {}|coloured {}' },
  language: {
    name: 'language|lang',
    about: 'language, in English',
    value: 'language',
    say: 'in {}|in the {} language|using {}',
  },
  url: {
    name: 'url|link|web address',
    about: 'web address',
    value: 'url',
    say: 'at {}|with the link {}|found under {}',
  },
  file: {
    name: 'file|file name|path',
    about: 'name of the file',
    value: 'file',
    say: 'from {}|from the file {}|out of {}',
  },
  tags: {
    name: 'tags|labels|keywords',
    about: 'words to sort it by',
    value: { list: 'topic' },
    say: 'tagged {}|with the tags {}|labelled {}',
  },

  // Numbers
  limit: {
    name: 'limit|max results|count',
    about: 'how many to give at most',
    value: { integer: [2, 50] },
    say: 'at most {}|{} at most|up to {} of them|no more than {} results',
    default: 10,
  },
  quantity: {
    name: 'quantity|amount|count',
    about: 'how many',
    value: { integer: [1, 20] },
    say: '{} of them|{} pieces|a total of {}',
    default: 1,
  },
  people: {
    name: 'people|guests|party size',
    about: 'number of people',
    value: { integer: [1, 12] },
    say: 'for {} people|for a party of {}|{} of us',
  },
  maxPrice: {
    name: 'max price|price limit|budget',
    about: 'highest price',
    value: 'amount',
    say: 'under {} euros|for less than {} euros|costing at most {} euros',
  },
  minPrice: {
    name: 'min price|lowest price',
    about: 'lowest price',
    value: 'amount',
    say: 'over {} euros|from {} euros up|costing at least {} euros',
  },
  amount: {
    name: 'amount|sum|value',
    about: 'sum of money',
    value: 'amount',
    say: 'of {}|over {}|to the sum of {}',
  },
  currency: {
    name: 'currency|currency code',
    about: 'three-letter code',
    value: 'currency',
    say: 'in {}|quoted in {}',
  },
  percent: {
    name: 'percent|percentage|rate',
    about: 'in percent',
    value: 'percent',
    say: 'at {} percent|at {} %|of {} per cent',
  },
  stars: {
    name: 'stars|rating|score',
    about: 'from 1 to 5',
    value: { integer: [1, 5] },
    say: '{} stars|{} out of 5|with a score of {}',
  },
  minRating: {
    name: 'min rating|minimum stars',
    about: 'lowest rating, 1 to 5',
    value: { integer: [1, 5] },
    say: 'with at least {} stars|rated {} or better|rated no lower than {}',
  },
} as const satisfies Readonly<Record<string, Slot>>;
