// Home security: cameras, alarms, locks, visitors.
import type { Domain } from '../domain.ts';

export const security: Domain = {
  name: 'security',
  context:
    'We leave for the holidays.|I heard a noise.|The courier comes at noon.|The neighbour lost his key.',
  slots: {
    camera: {
      name: 'camera|camera id|camera number',
      about: 'number of the camera',
      value: { code: 'CAM##' },
      say: '{}|number {}|with the number {}',
    },
    area: {
      name: 'area|zone|place',
      about: 'where it is',
      value: {
        words: 'front door|back yard|driveway|basement|hallway|porch|gate|garage|stairwell|roof terrace',
      },
      say: 'at the {}|by the {}|near the {}',
    },
    code: {
      name: 'code|pin|door code',
      about: 'secret digits',
      value: { code: '######' },
      say: 'with the code {}|using the pin {}|code {}',
    },
    newCode: {
      name: 'new code|new pin|future code',
      about: 'secret digits from now on',
      value: { code: '######' },
      say: 'to {}|to the new code {}|changed to {}',
    },
    mode: {
      name: 'mode|alarm mode',
      about: 'what is watched',
      value: {
        choice: {
          home: 'in home mode|for home',
          away: 'in away mode|for away',
          night: 'in night mode|for the night',
        },
      },
    },
    sensitivity: {
      name: 'sensitivity|sensor level',
      about: 'how easily it reacts',
      value: {
        choice: {
          low: 'with low sensitivity|low',
          medium: 'with medium sensitivity|medium',
          high: 'with high sensitivity|high',
        },
      },
      default: 'medium',
    },
    visitor: {
      name: 'visitor|guest|visitor name',
      about: 'who comes',
      value: 'person',
      say: 'for {}|named {}|on account of {}',
    },
    sound: {
      name: 'with sound|sound|audio',
      about: 'whether sound is kept',
      value: { flag: { yes: 'with sound|sound included', no: 'without sound|no sound' } },
      default: true,
    },
    keep: {
      name: 'keep days|days kept|storage days',
      about: 'days it is kept',
      value: { integer: [1, 90] },
      say: 'kept for {} days|for {} days|to be stored {} days',
    },
    incident: {
      name: 'incident id|case number|incident',
      about: 'number of the case',
      value: { code: 'INC-####' },
      say: '{}|number {}|with the number {}',
    },
    lock: {
      name: 'lock|door|lock id',
      about: 'name of the lock',
      value: { code: 'LOCK-#' },
      say: '{}|named {}|with the id {}',
    },
    seconds: {
      name: 'delay seconds|seconds|delay',
      about: 'delay in seconds',
      value: { integer: [5, 120] },
      say: 'after {} seconds|with {} seconds delay|{} seconds later',
    },
  },
  things: [
    {
      noun: 'security camera',
      also: 'surveillance camera|watch camera|camera',
      about: 'a camera that watches a place',
      operations: {
        start: 'camera! sound',
        stop: 'camera!',
        create: 'camera! area!',
        check: 'camera!',
        repair: 'camera! reason',
      },
    },
    {
      noun: 'camera recording',
      also: 'recorded clip|filmed clip|clip of a camera',
      about: 'what a camera has filmed',
      operations: {
        download: 'camera! date! time',
        find: 'area! date',
        delete: 'camera! date!',
        share: 'camera! date! email!',
        update: 'camera! keep!',
      },
    },
    {
      noun: 'burglar alarm',
      also: 'alarm|house alarm|intruder alarm',
      about: 'makes noise when somebody breaks in',
      operations: {
        start: 'mode! seconds',
        stop: 'code!',
        update: 'code! newCode!',
        check: 'area!',
        report: 'area! reason! time',
      },
    },
    {
      noun: 'door lock',
      also: 'lock|smart lock|electronic lock',
      about: 'a lock that opens with a code',
      operations: {
        start: 'lock! seconds',
        stop: 'lock! code!',
        update: 'lock! newCode!',
        check: 'lock!',
        share: 'lock! visitor!',
      },
    },
    {
      noun: 'door bell',
      also: 'bell|video bell|bell at the door',
      about: 'rings when somebody is at the door',
      operations: {
        start: 'area! sound',
        stop: 'minutes!',
        subscribe: 'email! area',
        list: 'date! limit',
        repair: 'area! reason',
      },
    },
    {
      noun: 'motion detector',
      also: 'motion sensor|movement sensor|movement detector',
      about: 'notices when something moves',
      operations: {
        create: 'area! sensitivity',
        update: 'area! sensitivity!',
        stop: 'area!',
        check: 'area!',
        count: 'area! date',
      },
    },
    {
      noun: 'visitor pass',
      plural: 'visitor passes',
      also: 'pass for a visitor|guest pass|visitor badge',
      about: 'lets a visitor in for a time',
      operations: {
        create: 'visitor! date! time',
        cancel: 'visitor!',
        print: 'visitor! date',
        approve: 'visitor! date!',
        reject: 'visitor! reason!',
      },
    },
    {
      noun: 'smoke detector',
      also: 'fire detector|smoke alarm|smoke sensor',
      about: 'gives an alarm when something burns',
      operations: {
        check: 'area!',
        repair: 'area! reason',
        buy: 'quantity! brand',
        report: 'area! reason!',
        schedule: 'area! date!',
      },
    },
    {
      noun: 'security guard',
      also: 'guard|watchman|guard on duty',
      about: 'a person who watches a building',
      operations: {
        book: 'date! time! hours',
        assign: 'area! assignee!',
        report: 'incident! note!',
        rate: 'company! stars!',
        send: 'area! message!',
      },
    },
    {
      noun: 'spare key',
      also: 'second key|reserve key|duplicate key',
      about: 'another key for the same door',
      operations: {
        copy: 'lock! quantity',
        assign: 'lock! assignee!',
        return: 'lock! visitor',
        report: 'lock! reason!',
        count: 'lock!',
      },
    },
  ],
};
