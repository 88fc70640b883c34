// Television: channels, programmes, recordings.
import type { Domain } from '../domain.ts';

export const television: Domain = {
  name: 'television',
  context:
    'The final is on tonight.|The antenna is new.|Grandmother likes quiz shows.|I missed the last episode.',
  slots: {
    channel: {
      name: 'channel|channel number|channel id',
      about: 'number of the channel',
      value: { integer: [1, 400] },
      say: 'on channel {}|on number {}|tuned to channel {}',
    },
    programme: {
      name: 'programme|show|program title',
      about: 'title of the programme',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    season: {
      name: 'season|season number',
      about: 'number of the season',
      value: { integer: [1, 15] },
      say: 'of season {}|in season {}|from season number {}',
    },
    episode: {
      name: 'episode|episode number',
      about: 'number of the episode',
      value: { integer: [1, 24] },
      say: 'episode {}|with episode {}|at episode number {}',
    },
    volume: {
      name: 'volume|sound level',
      about: 'loudness from 0 to 100',
      value: { integer: [0, 100] },
      say: 'at volume {}|to volume {}|with the volume at {}',
    },
    source: {
      name: 'source|input|video input',
      about: 'where the picture comes from',
      value: {
        choice: {
          antenna: 'from the antenna|over antenna',
          cable: 'from cable|over cable',
          satellite: 'from satellite|over satellite',
        },
      },
    },
    kids: {
      name: 'for children|children only|kids',
      about: 'whether it suits children',
      value: {
        flag: { yes: 'for children|suited to children', no: 'not for children|not suited to children' },
      },
      default: false,
    },
    recordingId: {
      name: 'recording id|recording number',
      about: 'number of the recording',
      value: { code: 'REC-###' },
      say: '{}|number {}|with the number {}',
    },
    pin: {
      name: 'pin|code',
      about: 'four-digit secret number',
      value: { code: '####' },
      say: 'with the pin {}|using the code {}|locked by {}',
    },
    quality: {
      name: 'quality|resolution',
      about: 'picture quality',
      value: {
        choice: {
          normal: 'in normal quality|normal',
          high: 'in high quality|high',
          ultra: 'in ultra quality|ultra',
        },
      },
      default: 'normal',
    },
  },
  things: [
    {
      noun: 'tv programme',
      also: 'television show|broadcast|show on tv',
      about: 'something shown on television',
      operations: {
        find: 'query! date kids',
        get: 'programme!',
        recommend: 'kids! minutes',
        subscribe: 'programme! email!',
        rate: 'programme! stars!',
      },
    },
    {
      noun: 'tv recording',
      also: 'recorded show|recording of a broadcast|recorded programme',
      about: 'a show recorded from television',
      operations: {
        create: 'programme! channel! time! quality',
        list: 'limit',
        delete: 'recordingId!',
        start: 'recordingId!',
        copy: 'recordingId! file',
      },
    },
    {
      noun: 'tv channel',
      also: 'television channel|station on tv|television station',
      about: 'a station that sends television',
      operations: {
        start: 'channel! volume',
        list: 'language! source limit',
        delete: 'channel!',
        find: 'query! country',
        count: 'source language',
      },
    },
    {
      noun: 'tv guide',
      also: 'programme guide|television guide|overview of programmes',
      about: 'what is shown when on television',
      operations: {
        get: 'date! channel',
        download: 'month!',
        print: 'date! channel',
        share: 'month! recipient!',
      },
    },
    {
      noun: 'tv series',
      plural: 'tv series',
      also: 'series|television serial|series in episodes',
      about: 'a story told in many episodes',
      operations: {
        find: 'query! language',
        get: 'programme! season!',
        start: 'programme! season! episode!',
        summarize: 'programme! season!',
        share: 'programme! recipient!',
      },
    },
    {
      noun: 'television set',
      also: 'tv set|tv|screen in the living room',
      about: 'the device with the screen',
      operations: {
        start: 'channel! source',
        stop: 'minutes!',
        repair: 'brand! reason',
        update: 'volume!',
        compare: 'maxPrice! brand',
      },
    },
    {
      noun: 'child lock',
      also: "parental lock|lock for children|children's lock",
      about: 'keeps children from some channels',
      operations: { start: 'pin! channel', stop: 'pin!', update: 'pin!', check: 'channel!' },
    },
    {
      noun: 'tv licence',
      also: 'television licence|licence fee|broadcasting fee',
      about: 'the yearly fee for watching television',
      operations: {
        pay: 'person! amount!',
        renew: 'person! year!',
        cancel: 'person! reason',
        verify: 'person! postcode',
        print: 'person! year',
      },
    },
  ],
};
