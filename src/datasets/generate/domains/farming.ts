// Farming: fields, animals, machines, harvests.
import type { Domain } from '../domain.ts';

export const farming: Domain = {
  name: 'farming',
  context: 'The frost came early.|The calves are strong.|Diesel got dearer.|The dairy collects at five.',
  slots: {
    field: {
      name: 'field|field id|field number',
      about: 'number of the field',
      value: { code: 'FD-##' },
      say: '{}|on field {}|with the field number {}',
    },
    onField: {
      name: 'field|field id|field number',
      about: 'number of the field',
      value: { code: 'FD-##' },
      say: 'on {}|on field {}|of field {}',
    },
    crop: {
      name: 'crop|plant|grain',
      about: 'what grows',
      value: {
        words: 'wheat|barley|maize|rapeseed|soybeans|sugar beet|oats|rye|sunflowers|potatoes|clover|lentils',
      },
      say: 'with {}|planted with {}|growing {}',
    },
    hectares: {
      name: 'hectares|area|area ha',
      about: 'area in hectares',
      value: { decimal: [0.5, 120, 1] },
      say: 'of {} hectares|on {} hectares|covering {} hectares',
    },
    animal: {
      name: 'ear tag|animal number|animal id',
      about: 'number on the ear tag',
      value: { code: 'DE######' },
      say: '{}|with the ear tag {}|number {}',
    },
    species: {
      name: 'species|livestock|kind of animal',
      about: 'kind of animal',
      value: {
        choice: {
          cow: 'of the cow kind|species cow',
          sheep: 'of the sheep kind|species sheep',
          pig: 'of the pig kind|species pig',
          goat: 'of the goat kind|species goat',
          hen: 'of the hen kind|species hen',
        },
      },
    },
    machine: {
      name: 'machine|machine id|vehicle',
      about: 'number of the machine',
      value: { code: 'MC-##' },
      say: '{}|number {}|with the number {}',
    },
    litres: {
      name: 'litres|amount litres|milk litres',
      about: 'how many litres',
      value: { decimal: [1, 900, 1] },
      say: 'of {} litres|with {} litres|amounting to {} litres',
    },
    kilos: {
      name: 'kilograms|kilos|weight kg',
      about: 'weight in kg',
      value: { integer: [5, 9000] },
      say: 'of {} kg|with {} kg|weighing {} kg',
    },
    tonnes: {
      name: 'tonnes|weight tonnes|yield',
      about: 'weight in tonnes',
      value: { decimal: [0.5, 300, 1] },
      say: 'of {} tonnes|with {} tonnes|bringing {} tonnes',
    },
    organic: {
      name: 'organic|certified organic',
      about: 'whether it is organic',
      value: { flag: { yes: 'organic|from organic farming', no: 'not organic|without organic seal' } },
      default: false,
    },
    fertilizer: {
      name: 'fertilizer|nutrient|kind',
      about: 'kind of fertilizer',
      value: {
        choice: {
          nitrogen: 'with nitrogen|nitrogen',
          potash: 'with potash|potash',
          compost: 'with compost|compost',
          manure: 'with manure|manure',
        },
      },
    },
    head: {
      name: 'animals|head|number of animals',
      about: 'how many animals',
      value: { integer: [1, 400] },
      say: '{} animals|for {} animals|with {} animals',
    },
    silo: {
      name: 'silo|store|silo number',
      about: 'number of the silo',
      value: { code: 'S-#' },
      say: 'in silo {}|from silo {}|stored in silo {}',
    },
  },
  things: [
    {
      noun: 'farm field',
      also: 'field|piece of farmland|plot of farmland',
      about: 'land on which crops grow',
      operations: {
        create: 'field! hectares! crop',
        get: 'field!',
        list: 'crop! organic limit',
        update: 'field! crop!',
        compare: 'field! year',
      },
    },
    {
      noun: 'crop harvest',
      also: 'harvest|gathering of crops|crop yield',
      about: 'crops brought in from the fields',
      operations: {
        schedule: 'onField! date! crop',
        update: 'onField! tonnes!',
        calculate: 'crop! hectares!',
        report: 'onField! reason!',
        summarize: 'year! crop',
      },
    },
    {
      noun: 'sowing plan',
      also: 'plan for sowing|seeding plan|planting schedule',
      about: 'which crop is sown where and when',
      operations: {
        create: 'onField! crop! date!',
        get: 'year! onField',
        copy: 'year! newTitle!',
        approve: 'onField! note',
        delete: 'onField! date!',
      },
    },
    {
      noun: 'farm animal',
      also: 'animal on the farm|head of livestock|livestock animal',
      about: 'an animal kept on a farm',
      operations: {
        create: 'animal! species! date',
        get: 'animal!',
        find: 'species!',
        count: 'species!',
        archive: 'animal! reason',
      },
    },
    {
      noun: 'milk delivery',
      plural: 'milk deliveries',
      also: 'delivery of milk|milk collection|milk pickup',
      about: 'milk that goes to the dairy',
      operations: {
        schedule: 'date! litres!',
        update: 'date! litres!',
        cancel: 'date! reason',
        list: 'month! limit',
        pay: 'litres! amount!',
      },
    },
    {
      noun: 'animal feed',
      mass: true,
      also: 'bag of fodder|feed ration|cattle ration',
      about: 'what farm animals eat',
      operations: {
        buy: 'kilos! species! organic',
        calculate: 'head! species! days',
        check: 'silo! species',
        compare: 'species! maxPrice',
        schedule: 'species! time! kilos',
      },
    },
    {
      noun: 'farm tractor',
      also: 'tractor|field tractor|farm machine',
      about: 'a machine that works on fields',
      operations: {
        start: 'machine! hours',
        stop: 'machine!',
        track: 'machine!',
        repair: 'machine! reason',
        book: 'machine! date! hours',
      },
    },
    {
      noun: 'field fertilizer',
      also: 'fertilizer|plant food for fields|manure for fields',
      about: 'makes the crops grow better',
      operations: {
        buy: 'fertilizer! kilos!',
        calculate: 'hectares! crop! fertilizer',
        schedule: 'onField! date! fertilizer',
        recommend: 'crop! organic',
        check: 'silo! fertilizer',
      },
    },
    {
      noun: 'field irrigation',
      mass: true,
      also: 'irrigation|watering of fields|field watering',
      about: 'brings water to dry fields',
      operations: {
        start: 'onField! hours',
        stop: 'onField!',
        schedule: 'onField! time! hours',
        check: 'onField!',
        update: 'onField! litres!',
      },
    },
    {
      noun: 'grain sale',
      also: 'sale of grain|grain deal|crop sale',
      about: 'crops sold to a buyer',
      operations: {
        create: 'crop! tonnes! company',
        find: 'crop! minPrice',
        cancel: 'crop! company! reason',
        approve: 'crop! tonnes!',
        verify: 'crop! tonnes! organic',
      },
    },
  ],
};
