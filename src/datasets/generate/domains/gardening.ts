// Gardening: plants, beds, watering, tools.
import type { Domain } from '../domain.ts';

export const gardening: Domain = {
  name: 'gardening',
  context: 'The lawn is brown.|We moved into a house with a garden.|Spring has come.|Slugs ate everything.',
  slots: {
    plant: {
      name: 'plant|plant name|species',
      about: 'name of the plant',
      value: {
        words:
          'tomato|basil|lavender|rose|sunflower|blueberry|pumpkin|mint|hydrangea|apple tree|carrot|fern|tulip|strawberry',
      },
      say: '{}|called {}|by the name of {}',
    },
    ofPlant: {
      name: 'plant|plant name|species',
      about: 'name of the plant',
      value: {
        words:
          'tomato|basil|lavender|rose|sunflower|blueberry|pumpkin|mint|hydrangea|apple tree|carrot|fern|tulip|strawberry',
      },
      say: 'of {}|for {}|concerning {}',
    },
    plants: {
      name: 'plants|species',
      about: 'names of the plants',
      value: {
        list: {
          words: 'cucumber|rosemary|dahlia|lettuce|peony|raspberry|radish|thyme|marigold|leek|ivy|bean',
        },
        size: [2, 3],
      },
      say: '{}|with {}|between {}',
    },
    bed: {
      name: 'bed|garden bed|plot',
      about: 'name of the bed',
      value: { code: 'B-#' },
      say: 'in bed {}|on the bed {}|for bed number {}',
    },
    light: {
      name: 'light|sunlight|exposure',
      about: 'how much sun there is',
      value: {
        choice: {
          sunny: 'in a sunny spot|sunny',
          shady: 'in a shady spot|shady',
          half_shade: 'in half shade|half in the shade',
        },
      },
    },
    litres: {
      name: 'litres|water litres|amount',
      about: 'water in litres',
      value: { integer: [1, 60] },
      say: 'with {} litres|using {} litres|{} litres a time',
    },
    soil: {
      name: 'soil|soil type|ground',
      about: 'kind of soil',
      value: {
        choice: {
          clay: 'in clay soil|on clay',
          sand: 'in sand|on sand',
          loam: 'in loam|on loam',
        },
      },
    },
    pest: {
      name: 'pest|insect|animal',
      about: 'what eats the plants',
      value: {
        words: 'slugs|aphids|spider mites|ants|caterpillars|voles|whiteflies|snails|weevils|fungus gnats',
      },
      say: 'against {}|because of {}|to stop {}',
    },
    metres: {
      name: 'area|square metres|size',
      about: 'area in square metres',
      value: { decimal: [1, 400, 1] },
      say: 'of {} square metres|for {} square metres|covering {} square metres',
    },
    height: {
      name: 'height cm|cutting height',
      about: 'height in cm',
      value: { integer: [2, 12] },
      say: 'at {} cm|to {} cm|with a height of {} cm',
    },
    organic: {
      name: 'organic|organic only',
      about: 'whether it must be organic',
      value: { flag: { yes: 'organic|from organic sources', no: 'not organic|without organic seal' } },
      default: false,
    },
    repeatDays: {
      name: 'every days|interval days|interval',
      about: 'days in between',
      value: { integer: [1, 21] },
      say: 'every {} days|once in {} days|at intervals of {} days',
    },
    sensor: {
      name: 'sensor|sensor id',
      about: 'number of the sensor',
      value: { code: 'SN-###' },
      say: '{}|number {}|with the number {}',
    },
  },
  things: [
    {
      noun: 'garden plant',
      also: 'plant|pot plant|green plant',
      about: 'a plant that grows in a garden',
      operations: {
        find: 'light! soil',
        get: 'plant!',
        buy: 'plant! quantity organic',
        recommend: 'light! plants',
        compare: 'plants! light',
      },
    },
    {
      noun: 'garden bed',
      also: 'flower bed|bed for vegetables|planting bed',
      about: 'a piece of ground where plants grow',
      operations: {
        create: 'bed! metres plants',
        get: 'bed!',
        calculate: 'metres! plants',
        check: 'bed!',
        delete: 'bed! reason',
      },
    },
    {
      noun: 'watering plan',
      also: 'watering schedule|irrigation plan|plan for watering',
      about: 'when plants get water',
      operations: {
        create: 'bed! litres! repeatDays',
        update: 'bed! litres!',
        stop: 'bed!',
        copy: 'bed! newDate',
        get: 'bed!',
      },
    },
    {
      noun: 'garden sprinkler',
      also: 'sprinkler|lawn sprinkler|water sprayer',
      about: 'a device that sprays water over the lawn',
      operations: {
        start: 'minutes! bed',
        stop: 'bed!',
        schedule: 'bed! time! minutes',
        repair: 'bed! reason',
      },
    },
    {
      noun: 'lawn mower',
      also: 'mower|grass cutter|mowing machine',
      about: 'a machine that cuts grass',
      operations: {
        start: 'bed! height',
        stop: 'bed!',
        find: 'city! maxPrice',
        repair: 'brand! reason',
        rate: 'brand! stars!',
      },
    },
    {
      noun: 'plant disease',
      also: 'illness of a plant|sick plant|plant illness',
      about: 'an illness that harms a plant',
      operations: {
        report: 'ofPlant! note!',
        check: 'ofPlant! pest',
        find: 'ofPlant! note',
        list: 'ofPlant! limit',
      },
    },
    {
      noun: 'pest control',
      mass: true,
      also: 'protection from pests|fight against pests|pest treatment',
      about: 'keeps insects and snails off the plants',
      operations: {
        find: 'pest! organic',
        recommend: 'pest! ofPlant',
        schedule: 'pest! date! bed',
        rate: 'brand! stars! note',
      },
    },
    {
      noun: 'seed packet',
      also: 'bag of seeds|packet of seeds|seed bag',
      about: 'seeds of a plant in a paper bag',
      operations: {
        buy: 'ofPlant! quantity brand organic',
        find: 'ofPlant! maxPrice',
        verify: 'brand! year!',
        send: 'recipient! ofPlant!',
        count: 'ofPlant!',
      },
    },
    {
      noun: 'soil sensor',
      also: 'moisture sensor|sensor in the ground|ground sensor',
      about: 'measures how wet the soil is',
      operations: {
        get: 'sensor!',
        create: 'sensor! bed!',
        delete: 'sensor!',
        compare: 'bed! days',
        subscribe: 'sensor! email!',
      },
    },
    {
      noun: 'harvest calendar',
      also: 'calendar for harvest|picking calendar|harvest plan',
      about: 'when fruit and vegetables are ripe',
      operations: {
        get: 'ofPlant! month',
        list: 'month! country',
        print: 'month!',
        share: 'recipient! ofPlant',
        download: 'year! country',
      },
    },
  ],
};
