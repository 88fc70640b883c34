// News: articles, headlines, newspapers.
import type { Domain } from '../domain.ts';

export const news: Domain = {
  name: 'news',
  context: 'I was offline for days.|There was an election.|I prepare a talk.|The paper did not come.',
  slots: {
    section: {
      name: 'section|category|desk',
      about: 'part of the paper',
      value: {
        choice: {
          politics: 'from the politics section|in politics',
          business: 'from the business section|in business',
          culture: 'from the culture section|in culture',
          science: 'from the science section|in science',
        },
      },
    },
    source: {
      name: 'source|newspaper|publisher',
      about: 'who published it',
      value: 'company',
      say: 'by {}|from {}|published by {}',
    },
    headline: {
      name: 'headline|title|article title',
      about: 'headline of the article',
      value: 'title',
      say: '"{}"|headed "{}"|with the headline "{}"',
    },
    url: {
      name: 'url|link|article url',
      about: 'web address of the article',
      value: 'url',
      say: 'at {}|found at {}|with the link {}',
    },
    breaking: {
      name: 'breaking|breaking only',
      about: 'whether only breaking ones',
      value: {
        flag: { yes: 'breaking only|only breaking ones', no: 'breaking or not|not only breaking ones' },
      },
      default: false,
    },
    sort: {
      name: 'sort by|order',
      about: 'how to sort',
      value: {
        choice: {
          date: 'sorted by date|by date',
          relevance: 'sorted by relevance|by relevance',
        },
      },
    },
    journalist: {
      name: 'journalist|author|reporter',
      about: 'who wrote it',
      value: 'person',
      say: 'by {}|written by {}|reported by {}',
    },
    street: {
      name: 'street|address|deliver to',
      about: 'where it is delivered',
      value: 'street',
      say: 'to {}|delivered to {}|at the address {}',
    },
    words: {
      name: 'words|max words|length',
      about: 'length in words',
      value: { integer: [50, 400] },
      say: 'in {} words|with {} words|no longer than {} words',
    },
  },
  things: [
    {
      noun: 'news article',
      also: 'article|newspaper article|news story',
      about: 'a written report about what happened',
      operations: {
        find: 'query! section source sort',
        get: 'url!',
        summarize: 'url! words language',
        share: 'url! email!',
        translate: 'url! language!',
      },
    },
    {
      noun: 'news headline',
      also: 'headline|top story|title of the news',
      about: "the short titles of today's news",
      operations: {
        list: 'section! country limit',
        get: 'source! date',
        count: 'topic! date',
        subscribe: 'section! email!',
      },
    },
    {
      noun: 'news alert',
      also: 'breaking news alert|alert about news|news message',
      about: 'a message when something important happens',
      operations: {
        create: 'topic! email! breaking',
        stop: 'topic!',
        list: 'limit',
        update: 'topic! section!',
      },
    },
    {
      noun: 'newspaper',
      also: 'daily paper|printed paper|morning paper',
      about: 'the printed paper with the news of the day',
      operations: {
        buy: 'source! date',
        subscribe: 'source! street!',
        download: 'source! date!',
        cancel: 'source! reason',
        compare: 'source! topic!',
      },
    },
    {
      noun: 'press release',
      also: 'statement to the press|announcement to the press|press statement',
      about: 'what a firm tells the press',
      operations: {
        create: 'headline! company! note',
        send: 'headline! email!',
        find: 'company! year',
        approve: 'headline! note',
        schedule: 'headline! date!',
      },
    },
    {
      noun: 'fact check',
      also: 'check of facts|fact review|test of a claim',
      about: 'tests whether a claim in the news is true',
      operations: {
        create: 'message! url',
        get: 'headline!',
        find: 'topic! country',
        report: 'url! reason!',
      },
    },
    {
      noun: 'news archive',
      also: 'archive of articles|old article|paper archive',
      about: 'articles that were printed long ago',
      operations: {
        find: 'query! year source',
        download: 'source! year!',
        get: 'source! date!',
        print: 'source! date!',
      },
    },
    {
      noun: 'opinion column',
      also: 'column|comment by a writer|opinion piece',
      about: 'a text in which a writer says an opinion',
      operations: {
        find: 'journalist! topic',
        list: 'section! limit',
        rate: 'headline! stars!',
        reject: 'headline! reason!',
        upload: 'headline! file!',
      },
    },
    {
      noun: 'letter to the editor',
      plural: 'letters to the editor',
      also: "reader's letter|letter to the paper|letter from a reader",
      about: 'what a reader writes to the paper',
      operations: {
        send: 'source! message! person',
        list: 'source! date',
        approve: 'headline!',
        delete: 'headline! reason',
      },
    },
  ],
};
