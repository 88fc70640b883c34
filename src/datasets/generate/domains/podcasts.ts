// Podcasts: shows, episodes, recordings.
import type { Domain } from '../domain.ts';

export const podcasts: Domain = {
  name: 'podcasts',
  heldOut: true,
  context:
    'I have a long commute.|I like stories while cooking.|My microphone is new.|A colleague was interviewed.',
  slots: {
    show: {
      name: 'show|podcast|show name',
      about: 'name of the show',
      value: 'title',
      say: '"{}"|called "{}"|by the name "{}"',
    },
    ofShow: {
      name: 'show|podcast|show name',
      about: 'name of the show',
      value: 'title',
      say: 'of the show "{}"|from "{}"|on the podcast "{}"',
    },
    episode: {
      name: 'episode|episode number',
      about: 'number of the episode',
      value: { integer: [1, 400] },
      say: 'episode {}|number {}|with the number {}',
    },
    speed: {
      name: 'speed|playback speed',
      about: 'how fast it plays',
      value: { decimal: [0.5, 3, 1] },
      say: 'at {} times speed|at speed {}|played {} times as fast',
    },
    host: {
      name: 'host|presenter|speaker',
      about: 'who talks in it',
      value: 'person',
      say: 'hosted by {}|with {}|presented by {}',
    },
    category: {
      name: 'category|genre',
      about: 'kind of show',
      value: {
        choice: {
          comedy: 'from comedy|of the comedy kind',
          history: 'from history|of the history kind',
          science: 'from science|of the science kind',
          crime: 'from crime|of the crime kind',
        },
      },
    },
    explicit: {
      name: 'explicit|explicit content',
      about: 'whether strong language is fine',
      value: {
        flag: {
          yes: 'with explicit content|explicit content allowed',
          no: 'not explicit|without explicit content',
        },
      },
      default: false,
    },
    file: {
      name: 'audio file|file',
      about: 'name of the audio file',
      value: 'file',
      say: '{}|from the file {}|stored as {}',
    },
    guest: {
      name: 'guest|guest name',
      about: 'who is invited',
      value: 'person',
      say: 'for {}|to {}|with {} as guest',
    },
    seconds: {
      name: 'seconds|length seconds',
      about: 'length in seconds',
      value: { integer: [10, 120] },
      say: 'of {} seconds|{} seconds long|lasting {} seconds',
    },
  },
  things: [
    {
      noun: 'podcast episode',
      also: 'episode|audio episode|part of a podcast',
      about: 'one part of a podcast to listen to',
      operations: {
        start: 'ofShow! episode! speed',
        find: 'topic! host language',
        download: 'ofShow! episode!',
        share: 'ofShow! episode! recipient!',
        summarize: 'ofShow! episode! language',
      },
    },
    {
      noun: 'podcast show',
      also: 'podcast|audio show|audio series',
      about: 'a series one can listen to',
      operations: {
        subscribe: 'show! email',
        find: 'topic! category language explicit',
        rate: 'show! stars! note',
        recommend: 'category! language',
        cancel: 'show!',
      },
    },
    {
      noun: 'podcast transcript',
      also: 'transcript|written episode|text of an episode',
      about: 'the spoken words of an episode as text',
      operations: {
        get: 'ofShow! episode!',
        translate: 'ofShow! episode! language!',
        create: 'file! language',
        print: 'ofShow! episode!',
      },
    },
    {
      noun: 'audio recording',
      also: 'recording|sound recording|studio recording',
      about: 'a recorded talk, not yet published',
      operations: {
        start: 'title! minutes',
        stop: 'title!',
        upload: 'title! file!',
        delete: 'title!',
        copy: 'title! newTitle!',
      },
    },
    {
      noun: 'episode guest',
      also: 'guest|invited speaker|guest of a show',
      about: 'somebody invited to talk in an episode',
      operations: {
        send: 'guest! email! date!',
        cancel: 'guest! reason',
        find: 'topic! language',
        schedule: 'guest! date! time!',
        verify: 'guest! email',
      },
    },
    {
      noun: 'podcast advert',
      also: 'advert|advertising spot|sponsor message',
      about: 'a short advert in an episode',
      operations: {
        create: 'company! seconds!',
        buy: 'ofShow! seconds! maxPrice',
        approve: 'company! ofShow!',
        reject: 'company! reason!',
        list: 'ofShow limit',
      },
    },
    {
      noun: 'listener comment',
      also: 'comment by a listener|remark by a listener|audience comment',
      about: 'what listeners write about an episode',
      operations: {
        list: 'ofShow! episode limit',
        report: 'ofShow! username! reason!',
        send: 'ofShow! message!',
        count: 'ofShow! episode',
      },
    },
    {
      noun: 'download statistic',
      also: 'number of listeners|download figure|audience figure',
      about: 'how often an episode was heard',
      operations: {
        get: 'ofShow! month',
        compare: 'ofShow! year',
        calculate: 'ofShow! startDate! endDate!',
        send: 'ofShow! email!',
      },
    },
  ],
};
