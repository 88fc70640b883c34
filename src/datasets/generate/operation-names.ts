// The operations that all domains share. Their words stand in operations.ts.

/** The comment says what a query asks for, so that no two of one thing can be mistaken for each other. */
export const operationNames = [
  'get', // the details of one thing: show me, what is
  'list', // all of them, perhaps filtered: list all, show every
  'find', // search by what one wants: find, look for
  'recommend', // suggest some: recommend, any ideas for
  'check', // is it available, what is its status
  'count', // how many
  'compare', // two of them
  'calculate', // work out a figure
  'convert', // from one form into another
  'track', // where is it, how far has it come
  'create', // make a new one
  'update', // change an existing one
  'delete', // remove for good
  'copy', // duplicate
  'book', // reserve
  'buy', // order, purchase
  'pay', // settle
  'cancel', // call off
  'schedule', // set a date for it
  'postpone', // move to later
  'renew', // extend
  'start', // switch on, launch
  'stop', // switch off, end
  'send', // pass on to somebody
  'share', // give somebody access
  'download', // save a copy
  'upload',
  'print',
  'subscribe', // notify me
  'rate', // give stars, review
  'report', // tell of something wrong with it
  'verify', // is it valid, correct
  'approve',
  'reject',
  'assign', // to a person
  'translate',
  'summarize',
  'repair',
  'return', // send or bring back
  'archive',
] as const;

export type OperationName = (typeof operationNames)[number];
