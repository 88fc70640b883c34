// Chemistry: elements, compounds, reactions, lab supplies.
import type { Domain } from '../domain.ts';

export const chemistry: Domain = {
  name: 'chemistry',
  context: 'My lab class starts.|The bottle has no label.|We prepare an experiment.|The exam is on Friday.',
  slots: {
    element: {
      name: 'element|element name|symbol',
      about: 'name of the element',
      value: {
        words: 'iron|copper|helium|sodium|carbon|zinc|nickel|argon|sulfur|silver|lithium|chlorine|boron',
      },
      say: '{}|of {}|for {}',
    },
    elements: {
      name: 'elements|names',
      about: 'names of the elements',
      value: {
        list: { words: 'oxygen|gold|lead|tin|neon|calcium|mercury|iodine|potassium|cobalt' },
        size: [2, 3],
      },
      say: '{}|of {}|between {}',
    },
    formula: {
      name: 'formula|chemical formula|compound',
      about: 'formula of the compound',
      value: { words: 'H2O|NaCl|CO2|C6H12O6|H2SO4|NH3|CaCO3|CH4|HCl|KNO3|NaOH|C2H5OH' },
      say: '{}|of {}|for {}',
    },
    grams: {
      name: 'grams|mass grams|mass',
      about: 'mass in grams',
      value: { decimal: [0.1, 500, 1] },
      say: 'of {} g|with {} grams|weighing {} g',
    },
    volume: {
      name: 'volume ml|millilitres|volume',
      about: 'volume in ml',
      value: { decimal: [0.5, 2000, 1] },
      say: 'in {} ml|with {} ml|made up to {} ml',
    },
    molarity: {
      name: 'concentration|molarity|mol per litre',
      about: 'in mol per litre',
      value: { decimal: [0.01, 5, 2] },
      say: 'at {} mol/l|of {} molar|with {} mol per litre',
    },
    temperature: {
      name: 'temperature|degrees|temperature c',
      about: 'temperature in degrees Celsius',
      value: { integer: [-50, 400] },
      say: 'at {} degrees|heated to {} degrees|kept at {} °C',
    },
    property: {
      name: 'property|quantity|measure',
      about: 'what to tell',
      value: {
        choice: {
          density: 'by density|its density',
          melting_point: 'by melting point|its melting point',
          boiling_point: 'by boiling point|its boiling point',
        },
      },
    },
    reactants: {
      name: 'reactants|substances|inputs',
      about: 'formulas of what reacts',
      value: { list: { words: 'H2|O2|Fe|Cl2|Na|HNO3|CaO|Mg|N2|Al' }, size: [2, 3] },
      say: 'of {}|between {}|starting with {}',
    },
    bottle: {
      name: 'bottle|bottle id|sample',
      about: 'number of the bottle',
      value: { code: 'CH-###' },
      say: '{}|number {}|with the number {}',
    },
    ofBottle: {
      name: 'bottle|bottle id|sample',
      about: 'number of the bottle',
      value: { code: 'CH-###' },
      say: 'in {}|in the bottle {}|of bottle {}',
    },
    hazard: {
      name: 'hazard|danger|hazard class',
      about: 'kind of danger',
      value: {
        choice: {
          toxic: 'as toxic|marked toxic',
          flammable: 'as flammable|marked flammable',
          corrosive: 'as corrosive|marked corrosive',
        },
      },
    },
    balanced: {
      name: 'balanced|already balanced',
      about: 'whether it is balanced',
      value: { flag: { yes: 'balanced|given as balanced', no: 'not balanced|not yet balanced' } },
      default: false,
    },
    ph: {
      name: 'ph|reading|acid value',
      about: 'from 0 to 14',
      value: { decimal: [0, 14, 1] },
      say: 'to {}|with the reading {}|measured as {}',
    },
  },
  things: [
    {
      noun: 'chemical element',
      also: 'element|element of the periodic table|basic substance',
      about: 'one of the basic substances',
      operations: {
        get: 'element! property',
        compare: 'elements! property',
        find: 'property! temperature',
        list: 'property! limit',
      },
    },
    {
      noun: 'chemical compound',
      also: 'compound|chemical substance|molecule',
      about: 'a substance made of several elements',
      operations: {
        get: 'formula! property',
        find: 'elements! hazard',
        verify: 'formula!',
        convert: 'formula! grams!',
        translate: 'formula! language!',
      },
    },
    {
      noun: 'molar mass',
      also: 'mass of one mole|molecular weight|mole weight',
      about: 'what one mole of a substance weighs',
      operations: {
        calculate: 'formula!',
        compare: 'formula! grams!',
        verify: 'formula! grams!',
        list: 'elements!',
      },
    },
    {
      noun: 'chemical reaction',
      also: 'reaction|chemical equation|reaction of substances',
      about: 'substances that turn into others',
      operations: {
        calculate: 'reactants! temperature balanced',
        check: 'reactants! temperature',
        start: 'reactants! grams!',
        stop: 'bottle!',
        find: 'reactants! limit',
      },
    },
    {
      noun: 'lab solution',
      also: 'solution|dissolved substance|salt solution',
      about: 'a substance dissolved in water',
      operations: {
        create: 'formula! molarity! volume!',
        calculate: 'formula! molarity! volume!',
        delete: 'ofBottle!',
        check: 'ofBottle! molarity',
        copy: 'ofBottle! volume',
      },
    },
    {
      noun: 'chemical bottle',
      also: 'bottle of chemicals|reagent bottle|flask in the store',
      about: 'a bottle with a chemical in the store',
      operations: {
        create: 'bottle! formula! grams hazard',
        find: 'formula! hazard',
        buy: 'formula! grams!',
        update: 'bottle! grams!',
        return: 'bottle! reason',
      },
    },
    {
      noun: 'safety data sheet',
      also: 'safety sheet|data sheet|sheet on dangers',
      about: 'tells how dangerous a chemical is',
      operations: {
        get: 'formula! language',
        download: 'formula!',
        print: 'ofBottle! language',
        translate: 'formula! language!',
        verify: 'ofBottle! year!',
      },
    },
    {
      noun: 'lab experiment',
      also: 'experiment|trial in the lab|laboratory trial',
      about: 'a trial done in the laboratory',
      operations: {
        schedule: 'title! date! temperature',
        start: 'title!',
        report: 'title! note!',
        summarize: 'title! language',
        archive: 'title!',
      },
    },
    {
      noun: 'ph value',
      also: 'acidity value|acid value|measure of acid',
      about: 'how acid a solution is',
      operations: {
        calculate: 'formula! molarity!',
        update: 'ofBottle! ph!',
        track: 'ofBottle! hours',
        compare: 'formula! molarity',
      },
    },
  ],
};
