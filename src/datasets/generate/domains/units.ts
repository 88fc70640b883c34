// Units: lengths, weights, temperatures and other measures.
import type { Domain } from '../domain.ts';

export const units: Domain = {
  name: 'units',
  context:
    'The recipe is American.|The manual uses inches.|We ship to the States.|I never learnt these measures.',
  slots: {
    number: {
      name: 'value|number|quantity',
      about: 'the number',
      value: { decimal: [0.5, 900, 2] },
      say: 'of {}|with the value {}|reading {}',
    },
    fromLength: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          metre: 'from metre|given in metre',
          mile: 'from mile|given in mile',
          foot: 'from foot|given in foot',
          inch: 'from inch|given in inch',
        },
      },
    },
    toLength: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          kilometre: 'to kilometre|into kilometre',
          yard: 'to yard|into yard',
          centimetre: 'to centimetre|into centimetre',
          millimetre: 'to millimetre|into millimetre',
        },
      },
    },
    fromWeight: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          kilogram: 'from kilogram|given in kilogram',
          pound: 'from pound|given in pound',
          stone: 'from stone|given in stone',
        },
      },
    },
    toWeight: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          gram: 'to gram|into gram',
          ounce: 'to ounce|into ounce',
          ton: 'to ton|into ton',
        },
      },
    },
    fromHeat: {
      name: 'from scale|from unit|source scale',
      about: 'scale to start with',
      value: {
        choice: {
          celsius: 'from Celsius|given in Celsius',
          fahrenheit: 'from Fahrenheit|given in Fahrenheit',
          kelvin: 'from Kelvin|given in Kelvin',
        },
      },
    },
    toHeat: {
      name: 'to scale|to unit|target scale',
      about: 'scale to end with',
      value: {
        choice: {
          celsius: 'to Celsius|into Celsius',
          fahrenheit: 'to Fahrenheit|into Fahrenheit',
          kelvin: 'to Kelvin|into Kelvin',
        },
      },
    },
    fromVolume: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          litre: 'from litre|given in litre',
          gallon: 'from gallon|given in gallon',
          pint: 'from pint|given in pint',
        },
      },
    },
    toVolume: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          millilitre: 'to millilitre|into millilitre',
          cup: 'to cup|into cup',
          barrel: 'to barrel|into barrel',
        },
      },
    },
    fromSpeed: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          kmh: 'from kmh|given in kmh',
          mph: 'from mph|given in mph',
          knots: 'from knots|given in knots',
        },
      },
    },
    toSpeed: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          kmh: 'to kmh|into kmh',
          mph: 'to mph|into mph',
          knots: 'to knots|into knots',
        },
      },
    },
    fromData: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          bytes: 'from bytes|given in bytes',
          megabytes: 'from megabytes|given in megabytes',
          gigabytes: 'from gigabytes|given in gigabytes',
        },
      },
    },
    toData: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          bits: 'to bits|into bits',
          kilobytes: 'to kilobytes|into kilobytes',
          terabytes: 'to terabytes|into terabytes',
        },
      },
    },
    fromArea: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          hectare: 'from hectare|given in hectare',
          acre: 'from acre|given in acre',
        },
      },
    },
    toArea: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          are: 'to are|into are',
          square_mile: 'to square mile|into square mile',
          square_foot: 'to square foot|into square foot',
        },
      },
    },
    fromForce: {
      name: 'from unit|source unit|from',
      about: 'unit to start with',
      value: {
        choice: {
          bar: 'from bar|given in bar',
          psi: 'from psi|given in psi',
          pascal: 'from pascal|given in pascal',
        },
      },
    },
    toForce: {
      name: 'to unit|target unit|to',
      about: 'unit to end with',
      value: {
        choice: {
          bar: 'to bar|into bar',
          psi: 'to psi|into psi',
          pascal: 'to pascal|into pascal',
        },
      },
    },
    decimals: {
      name: 'decimals|round to|precision',
      about: 'digits after the point',
      value: { integer: [0, 6] },
      say: 'with {} decimals|rounded to {} places|to {} decimals',
      default: 2,
    },
    fromZone: {
      name: 'from zone|from time zone|source zone',
      about: 'time zone to start with',
      value: 'city',
      say: 'from {} time|given in {} time|by the clocks of {}',
    },
    toZone: {
      name: 'to zone|to time zone|target zone',
      about: 'time zone to end with',
      value: 'city',
      say: 'to {} time|into {} time|as in {}',
    },
    fromSize: {
      name: 'from system|from sizes|source system',
      about: 'size system to start with',
      value: {
        choice: {
          european: 'from European sizes|given in European sizes',
          british: 'from British sizes|given in British sizes',
        },
      },
    },
    toSize: {
      name: 'to system|to sizes|target system',
      about: 'size system to end with',
      value: {
        choice: {
          american: 'to American sizes|into American sizes',
          japanese: 'to Japanese sizes|into Japanese sizes',
        },
      },
    },
    size: {
      name: 'size|size number',
      about: 'the size',
      value: { integer: [30, 50] },
      say: '{}|number {}|size number {}',
    },
  },
  things: [
    {
      noun: 'length unit',
      also: 'length|unit of length|measure of length',
      about: 'measures how long something is',
      operations: {
        convert: 'number! fromLength! toLength! decimals',
        compare: 'fromLength! toLength!',
        list: 'country',
        verify: 'number! fromLength!',
        get: 'fromLength!',
      },
    },
    {
      noun: 'weight unit',
      also: 'mass|unit of weight|measure of weight',
      about: 'measures how heavy something is',
      operations: {
        convert: 'number! fromWeight! toWeight! decimals',
        compare: 'fromWeight! toWeight!',
        verify: 'number! fromWeight!',
        list: 'country',
      },
    },
    {
      noun: 'temperature scale',
      also: 'temperature|scale of temperature|heat scale',
      about: 'measures how warm something is',
      operations: {
        convert: 'number! fromHeat! toHeat! decimals',
        compare: 'fromHeat! toHeat!',
        verify: 'number! fromHeat!',
        get: 'fromHeat!',
      },
    },
    {
      noun: 'volume unit',
      also: 'liquid volume|unit of volume|measure of volume',
      about: 'measures how much fits into something',
      operations: {
        convert: 'number! fromVolume! toVolume! decimals',
        compare: 'fromVolume! toVolume!',
        verify: 'number! fromVolume!',
        list: 'country',
      },
    },
    {
      noun: 'speed unit',
      also: 'speed|unit of speed|measure of speed',
      about: 'measures how fast something moves',
      operations: {
        convert: 'number! fromSpeed! toSpeed! decimals',
        compare: 'fromSpeed! toSpeed!',
        verify: 'number! fromSpeed!',
        get: 'fromSpeed!',
      },
    },
    {
      noun: 'data size',
      also: 'file size|amount of data|size of data',
      about: 'measures how big a file is',
      operations: {
        convert: 'number! fromData! toData! decimals',
        compare: 'fromData! toData!',
        calculate: 'file!',
        check: 'file!',
      },
    },
    {
      noun: 'land area',
      also: 'area of land|unit of area|measure of land',
      about: 'measures how big a piece of land is',
      operations: {
        convert: 'number! fromArea! toArea! decimals',
        compare: 'fromArea! toArea!',
        verify: 'number! fromArea!',
        list: 'country',
      },
    },
    {
      noun: 'pressure unit',
      also: 'pressure|unit of pressure|measure of pressure',
      about: 'measures how hard something presses',
      operations: {
        convert: 'number! fromForce! toForce! decimals',
        compare: 'fromForce! toForce!',
        verify: 'number! fromForce!',
        get: 'fromForce!',
      },
    },
    {
      noun: 'clock time',
      also: 'time of day|local time|hour in another zone',
      about: 'the hour that clocks show',
      operations: {
        convert: 'time! fromZone! toZone!',
        get: 'city!',
        compare: 'fromZone! toZone!',
        check: 'city! date',
      },
    },
    {
      noun: 'clothing size',
      also: 'size of clothes|dress size|shoe size',
      about: 'the number that says what fits',
      operations: {
        convert: 'size! fromSize! toSize!',
        compare: 'fromSize! toSize!',
        recommend: 'size! brand',
        list: 'country',
        check: 'size! brand!',
      },
    },
  ],
};
