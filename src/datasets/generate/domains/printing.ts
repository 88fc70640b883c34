// Printers, scans, copies.
import type { Domain } from '../domain.ts';

export const printing: Domain = {
  name: 'printing',
  context: 'The form must be signed.|My flyer is ready.|The office moves.|The paper is jammed again.',
  slots: {
    printer: {
      name: 'printer|printer name|device',
      about: 'name of the printer',
      value: { code: 'PRN-##' },
      say: 'on {}|at {}|with the printer {}',
    },
    ofFile: {
      name: 'file|document|file name',
      about: 'name of the file',
      value: 'file',
      say: 'of {}|from {}|for the file {}',
    },
    copies: {
      name: 'copies|number of copies',
      about: 'how many copies',
      value: { integer: [1, 200] },
      say: '{} copies|in {} copies|{} times',
      default: 1,
    },
    paper: {
      name: 'paper size|paper|format',
      about: 'size of the paper',
      value: {
        choice: {
          A3: 'on A3|on A3 paper',
          A4: 'on A4|on A4 paper',
          A5: 'on A5|on A5 paper',
        },
      },
      default: 'A4',
    },
    duplex: {
      name: 'duplex|double sided|both sides',
      about: 'whether both sides are used',
      value: { flag: { yes: 'duplex, on both sides|double sided', no: 'not duplex|not double sided' } },
      default: false,
    },
    inColour: {
      name: 'color|in color|colour print',
      about: 'whether it is in color',
      value: { flag: { yes: 'in color|as a color print', no: 'not in color|without color' } },
      default: true,
    },
    job: {
      name: 'job id|print job|job number',
      about: 'number of the job',
      value: { code: 'J####' },
      say: '{}|number {}|with the number {}',
    },
    pages: {
      name: 'pages|page range|page numbers',
      about: 'numbers of the pages',
      value: { list: { integer: [1, 60] }, size: [1, 3] },
      say: 'pages {}|only pages {}|with the pages {}',
    },
    dpi: {
      name: 'resolution|dpi',
      about: 'dots per inch',
      value: { integer: [72, 1200] },
      say: 'at {} dpi|with {} dpi|in a resolution of {} dpi',
      default: 300,
    },
    toner: {
      name: 'toner color|ink color|cartridge color',
      about: 'colour of the cartridge',
      value: {
        choice: {
          black: 'in black|of black colour',
          cyan: 'in cyan|of cyan colour',
          magenta: 'in magenta|of magenta colour',
          yellow: 'in yellow|of yellow colour',
        },
      },
    },
    outFormat: {
      name: 'output format|target format|file type',
      about: 'kind of the new file',
      value: {
        choice: {
          pdf: 'as pdf|to pdf',
          png: 'as png|to png',
          docx: 'as docx|to docx',
        },
      },
    },
    sheets: {
      name: 'sheets|sheets of paper',
      about: 'how many sheets',
      value: { integer: [50, 5000] },
      say: '{} sheets|of {} sheets|holding {} sheets',
    },
    filament: {
      name: 'material|filament',
      about: 'what it is made of',
      value: { words: 'PLA|ABS|PETG|nylon|TPU|resin|wood filament|carbon fibre|ASA' },
      say: 'in {}|out of {}|made of {}',
    },
  },
  things: [
    {
      noun: 'print job',
      also: 'printing job|job for the printer|printing task',
      about: 'a file waiting at the printer',
      operations: {
        create: 'ofFile! printer copies duplex paper',
        cancel: 'job!',
        list: 'printer! limit',
        check: 'job!',
        postpone: 'job! minutes!',
      },
    },
    {
      noun: 'office printer',
      also: 'printer|printing machine|laser printer',
      about: 'a machine that prints on paper',
      operations: {
        find: 'city! inColour',
        start: 'printer!',
        stop: 'printer!',
        repair: 'printer! reason',
        check: 'printer!',
      },
    },
    {
      noun: 'document scan',
      also: 'scan|scanned page|paper scan',
      about: 'a paper page turned into a file',
      operations: {
        create: 'ofFile! dpi inColour',
        convert: 'ofFile! outFormat!',
        send: 'ofFile! email!',
        delete: 'ofFile!',
        upload: 'ofFile! url!',
      },
    },
    {
      noun: 'photo copy',
      plural: 'photo copies',
      also: 'photocopy|paper copy|duplicate page',
      about: 'a copy of a page on paper',
      operations: {
        create: 'copies! paper duplex',
        calculate: 'copies! paper',
        cancel: 'job!',
        buy: 'copies! address',
      },
    },
    {
      noun: 'ink cartridge',
      also: 'toner|cartridge|ink for the printer',
      about: 'the ink a printer needs',
      operations: {
        buy: 'toner! printer! quantity',
        check: 'printer! toner',
        compare: 'toner! brand',
        return: 'brand! reason!',
        recommend: 'printer! maxPrice',
      },
    },
    {
      noun: 'printing paper',
      mass: true,
      also: 'stack of paper|pack of copy paper|ream of paper',
      about: 'blank sheets for a printer',
      operations: {
        buy: 'sheets! paper',
        check: 'printer! paper',
        count: 'printer!',
        recommend: 'paper! maxPrice',
      },
    },
    {
      noun: 'poster print',
      also: 'poster|large print|wall print',
      about: 'a big picture printed for the wall',
      operations: {
        buy: 'ofFile! paper! copies',
        create: 'title! ofFile! colour',
        rate: 'title! stars!',
        cancel: 'job! reason',
        track: 'job!',
      },
    },
    {
      noun: '3d print',
      also: 'printed object|three-dimensional print|3d printed model',
      about: 'an object built up by a printer',
      operations: {
        create: 'ofFile! filament! copies',
        stop: 'job!',
        calculate: 'ofFile! filament!',
        track: 'job!',
        rate: 'job! stars!',
      },
    },
    {
      noun: 'fax message',
      also: 'fax|telefax|fax page',
      about: 'a page sent over the phone line',
      operations: {
        send: 'ofFile! phone! pages',
        list: 'date! limit',
        check: 'job!',
        delete: 'job!',
        print: 'job! copies',
      },
    },
  ],
};
