// Libraries: loans, cards, reading rooms.
import type { Domain } from '../domain.ts';

export const libraries: Domain = {
  name: 'libraries',
  context: 'My thesis is due.|The children read a lot.|I forgot to bring them back.|We need a quiet place.',
  slots: {
    card: {
      name: 'library card|card number|card id',
      about: 'number of the card',
      value: { code: 'LC######' },
      say: 'with the card {}|for the card {}|on card number {}',
    },
    item: {
      name: 'title|item|book',
      about: 'title of what is lent',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    forItem: {
      name: 'title|item|book',
      about: 'title of what is lent',
      value: 'title',
      say: 'on "{}"|for "{}"|for the title "{}"',
    },
    branch: {
      name: 'branch|library|location',
      about: 'name of the branch',
      value: 'place',
      say: 'at {}|at the branch {}|in the library {}',
    },
    section: {
      name: 'section|area|department',
      about: 'part of the library',
      value: {
        choice: {
          children: 'in the children section|from the children section',
          science: 'in the science section|from the science section',
          history: 'in the history section|from the history section',
          music: 'in the music section|from the music section',
        },
      },
    },
    loan: {
      name: 'loan id|loan number',
      about: 'number of the loan',
      value: { code: 'LN-#####' },
      say: '{}|number {}|with the number {}',
    },
    weeks: {
      name: 'weeks|number of weeks',
      about: 'how many weeks',
      value: { integer: [1, 8] },
      say: 'for {} weeks|by {} weeks|{} weeks long',
    },
    seats: {
      name: 'seats|people',
      about: 'how many people',
      value: { integer: [1, 12] },
      say: 'for {} people|with {} seats|seating {} people',
    },
    quiet: {
      name: 'quiet|silent',
      about: 'whether it must be quiet',
      value: { flag: { yes: 'quiet|in the quiet zone', no: 'not quiet|outside the quiet zone' } },
      default: false,
    },
    copies: {
      name: 'copies|number of copies',
      about: 'how many copies',
      value: { integer: [1, 30] },
      say: '{} copies|in {} copies|making {} copies',
    },
  },
  things: [
    {
      noun: 'library loan',
      also: 'borrowed book|loan from the library|lent book',
      about: 'a book borrowed from the library',
      operations: {
        list: 'card! limit',
        renew: 'loan! weeks',
        return: 'loan! branch',
        check: 'loan!',
        count: 'card! month',
      },
    },
    {
      noun: 'library card',
      also: "reader's card|card for the library|reader card",
      about: 'the card one needs to borrow books',
      operations: {
        create: 'person! email address',
        renew: 'card! year',
        report: 'card! reason!',
        cancel: 'card!',
        verify: 'card!',
      },
    },
    {
      noun: 'book hold',
      also: 'hold on a book|reserved book|waiting list place',
      about: 'keeps a book until one picks it up',
      operations: {
        create: 'forItem! card! branch',
        cancel: 'forItem! card!',
        check: 'forItem! card',
        list: 'card! branch',
      },
    },
    {
      noun: 'library fine',
      also: 'late fee|fee for a late book|overdue fee',
      about: 'money to pay for a late book',
      operations: { get: 'card!', pay: 'card! amount!', reject: 'card! reason!', calculate: 'loan! days!' },
    },
    {
      noun: 'study room',
      also: 'room to study|group study room|quiet room',
      about: 'a quiet room for study in the library',
      operations: {
        book: 'branch! date! time! seats quiet',
        find: 'city! seats',
        cancel: 'branch! date!',
        check: 'branch! date',
      },
    },
    {
      noun: 'library branch',
      also: 'library building|public library|local library',
      about: 'a house where books are lent',
      operations: {
        find: 'city! radius',
        get: 'branch! weekday',
        rate: 'branch! stars! note',
        count: 'city!',
      },
    },
    {
      noun: 'library catalogue',
      also: 'book catalogue|catalogue of the library|index of books',
      about: 'tells what the library owns',
      operations: {
        find: 'query! section language',
        download: 'section! year',
        subscribe: 'topic! email!',
        list: 'section! branch limit',
      },
    },
    {
      noun: 'book scanner',
      also: 'scanner for books|page scanner|copying machine',
      about: 'a machine that copies pages of books',
      operations: {
        book: 'branch! date! time!',
        report: 'branch! reason!',
        start: 'copies! colour',
        repair: 'branch! reason',
      },
    },
    {
      noun: 'story hour',
      also: 'reading hour|hour of stories|story reading',
      about: 'somebody reads stories to children',
      operations: {
        list: 'branch! month',
        book: 'branch! date! seats',
        schedule: 'item! date! branch',
        postpone: 'branch! newDate!',
        cancel: 'date! branch',
      },
    },
  ],
};
