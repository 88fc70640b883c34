// Learning a language: words, exercises, partners.
import type { Domain } from '../domain.ts';

export const languageLearning: Domain = {
  name: 'language-learning',
  context: 'I move abroad soon.|My grammar is weak.|We read a story together.|I forget words quickly.',
  slots: {
    word: {
      name: 'word|term|expression',
      about: 'the word itself',
      value: {
        words:
          'butterfly|bridge|kettle|lighthouse|hedgehog|harvest|whisper|thunder|feather|blanket|orchard|wander|stubborn',
      },
      say: '"{}"|of "{}"|for "{}"',
    },
    words: {
      name: 'words|terms',
      about: 'the words',
      value: {
        list: { words: 'spoon|meadow|ladder|pepper|cloud|shelter|needle|candle|puzzle|travel|borrow|gentle' },
        size: [2, 4],
      },
      say: 'with {}|made of {}|containing {}',
    },
    tongue: {
      name: 'language|target language|learnt language',
      about: 'language that is learnt',
      value: 'language',
      say: 'in {}|into {}|of {}',
    },
    level: {
      name: 'level|language level|skill',
      about: 'level of the learner',
      value: {
        choice: {
          A1: 'at level A1|A1',
          A2: 'at level A2|A2',
          B1: 'at level B1|B1',
          B2: 'at level B2|B2',
          C1: 'at level C1|C1',
        },
      },
    },
    deck: {
      name: 'deck|card set|set name',
      about: 'name of the set',
      value: 'title',
      say: '"{}"|called "{}"|from the set "{}"',
    },
    cardDeck: {
      name: 'deck|card set|set name',
      about: 'set that holds the card',
      value: 'title',
      say: 'in the deck "{}"|in the set "{}"|from the deck "{}"',
    },
    tense: {
      name: 'tense|verb tense|time form',
      about: 'time of the verb',
      value: {
        choice: {
          present: 'in the present|in present tense',
          past: 'in the past|in past tense',
          future: 'in the future|in future tense',
        },
      },
      default: 'present',
    },
    verb: {
      name: 'verb|verb form|infinitive',
      about: 'the verb',
      value: {
        words: 'to sleep|to carry|to forget|to choose|to swim|to write|to break|to teach|to bring|to fly',
      },
      say: '"{}"|of "{}"|for the verb "{}"',
    },
    sentence: {
      name: 'sentence|text|phrase',
      about: 'the sentence',
      value: 'text',
      say: '"{}"|of "{}"|for "{}"',
    },
    partner: {
      name: 'partner|partner name|speaker',
      about: 'who speaks with you',
      value: 'person',
      say: 'with {}|named {}|together with {}',
    },
    pairs: {
      name: 'exercises|number of exercises',
      about: 'how many exercises',
      value: { integer: [2, 30] },
      say: 'with {} exercises|of {} exercises|holding {} exercises',
    },
    slow: {
      name: 'slow|slowly|slow speed',
      about: 'whether to speak slowly',
      value: { flag: { yes: 'slowly|spoken slowly', no: 'not slowly|without slow speed' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'vocabulary card',
      also: 'flash card|word card|card with a word',
      about: 'a card with a word on both sides',
      operations: {
        create: 'word! tongue! cardDeck',
        find: 'word! tongue',
        delete: 'word! cardDeck',
        print: 'deck!',
        share: 'deck! recipient!',
      },
    },
    {
      noun: 'card deck',
      also: 'set of flash cards|deck|set of word cards',
      about: 'many word cards in one set',
      operations: {
        create: 'deck! tongue! words',
        start: 'deck! minutes',
        copy: 'deck! newTitle!',
        list: 'tongue! limit',
        archive: 'deck!',
      },
    },
    {
      noun: 'word meaning',
      also: 'definition|meaning of a word|dictionary entry',
      about: 'what a word means in a dictionary',
      operations: {
        get: 'word! tongue',
        translate: 'word! tongue!',
        compare: 'words! tongue',
        verify: 'word! tongue!',
      },
    },
    {
      noun: 'verb form',
      also: 'conjugation|form of a verb|verb table',
      about: 'how a verb changes with time and person',
      operations: {
        get: 'verb! tongue! tense',
        convert: 'verb! tense!',
        list: 'verb! tense',
        print: 'verb! tongue',
      },
    },
    {
      noun: 'grammar exercise',
      also: 'exercise in grammar|grammar task|drill of grammar',
      about: 'a task that trains grammar',
      operations: {
        create: 'tongue! level! pairs',
        start: 'tongue! level! minutes',
        find: 'topic! tongue',
        rate: 'title! stars!',
        check: 'sentence! tongue',
      },
    },
    {
      noun: 'word pronunciation',
      also: 'pronunciation|sound of a word|spoken word',
      about: 'how a word is spoken',
      operations: {
        start: 'word! tongue! slow',
        download: 'word! tongue!',
        rate: 'word! stars!',
        compare: 'words! tongue',
        upload: 'word! file!',
      },
    },
    {
      noun: 'language partner',
      also: 'conversation partner|exchange partner|tandem partner',
      about: 'somebody to speak a language with',
      operations: {
        find: 'tongue! city level',
        book: 'partner! date! time!',
        rate: 'partner! stars! note',
        report: 'partner! reason!',
        send: 'partner! message!',
      },
    },
    {
      noun: 'language test',
      also: 'exam in a language|level test|test of a language',
      about: 'shows how well one speaks a language',
      operations: {
        book: 'tongue! level! date! city',
        start: 'tongue! level',
        cancel: 'tongue! date!',
        pay: 'tongue! amount!',
        check: 'tongue! date!',
      },
    },
    {
      noun: 'reading text',
      also: 'story to read|easy text|text for learners',
      about: 'a short text for learners of a language',
      operations: {
        find: 'tongue! level! topic',
        summarize: 'title! tongue',
        translate: 'title! tongue!',
        recommend: 'tongue! level!',
        create: 'topic! tongue! level',
      },
    },
  ],
};
