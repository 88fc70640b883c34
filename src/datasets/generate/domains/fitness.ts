// Fitness: workouts, gyms, steps, goals.
import type { Domain } from '../domain.ts';

export const fitness: Domain = {
  name: 'fitness',
  context: 'I sit all day.|My knee is fine again.|I want to run a marathon.|Summer comes soon.',
  slots: {
    activity: {
      name: 'activity|exercise|sport',
      about: 'what is done',
      value: {
        words:
          'running|swimming|rowing|cycling|yoga|pilates|boxing|hiking|dancing|climbing|walking|weight lifting',
      },
      say: 'of {}|doing {}|consisting of {}',
    },
    km: {
      name: 'distance km|kilometres|distance',
      about: 'how far, in km',
      value: { decimal: [0.5, 60, 1] },
      say: 'over {} km|of {} km|covering {} kilometres',
    },
    level: {
      name: 'level|intensity|difficulty',
      about: 'how hard it is',
      value: {
        choice: {
          beginner: 'for a beginner|beginner level',
          advanced: 'advanced|at an advanced level',
          expert: 'for an expert|expert level',
        },
      },
      default: 'beginner',
    },
    steps: {
      name: 'steps|number of steps',
      about: 'how many steps',
      value: { integer: [500, 30000] },
      say: 'of {} steps|with {} steps|to {} steps',
    },
    reps: {
      name: 'repetitions|reps',
      about: 'how often it is repeated',
      value: { integer: [3, 40] },
      say: 'with {} repetitions|{} repetitions|repeated {} times',
    },
    weight: {
      name: 'weight kg|body weight|kilograms',
      about: 'weight in kg',
      value: { decimal: [40, 150, 1] },
      say: 'of {} kg|at {} kg|weighing {} kg',
    },
    height: {
      name: 'height cm|body height',
      about: 'height in cm',
      value: { integer: [140, 210] },
      say: 'with a height of {} cm|{} cm tall|measuring {} cm',
    },
    pulse: {
      name: 'heart rate|pulse|bpm',
      about: 'heart beats per minute',
      value: { integer: [45, 200] },
      say: 'at {} beats per minute|with a pulse of {}|{} bpm',
    },
    gym: {
      name: 'gym|gym name|studio',
      about: 'name of the gym',
      value: 'place',
      say: 'at {}|in the gym {}|inside {}',
    },
    trainer: {
      name: 'trainer|coach|instructor',
      about: 'who leads it',
      value: 'person',
      say: 'with {}|led by {}|coached by {}',
    },
    muscles: {
      name: 'muscles|body parts|muscle groups',
      about: 'what it trains',
      value: { list: { words: 'arms|legs|back|chest|shoulders|core|hips|calves' }, size: [1, 2] },
      say: 'for {}|working {}|aimed at {}',
    },
    outdoor: {
      name: 'outdoor|outdoors|outside',
      about: 'whether it is outdoors',
      value: { flag: { yes: 'outdoors|done outdoors', no: 'not outdoors|indoors, not outdoor' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'workout',
      also: 'training|exercise session|sports session',
      about: 'a session of exercise',
      operations: {
        create: 'activity! minutes! date pulse',
        start: 'activity! minutes level',
        schedule: 'activity! date! reps',
        stop: 'activity!',
        find: 'muscles! level outdoor',
        share: 'activity! recipient!',
      },
    },
    {
      noun: 'training plan',
      also: 'workout plan|plan for training|exercise plan',
      about: 'what to train on which day',
      operations: {
        create: 'title! activity! days! level',
        get: 'title!',
        copy: 'title! newTitle!',
        recommend: 'level! activity',
        cancel: 'title! reason',
      },
    },
    {
      noun: 'running route',
      also: 'jogging route|route for running|running track',
      about: 'a way on which one runs',
      operations: {
        find: 'city! km',
        create: 'title! km!',
        rate: 'title! stars! note',
        download: 'title! file',
        share: 'title! email!',
      },
    },
    {
      noun: 'step count',
      also: 'number of steps|step figure|pedometer reading',
      about: 'how many steps were walked in a day',
      operations: {
        get: 'date!',
        update: 'date! steps!',
        compare: 'startDate! endDate!',
        subscribe: 'steps! email!',
      },
    },
    {
      noun: 'gym membership',
      also: 'membership in a gym|gym contract|fitness club membership',
      about: 'lets one train in a gym',
      operations: {
        buy: 'gym! person! month',
        renew: 'gym! year!',
        cancel: 'gym! reason',
        compare: 'city! maxPrice',
        pay: 'gym! amount!',
      },
    },
    {
      noun: 'fitness class',
      plural: 'fitness classes',
      also: 'gym class|group class|course at the gym',
      about: 'an hour of exercise in a group',
      operations: {
        book: 'activity! gym! date! time',
        list: 'gym! weekday',
        cancel: 'activity! date!',
        rate: 'activity! trainer! stars!',
        postpone: 'activity! newDate!',
      },
    },
    {
      noun: 'body weight',
      also: 'weight of the body|weight|weight reading',
      about: 'what somebody weighs on the scales',
      operations: {
        update: 'weight! date',
        list: 'startDate! endDate',
        calculate: 'height! weight!',
        track: 'weight! days',
      },
    },
    {
      noun: 'heart rate',
      also: 'pulse|heartbeat|pulse reading',
      about: 'how fast the heart beats',
      operations: {
        get: 'date! time',
        track: 'minutes! activity',
        subscribe: 'pulse! phone!',
        report: 'pulse! date! note',
      },
    },
    {
      noun: 'personal trainer',
      also: 'coach|fitness coach|trainer',
      about: 'a person who trains somebody alone',
      operations: {
        find: 'city! activity maxPrice',
        book: 'trainer! date! time!',
        rate: 'trainer! stars! note',
        send: 'trainer! message!',
        assign: 'activity! trainer!',
      },
    },
  ],
};
