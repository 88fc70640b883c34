// Translation work: texts, documents, glossaries, interpreters.
import type { Domain } from '../domain.ts';

export const translation: Domain = {
  name: 'translation',
  context:
    'The contract is in Polish.|A guest speaks no English.|We publish in five countries.|The menu must be readable.',
  slots: {
    text: {
      name: 'text|source text|sentence',
      about: 'what to translate',
      value: 'text',
      say: '"{}"|reading "{}"|for the text "{}"',
    },
    from: {
      name: 'source language|from language|from',
      about: 'language it is in',
      value: 'language',
      say: 'from {}|out of {}|originally in {}',
    },
    to: {
      name: 'target language|to language|to',
      about: 'language it becomes',
      value: 'language',
      say: 'to {}|into {}|ending up in {}',
    },
    file: {
      name: 'document|file|file name',
      about: 'name of the file',
      value: 'file',
      say: '{}|from {}|of the file {}',
    },
    term: {
      name: 'term|word|expression',
      about: 'word of the trade',
      value: 'topic',
      say: 'for {}|of {}|with the term {}',
    },
    formality: {
      name: 'formality|tone|style',
      about: 'how formal it sounds',
      value: {
        choice: {
          formal: 'in a formal tone|formal',
          informal: 'in an informal tone|informal',
          neutral: 'in a neutral tone|neutral',
        },
      },
      default: 'neutral',
    },
    translator: {
      name: 'translator|linguist|translator name',
      about: 'who does it',
      value: 'person',
      say: 'by {}|with {}|done by {}',
    },
    words: {
      name: 'words|word count|number of words',
      about: 'number of words',
      value: { integer: [50, 9000] },
      say: 'of {} words|with {} words|counting {} words',
    },
    certified: {
      name: 'certified|sworn',
      about: 'whether it must be certified',
      value: { flag: { yes: 'certified|as a certified one', no: 'not certified|without being certified' } },
      default: false,
    },
    jobNumber: {
      name: 'job number|order number|project',
      about: 'number of the order',
      value: { code: 'TL-####' },
      say: '{}|number {}|with the number {}',
    },
    video: {
      name: 'video|video title|film',
      about: 'title of the film',
      value: 'title',
      say: 'for "{}"|of "{}"|made for "{}"',
    },
    glossary: {
      name: 'glossary|word list',
      about: 'name of the list',
      value: 'title',
      say: '"{}"|called "{}"|under the name "{}"',
    },
  },
  things: [
    {
      noun: 'short text',
      also: 'phrase|piece of text|sentence to translate',
      about: 'a few words or sentences',
      operations: {
        translate: 'text! to! from formality',
        verify: 'text! language!',
        summarize: 'text! to',
        compare: 'text! to!',
      },
    },
    {
      noun: 'document translation',
      also: 'translated document|translation of a file|file translation',
      about: 'a whole document in another language',
      operations: {
        buy: 'file! from! to! certified',
        calculate: 'words! from! to!',
        track: 'jobNumber!',
        cancel: 'jobNumber! reason',
        download: 'jobNumber!',
      },
    },
    {
      noun: 'text language',
      also: 'language of a text|language detection|written language',
      about: 'which language a text is written in',
      operations: { check: 'text!', verify: 'text! language!', list: 'country! limit', count: 'file!' },
    },
    {
      noun: 'term glossary',
      plural: 'term glossaries',
      also: 'glossary|list of terms|term list',
      about: 'how terms must be translated',
      operations: {
        create: 'glossary! from! to!',
        update: 'glossary! term!',
        find: 'term! to!',
        share: 'glossary! email!',
        delete: 'glossary!',
      },
    },
    {
      noun: 'human translator',
      also: 'translator|linguist|professional translator',
      about: 'a person who translates for a living',
      operations: {
        find: 'from! to! maxPrice minRating',
        assign: 'jobNumber! translator!',
        rate: 'translator! stars! note',
        send: 'translator! message!',
      },
    },
    {
      noun: 'live interpreter',
      also: 'interpreter|speech translator|interpreter for talks',
      about: 'a person who translates what is said',
      operations: {
        book: 'from! to! date! time! hours',
        find: 'from! to! city',
        cancel: 'translator! date!',
        rate: 'translator! stars!',
        pay: 'translator! amount!',
      },
    },
    {
      noun: 'translation quote',
      also: 'price of a translation|offer for a translation|translation offer',
      about: 'what a translation would cost',
      operations: {
        get: 'words! to! certified',
        approve: 'jobNumber!',
        reject: 'jobNumber! reason!',
        send: 'jobNumber! email!',
        compare: 'words! to!',
      },
    },
    {
      noun: 'video subtitle',
      also: 'subtitle|line under a film|subtitle of a video',
      about: 'the text below a film',
      operations: {
        create: 'video! language!',
        translate: 'video! to!',
        upload: 'video! file!',
        delete: 'video! language!',
        start: 'video! language!',
      },
    },
    {
      noun: 'proofread text',
      also: 'proofreading|corrected text|text correction',
      about: 'a text with all mistakes corrected',
      operations: {
        buy: 'file! language! dueDate',
        check: 'file! language',
        return: 'jobNumber! note!',
        approve: 'jobNumber! note',
        schedule: 'file! date! translator',
      },
    },
  ],
};
