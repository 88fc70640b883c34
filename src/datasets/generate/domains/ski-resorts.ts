// Ski resorts: passes, slopes, lessons, gear.
import type { Domain } from '../domain.ts';

export const skiResorts: Domain = {
  name: 'ski-resorts',
  context:
    'Fresh snow fell last night.|The children have holidays.|My skis are too short.|We drive to the Alps.',
  slots: {
    resort: {
      name: 'resort|ski resort|area',
      about: 'name of the resort',
      value: 'place',
      say: 'at {}|in the resort {}|up at {}',
    },
    slope: {
      name: 'slope|run|slope name',
      about: 'number of the slope',
      value: { code: '@#' },
      say: '{}|named {}|with the name {}',
    },
    grade: {
      name: 'difficulty|colour of slope|grade',
      about: 'how steep it is',
      value: {
        choice: {
          blue: 'graded blue|of blue grade',
          red: 'graded red|of red grade',
          black: 'graded black|of black grade',
        },
      },
    },
    skiDays: {
      name: 'days|ski days|number of days',
      about: 'how many days',
      value: { integer: [1, 14] },
      say: 'for {} days|{} days long|good for {} days',
    },
    pass: {
      name: 'pass number|pass id|ski pass',
      about: 'number of the pass',
      value: { code: 'SKI####' },
      say: '{}|number {}|with the number {}',
    },
    gear: {
      name: 'gear|equipment|kind',
      about: 'what is rented',
      value: {
        choice: {
          skis: 'skis|as skis',
          snowboard: 'a snowboard|as a snowboard',
          sledge: 'a sledge|as a sledge',
          boots: 'boots|as boots',
        },
      },
    },
    size: {
      name: 'shoe size|boot size|size',
      about: 'European shoe size',
      value: { integer: [28, 48] },
      say: 'in size {}|with shoe size {}|for shoe size {}',
    },
    level: {
      name: 'level|skill|skill level',
      about: 'how well one skis',
      value: {
        choice: {
          beginner: 'for beginners|at beginner level',
          advanced: 'advanced|at advanced level',
          expert: 'for experts|at expert level',
        },
      },
    },
    skiers: {
      name: 'skiers|people|number of skiers',
      about: 'how many skiers',
      value: { integer: [1, 20] },
      say: 'for {} skiers|with {} skiers|{} skiers in all',
    },
    floodlit: {
      name: 'night skiing|at night',
      about: 'whether it is lit at night',
      value: {
        flag: { yes: 'with night skiing|night skiing included', no: 'without night skiing|no night skiing' },
      },
      default: false,
    },
    altitude: {
      name: 'altitude|height m|height',
      about: 'height in metres',
      value: { integer: [600, 3800] },
      say: 'above {} metres|at {} metres|higher than {} metres',
    },
    teacher: {
      name: 'instructor|ski teacher|teacher',
      about: 'who teaches',
      value: 'person',
      say: 'with {}|taught by {}|led by {}',
    },
    helmet: {
      name: 'helmet|with helmet',
      about: 'whether a helmet is added',
      value: { flag: { yes: 'with a helmet|helmet included', no: 'without a helmet|no helmet' } },
      default: false,
    },
    lift: {
      name: 'lift|lift name|chair',
      about: 'number of the lift',
      value: { code: 'LT##' },
      say: '{}|number {}|with the number {}',
    },
  },
  things: [
    {
      noun: 'ski pass',
      plural: 'ski passes',
      also: 'lift pass|lift ticket|pass for the lifts',
      about: 'lets a skier use all lifts',
      operations: {
        buy: 'resort! skiDays! date skiers',
        renew: 'pass! skiDays!',
        cancel: 'pass! reason',
        verify: 'pass! date',
        compare: 'resort! skiDays',
      },
    },
    {
      noun: 'ski slope',
      also: 'slope|piste|downhill run',
      about: 'a prepared way down a snowy mountain',
      operations: {
        list: 'resort! grade floodlit',
        check: 'slope! date',
        find: 'resort! grade!',
        rate: 'slope! stars!',
        report: 'slope! reason!',
      },
    },
    {
      noun: 'ski lift',
      also: 'lift|chair lift|cable lift',
      about: 'carries skiers up the mountain',
      operations: {
        check: 'lift! time',
        list: 'resort! limit',
        start: 'lift!',
        stop: 'lift! reason',
        repair: 'lift! reason',
      },
    },
    {
      noun: 'ski lesson',
      also: 'skiing lesson|lesson on skis|ski class',
      about: 'a teacher who shows how to ski',
      operations: {
        book: 'resort! date! level skiers teacher',
        cancel: 'resort! date!',
        find: 'resort! level! maxPrice',
        rate: 'teacher! stars!',
        postpone: 'resort! newDate!',
      },
    },
    {
      noun: 'ski rental',
      also: 'rented skis|hire of skis|ski hire',
      about: 'skis and boots for some days',
      operations: {
        book: 'gear! skiDays! size helmet',
        return: 'gear! date!',
        renew: 'gear! skiDays!',
        calculate: 'gear! skiDays!',
        check: 'gear! size',
      },
    },
    {
      noun: 'snow report',
      also: 'snow bulletin|snow depth report|state of the snow',
      about: 'how much snow there is',
      operations: {
        get: 'resort! date',
        subscribe: 'resort! email!',
        compare: 'resort! altitude',
        list: 'country! altitude limit',
        send: 'resort! phone!',
      },
    },
    {
      noun: 'avalanche warning',
      also: 'danger of avalanches|warning of avalanches|avalanche bulletin',
      about: 'tells where snow may slide down',
      operations: {
        get: 'resort! date',
        subscribe: 'resort! phone!',
        check: 'resort! altitude!',
        list: 'country! date',
        share: 'resort! recipient!',
      },
    },
    {
      noun: 'mountain hut',
      also: 'ski hut|hut in the mountains|alpine hut',
      about: 'a house high up where skiers eat',
      operations: {
        find: 'resort! altitude',
        book: 'resort! date! people',
        rate: 'resort! stars! note',
        check: 'resort! date',
      },
    },
    {
      noun: 'ski locker',
      also: 'locker for skis|ski storage|ski depot',
      about: 'a locker where skis stay at night',
      operations: {
        book: 'resort! skiDays!',
        find: 'resort! maxPrice',
        cancel: 'resort! reason',
        report: 'resort! reason!',
        renew: 'pass! skiDays!',
      },
    },
    {
      noun: 'ski bus',
      plural: 'ski buses',
      also: 'bus to the slopes|bus for skiers|resort shuttle',
      about: 'a bus that brings skiers to the lifts',
      operations: {
        find: 'origin! resort',
        book: 'origin! date! skiers',
        list: 'resort! date',
        track: 'resort!',
        cancel: 'origin! date!',
      },
    },
  ],
};
