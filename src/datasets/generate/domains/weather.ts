// Weather: forecasts, readings, warnings.
import type { Domain } from '../domain.ts';

export const weather: Domain = {
  name: 'weather',
  context:
    'I am packing for a trip.|We are planning a picnic.|The sky looks grey today.|I want to go sailing soon.',
  slots: {
    unit: {
      name: 'unit|units|temperature unit',
      about: 'scale of the temperature',
      value: {
        choice: {
          celsius: 'in Celsius|in degrees Celsius',
          fahrenheit: 'in Fahrenheit|in degrees Fahrenheit',
        },
      },
      default: 'celsius',
    },
    hazard: {
      name: 'hazard|kind|warning type',
      about: 'what it warns of',
      value: {
        choice: {
          storm: 'for storms|about a storm',
          flood: 'for floods|about a flood',
          heat: 'for heat|about a heat wave',
          frost: 'for frost',
        },
      },
    },
    hourly: {
      name: 'hourly|by hour',
      about: 'whether to give every hour',
      value: { flag: { yes: 'hour by hour|hourly', no: 'not hourly|without hourly values' } },
      default: false,
    },
    station: {
      name: 'station|station id',
      about: 'code of the weather station',
      value: { code: '@@##' },
      say: 'at station {}|from station {}',
    },
    cities: {
      name: 'cities|places',
      about: 'cities to compare',
      value: { list: 'city', size: [2, 3] },
      say: 'for {}|between {}|across {}',
    },
    severity: {
      name: 'severity|level',
      about: 'how bad it must be',
      value: {
        choice: {
          minor: 'of minor severity|that are minor',
          severe: 'of severe level|that are severe',
          extreme: 'of extreme level|that are extreme',
        },
      },
    },
    speedUnit: {
      name: 'speed unit|unit|wind unit',
      about: 'unit of the wind speed',
      value: {
        choice: { kmh: 'in kmh|to kmh', mph: 'in mph|to mph', knots: 'in knots|to knots' },
      },
    },
    number: {
      name: 'value|number|reading',
      about: 'the measured value',
      value: { decimal: [0, 120] },
      say: 'of {}|with the value {}|reading {}',
    },
    pollutant: {
      name: 'pollutant|substance',
      about: 'what pollutes the air',
      value: {
        choice: {
          ozone: 'for ozone|of ozone',
          dust: 'for fine dust|of fine dust',
          nitrogen_dioxide: 'for nitrogen dioxide|of nitrogen dioxide',
        },
      },
    },
    plant: {
      name: 'plant|pollen type',
      about: 'plant that the pollen comes from',
      value: {
        choice: { birch: 'of birch|for birch', grass: 'of grass|for grass', hazel: 'of hazel|for hazel' },
      },
    },
  },
  things: [
    {
      noun: 'weather forecast',
      also: 'forecast|outlook|weather prediction',
      about: 'the expected weather of the coming days|what the weather will be like',
      operations: {
        get: 'city! days unit hourly',
        compare: 'cities! date',
        subscribe: 'city! email! time',
        share: 'city! recipient!',
      },
    },
    {
      noun: 'weather station',
      also: 'station|measuring station',
      about: 'a place where the weather is measured',
      operations: {
        get: 'station!',
        find: 'city! radius limit',
        list: 'country limit',
        report: 'station! reason!',
        rate: 'station! stars!',
      },
    },
    {
      noun: 'storm warning',
      also: 'weather alert|weather warning|storm alert',
      about: 'an official notice of dangerous weather',
      operations: {
        list: 'country! hazard severity',
        check: 'city! hazard',
        subscribe: 'city! phone! hazard',
        cancel: 'city!',
      },
    },
    {
      noun: 'rain radar',
      also: 'radar|rain map|map of the rain',
      about: 'a moving map that shows where rain falls',
      operations: {
        get: 'city! minutes',
        download: 'city! date',
        share: 'city! recipient!',
        start: 'city! minutes',
      },
    },
    {
      noun: 'air quality',
      mass: true,
      also: 'quality of the air|air pollution|purity of the air',
      about: 'how clean or polluted the air is',
      operations: {
        check: 'city! pollutant',
        compare: 'cities! pollutant',
        subscribe: 'city! email! pollutant',
        track: 'city! days pollutant',
      },
    },
    {
      noun: 'wind speed',
      also: 'speed of the wind|wind strength|wind force',
      about: 'how fast the wind blows at a place',
      operations: {
        get: 'city! hourly speedUnit',
        convert: 'number! speedUnit!',
        compare: 'cities! date',
        report: 'station! number! time',
      },
    },
    {
      noun: 'weather reading',
      also: 'measured value|weather measurement|station reading',
      about: 'one value that a station has measured',
      operations: {
        create: 'station! number! time',
        list: 'station! startDate endDate limit',
        delete: 'station! time!',
        verify: 'station! number!',
        download: 'station! month!',
      },
    },
    {
      noun: 'pollen forecast',
      also: 'pollen report|hay fever forecast|pollen outlook',
      about: 'how much pollen will be in the air',
      operations: {
        get: 'city! plant days',
        subscribe: 'city! email! plant',
        compare: 'cities! plant',
        list: 'country! month',
      },
    },
    {
      noun: 'climate record',
      also: 'record of the climate|climate history|old weather record',
      about: 'the weather of past months and years',
      operations: {
        get: 'city! year! unit',
        compare: 'cities! year',
        download: 'country! year',
        summarize: 'city! month! language',
      },
    },
  ],
};
