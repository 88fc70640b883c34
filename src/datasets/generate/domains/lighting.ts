// Light: lamps, colours, timers.
import type { Domain } from '../domain.ts';

export const lighting: Domain = {
  name: 'lighting',
  context: 'It is getting dark.|I am reading in bed.|The baby fell asleep.|The film begins now.',
  slots: {
    room: {
      name: 'room|place|area',
      about: 'where the light is',
      value: {
        words:
          'kitchen|bedroom|living room|hallway|staircase|study|balcony|garden|bathroom|entrance|terrace|corridor',
      },
      say: 'in the {}|of the {}|over in the {}',
    },
    brightness: {
      name: 'brightness|level|dim level',
      about: 'brightness in percent',
      value: { integer: [1, 100] },
      say: 'at {} percent|to {} percent|with {} % brightness',
    },
    lampId: {
      name: 'lamp id|lamp number|light',
      about: 'number of the lamp',
      value: { code: 'L##' },
      say: '{}|number {}|with the number {}',
    },
    warm: {
      name: 'tone|light tone|white tone',
      about: 'tone of the light',
      value: {
        choice: {
          warm: 'in warm white|warm',
          neutral: 'in neutral white|neutral',
          cold: 'in cold white|cold',
        },
      },
      default: 'neutral',
    },
    effect: {
      name: 'effect|animation',
      about: 'how the light moves',
      value: {
        choice: {
          pulse: 'with a pulse effect|as a pulse',
          rainbow: 'with a rainbow effect|as a rainbow',
          candle: 'with a candle effect|like a candle',
        },
      },
    },
    seconds: {
      name: 'fade seconds|fade|seconds',
      about: 'seconds the change takes',
      value: { integer: [1, 60] },
      say: 'over {} seconds|within {} seconds|fading for {} seconds',
    },
    motion: {
      name: 'with motion|motion sensor|on motion',
      about: 'whether motion switches it on',
      value: { flag: { yes: 'on motion|with motion control', no: 'not on motion|without motion control' } },
      default: false,
    },
    lamps: {
      name: 'lamps|lamp ids|lights',
      about: 'numbers of the lamps',
      value: { list: { code: 'L##' }, size: [2, 3] },
      say: 'with {}|made of {}|combining {}',
    },
    watts: {
      name: 'watts|power',
      about: 'power in watts',
      value: { integer: [2, 150] },
      say: 'with {} watts|of {} watts|using {} watts',
    },
    socket: {
      name: 'socket|base|fitting',
      about: 'fitting of the bulb',
      value: { words: 'E27|E14|GU10|GU5.3|G9|B22|E40|R7s' },
      say: 'with the socket {}|for {} sockets|fitting {}',
    },
    metres: {
      name: 'metres|length m|length',
      about: 'length in metres',
      value: { decimal: [0.5, 20, 1] },
      say: 'of {} metres|with {} metres|{} metres long',
    },
  },
  things: [
    {
      noun: 'ceiling lamp',
      also: 'ceiling light|lamp on the ceiling|overhead light',
      about: 'a lamp that hangs from the ceiling',
      operations: {
        start: 'room! brightness warm',
        stop: 'room!',
        update: 'room! brightness!',
        schedule: 'room! time! brightness',
        check: 'room!',
      },
    },
    {
      noun: 'bedside lamp',
      also: 'night lamp|lamp by the bed|reading lamp',
      about: 'a small lamp beside the bed',
      operations: {
        start: 'brightness! minutes warm',
        stop: 'minutes!',
        update: 'brightness! seconds',
        schedule: 'time! brightness',
      },
    },
    {
      noun: 'garden light',
      also: 'outdoor lamp|garden lamp|light outside',
      about: 'a lamp that lights the garden',
      operations: {
        start: 'motion! brightness',
        stop: 'hours!',
        schedule: 'time! hours',
        repair: 'lampId! reason',
        count: 'city!',
      },
    },
    {
      noun: 'light strip',
      also: 'led strip|strip of lights|lit strip',
      about: 'a strip of small coloured lights',
      operations: {
        start: 'room! colour effect',
        stop: 'room!',
        update: 'room! colour! brightness',
        buy: 'metres! brand',
      },
    },
    {
      noun: 'light bulb',
      also: 'bulb|spare bulb|led bulb',
      about: 'a bulb that is screwed into a lamp',
      operations: {
        buy: 'watts! socket! quantity',
        verify: 'socket! watts!',
        compare: 'watts! brand',
        return: 'brand! reason',
        recommend: 'socket! watts',
      },
    },
    {
      noun: 'lamp group',
      also: 'group of lamps|set of lamps|lights together',
      about: 'several lamps that switch together',
      operations: {
        create: 'title! lamps! room',
        start: 'title! brightness',
        stop: 'title!',
        delete: 'title!',
        copy: 'title! newTitle',
      },
    },
    {
      noun: 'light timer',
      also: 'timer for lights|timer switch|lamp timer',
      about: 'switches a lamp at a set time',
      operations: {
        create: 'room! time! minutes',
        stop: 'room!',
        update: 'room! time!',
        list: 'room! limit',
        postpone: 'room! minutes!',
      },
    },
    {
      noun: 'light colour',
      also: 'colour of a lamp|lamp colour|tint of light',
      about: 'the colour in which a lamp shines',
      operations: {
        update: 'lampId! colour! seconds',
        get: 'lampId!',
        copy: 'lampId! room!',
        recommend: 'room! warm',
      },
    },
    {
      noun: 'street lamp',
      also: 'street light|lantern in the street|public lamp',
      about: 'a lamp that lights a public street',
      operations: {
        report: 'street! city! reason',
        count: 'city!',
        repair: 'lampId! street reason',
        list: 'city! limit',
        find: 'street! city!',
      },
    },
  ],
};
