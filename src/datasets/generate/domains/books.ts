// Books: novels, editions, reading.
import type { Domain } from '../domain.ts';

export const books: Domain = {
  name: 'books',
  context:
    'I finished my novel.|The holidays are long.|My niece loves dragons.|Our reading circle meets soon.',
  slots: {
    book: {
      name: 'book|book title|title',
      about: 'title of the book',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    inBook: {
      name: 'book|book title|title',
      about: 'title of the book',
      value: 'title',
      say: 'in the book "{}"|in "{}"|of the book "{}"',
    },
    books: {
      name: 'books|titles',
      about: 'titles of the books',
      value: { list: 'title', size: [2, 2] },
      say: '{}|of {}|between {}',
    },
    author: {
      name: 'author|writer|written by',
      about: 'who wrote it',
      value: 'person',
      say: 'by {}|written by {}|from the author {}',
    },
    genre: {
      name: 'genre|kind|category',
      about: 'kind of book',
      value: {
        choice: {
          fantasy: 'from the fantasy shelf|of the fantasy kind',
          crime: 'from the crime shelf|of the crime kind',
          history: 'from the history shelf|of the history kind',
          poetry: 'from the poetry shelf|of the poetry kind',
        },
      },
    },
    isbn: {
      name: 'isbn|isbn number|book number',
      about: 'thirteen-digit number of the book',
      value: { code: '978##########' },
      say: '{}|with the ISBN {}|under ISBN {}',
    },
    format: {
      name: 'format|edition|binding',
      about: 'form of the book',
      value: {
        choice: {
          paperback: 'as a paperback|in paperback',
          hardcover: 'as a hardcover|in hardcover',
          ebook: 'as an ebook|in ebook form',
        },
      },
      default: 'paperback',
    },
    page: {
      name: 'page|page number',
      about: 'number of the page',
      value: { integer: [1, 900] },
      say: 'on page {}|at page {}|having reached page {}',
    },
    chapter: {
      name: 'chapter|chapter number',
      about: 'number of the chapter',
      value: { integer: [1, 40] },
      say: 'chapter {}|of chapter {}|up to chapter {}',
    },
    pages: {
      name: 'pages|pages per day',
      about: 'pages a day',
      value: { integer: [5, 120] },
      say: 'with {} pages a day|of {} pages a day|reading {} pages daily',
    },
    fontSize: {
      name: 'font size|text size',
      about: 'size of the letters',
      value: { integer: [8, 32] },
      say: 'with font size {}|in size {}|set in {} points',
    },
    signed: {
      name: 'signed|autographed',
      about: 'whether the author signed it',
      value: { flag: { yes: 'signed|signed by hand', no: 'not signed|without being signed' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'novel',
      also: 'book|story book|printed novel',
      about: 'a long story printed as a book',
      operations: {
        find: 'genre! author language maxPrice',
        buy: 'book! format quantity signed',
        get: 'isbn!',
        recommend: 'genre! minRating',
        compare: 'books! format',
      },
    },
    {
      noun: 'audiobook',
      also: 'audio book|spoken book|book to listen to',
      about: 'a book that is read aloud',
      operations: {
        start: 'book! chapter',
        download: 'book! author',
        find: 'author! language maxPrice',
        rate: 'book! stars!',
        stop: 'book!',
      },
    },
    {
      noun: 'ebook',
      also: 'electronic book|digital book|book file',
      about: 'a book that is read on a screen',
      operations: {
        buy: 'book! author',
        download: 'isbn!',
        start: 'book! page fontSize',
        convert: 'isbn! file!',
        delete: 'isbn!',
      },
    },
    {
      noun: 'book review',
      also: "review of a book|reader's opinion|book critique",
      about: 'what a reader thinks of a book',
      operations: {
        create: 'book! stars! note',
        list: 'book! limit',
        translate: 'book! language!',
        summarize: 'book! limit',
        report: 'book! username! reason!',
      },
    },
    {
      noun: 'reading list',
      also: 'list of books|list to read|book list',
      about: 'books somebody wants to read',
      operations: {
        create: 'title! books',
        update: 'title! newTitle!',
        share: 'title! recipient!',
        copy: 'title! newTitle',
        archive: 'title!',
      },
    },
    {
      noun: 'reading goal',
      also: 'goal for reading|reading target|reading plan',
      about: 'how much somebody wants to read',
      operations: { create: 'pages! endDate', update: 'pages!', check: 'date!', cancel: 'year!' },
    },
    {
      noun: 'book club',
      also: 'reading circle|reading group|club of readers',
      about: 'people who talk about the same book',
      operations: {
        find: 'city! genre weekday',
        create: 'title! city! weekday',
        schedule: 'book! date! venue',
        rate: 'title! stars!',
        count: 'city!',
      },
    },
    {
      noun: 'bookmark',
      also: 'page mark|reading mark|marked page',
      about: 'marks the page where one stopped',
      operations: {
        create: 'inBook! page! note',
        get: 'inBook!',
        delete: 'inBook! page!',
        list: 'inBook! limit',
      },
    },
    {
      noun: 'used book',
      also: 'second-hand book|old book|pre-owned book',
      about: 'a book that somebody has read before',
      operations: {
        find: 'book! maxPrice city',
        create: 'isbn! amount! note',
        buy: 'isbn! maxPrice',
        verify: 'isbn!',
        return: 'isbn! reason',
      },
    },
  ],
};
