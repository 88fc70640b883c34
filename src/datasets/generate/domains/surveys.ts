// Surveys: questionnaires, answers, polls.
import type { Domain } from '../domain.ts';

export const surveys: Domain = {
  name: 'surveys',
  context:
    'We want to know what guests think.|The workshop is over.|Too few people answered.|The vote is tomorrow.',
  slots: {
    survey: {
      name: 'survey|survey id|form',
      about: 'number of the survey',
      value: { code: 'SV-###' },
      say: '{}|number {}|with the number {}',
    },
    question: {
      name: 'question|question text|wording',
      about: 'text of the question',
      value: 'text',
      say: '"{}"|asking "{}"|that asks "{}"',
    },
    options: {
      name: 'options|choices|answers',
      about: 'what one can choose',
      value: { list: 'topic', size: [2, 4] },
      say: 'with {}|offering {}|with the options {}',
    },
    kind: {
      name: 'kind|question type|answer type',
      about: 'how one answers',
      value: {
        choice: {
          single: 'as single choice|single',
          multiple: 'as multiple choice|multiple',
          scale: 'on a scale|as a scale',
          text: 'as free text|with a text field',
        },
      },
    },
    anonymous: {
      name: 'anonymous|without names',
      about: 'whether names are hidden',
      value: {
        flag: { yes: 'anonymous|done in an anonymous way', no: 'not anonymous|without being anonymous' },
      },
      default: true,
    },
    invitees: {
      name: 'addresses|recipients|invitees',
      about: 'who is asked',
      value: { list: 'email', size: [1, 3] },
      say: 'to {}|addressed to {}|going to {}',
    },
    answers: {
      name: 'answers|max answers|responses',
      about: 'how many answers',
      value: { integer: [10, 5000] },
      say: 'with {} answers|up to {} answers|until there are {} answers',
    },
    required: {
      name: 'mandatory|must answer',
      about: 'whether one must answer',
      value: { flag: { yes: 'mandatory|as mandatory', no: 'not mandatory|without being mandatory' } },
      default: false,
    },
    number: {
      name: 'question number|number|position',
      about: 'number of the question',
      value: { integer: [1, 60] },
      say: '{}|number {}|at position {}',
    },
    points: {
      name: 'score|points',
      about: 'from 0 to 10',
      value: { integer: [0, 10] },
      say: 'with a score of {}|giving {} points|scoring {}',
    },
    groups: {
      name: 'group by|split by|groups',
      about: 'how to split',
      value: {
        choice: {
          age: 'by age|split by age',
          region: 'by region|split by region',
          gender: 'by gender|split by gender',
        },
      },
    },
    prize: {
      name: 'prize|reward|gift',
      about: 'what one can win',
      value: 'product',
      say: 'with {} as prize|for winning {}|to win {}',
    },
  },
  things: [
    {
      noun: 'online survey',
      also: 'survey|questionnaire|web survey',
      about: 'questions that many people answer',
      operations: {
        create: 'title! anonymous endDate answers',
        start: 'survey!',
        stop: 'survey!',
        copy: 'survey! newTitle!',
        translate: 'survey! language!',
      },
    },
    {
      noun: 'survey question',
      also: 'question|item of a survey|question in a survey',
      about: 'one question in a survey',
      operations: {
        create: 'survey! question! kind! required',
        update: 'survey! number! question!',
        delete: 'survey! number!',
        list: 'survey! limit',
        verify: 'survey! number!',
      },
    },
    {
      noun: 'survey answer',
      also: 'answer|response|reply to a survey',
      about: 'what one person answered',
      operations: {
        list: 'survey! limit',
        download: 'survey! startDate',
        count: 'survey! groups',
        delete: 'survey! email!',
        get: 'survey! email!',
      },
    },
    {
      noun: 'survey result',
      also: 'result of a survey|outcome of a survey|survey outcome',
      about: 'what all answers say together',
      operations: {
        get: 'survey! groups',
        summarize: 'survey! language',
        share: 'survey! invitees!',
        compare: 'survey! year!',
        print: 'survey! groups',
      },
    },
    {
      noun: 'survey invitation',
      also: 'invitation to a survey|call to take part|survey mail',
      about: 'asks people to take part',
      operations: {
        send: 'survey! invitees! message',
        schedule: 'survey! date! time',
        cancel: 'survey!',
        count: 'survey! date',
      },
    },
    {
      noun: 'opinion poll',
      also: 'poll|quick vote|straw vote',
      about: 'one quick question to many',
      operations: {
        create: 'question! options! hours',
        stop: 'title!',
        get: 'title!',
        share: 'title! url!',
        archive: 'title!',
      },
    },
    {
      noun: 'customer feedback',
      mass: true,
      also: 'customer opinion|opinion of a customer|customer remark',
      about: 'what customers think of a service',
      operations: {
        send: 'points! message',
        list: 'month! limit',
        approve: 'person! note',
        report: 'person! reason!',
        summarize: 'month! language',
      },
    },
    {
      noun: 'prize draw',
      also: 'raffle|lottery for participants|prize drawing',
      about: 'a prize for those who took part',
      operations: {
        create: 'prize! endDate!',
        schedule: 'prize! date!',
        cancel: 'prize! reason',
        verify: 'prize! person!',
      },
    },
    {
      noun: 'test panel',
      also: 'panel|group of testers|tester group',
      about: 'people who answer many surveys',
      operations: {
        create: 'title! people!',
        find: 'topic! country',
        rate: 'title! stars!',
        pay: 'title! amount!',
        assign: 'title! survey!',
      },
    },
  ],
};
