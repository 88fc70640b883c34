// Medicine: drugs, doses, prescriptions, pharmacies.
import type { Domain } from '../domain.ts';

export const medicine: Domain = {
  name: 'medicine',
  context: 'My back hurts.|The box is empty.|My father forgets his pills.|We travel to the tropics.',
  slots: {
    drug: {
      name: 'drug|medicine|drug name',
      about: 'name of the medicine',
      value: 'brand',
      say: '{}|called {}|that goes by {}',
    },
    ofDrug: {
      name: 'drug|medicine|drug name',
      about: 'name of the medicine',
      value: 'brand',
      say: 'with {}|for the medicine {}|containing {}',
    },
    drugs: {
      name: 'drugs|medicines',
      about: 'names of the medicines',
      value: { list: 'brand', size: [2, 3] },
      say: '{}|between {}|of {}',
    },
    milligrams: {
      name: 'milligrams|mg|strength mg',
      about: 'strength in mg',
      value: { integer: [5, 1000] },
      say: 'with {} mg|of {} mg|at {} milligrams',
    },
    perDay: {
      name: 'times per day|per day|doses per day',
      about: 'how often a day',
      value: { integer: [1, 6] },
      say: '{} times a day|taken {} times daily|{} doses a day',
    },
    prescription: {
      name: 'prescription number|prescription id|rx number',
      about: 'number of the prescription',
      value: { code: 'RX-#####' },
      say: '{}|number {}|with the number {}',
    },
    form: {
      name: 'form|dosage form|kind',
      about: 'form of the medicine',
      value: {
        choice: {
          tablet: 'as a tablet|in tablet form',
          syrup: 'as a syrup|in syrup form',
          cream: 'as a cream|in cream form',
          drops: 'as drops|in form of drops',
        },
      },
    },
    symptom: {
      name: 'symptom|complaint|against',
      about: 'what it is against',
      value: {
        words:
          'headache|cough|fever|sore throat|back pain|heartburn|hay fever|insomnia|nausea|itching|toothache|dizziness',
      },
      say: 'against {}|for {}|to treat {}',
    },
    pharmacy: {
      name: 'pharmacy|drugstore|chemist',
      about: 'name of the pharmacy',
      value: 'place',
      say: 'at {}|from {}|at the pharmacy {}',
    },
    patient: {
      name: 'patient|patient name|for whom',
      about: 'who takes it',
      value: 'person',
      say: 'for {}|of {}|taken by {}',
    },
    age: {
      name: 'age|years old|patient age',
      about: 'age in years',
      value: { integer: [1, 99] },
      say: 'aged {}|{} years old|at the age of {}',
    },
    kilos: {
      name: 'weight kg|patient weight|body weight',
      about: 'weight in kg',
      value: { integer: [5, 130] },
      say: 'weighing {} kg|with {} kg|at a weight of {} kg',
    },
    generic: {
      name: 'generic|generic version',
      about: 'whether a generic one is fine',
      value: {
        flag: { yes: 'generic is fine|as a generic version', no: 'no generic|not the generic version' },
      },
      default: false,
    },
    disease: {
      name: 'disease|illness|against',
      about: 'what it protects from',
      value: {
        words: 'measles|tetanus|rabies|hepatitis|influenza|yellow fever|typhoid|cholera|polio|shingles',
      },
      say: 'against {}|guarding from {}|to protect from {}',
    },
  },
  things: [
    {
      noun: 'prescription drug',
      also: 'prescribed medicine|drug|medicine on prescription',
      about: 'a medicine that a doctor must prescribe',
      operations: {
        get: 'drug! form',
        find: 'symptom! form',
        compare: 'drugs!',
        buy: 'prescription! pharmacy generic',
        report: 'drug! reason!',
      },
    },
    {
      noun: 'medical prescription',
      also: "prescription|doctor's prescription|prescribing note",
      about: "a doctor's paper for a medicine",
      operations: {
        create: 'patient! ofDrug! milligrams perDay',
        renew: 'prescription! days',
        verify: 'prescription!',
        send: 'prescription! email!',
        cancel: 'prescription! reason',
      },
    },
    {
      noun: 'medicine dose',
      also: 'dose|dosage|amount of medicine',
      about: 'how much of a medicine to take',
      operations: {
        calculate: 'ofDrug! kilos! age',
        check: 'ofDrug! milligrams!',
        update: 'ofDrug! milligrams! perDay',
        report: 'ofDrug! date! time',
      },
    },
    {
      noun: 'pill reminder',
      also: 'medicine reminder|reminder for pills|tablet alarm',
      about: 'tells somebody when to take a pill',
      operations: {
        create: 'ofDrug! time! days',
        stop: 'ofDrug!',
        list: 'patient limit',
        update: 'ofDrug! time!',
        share: 'ofDrug! recipient!',
      },
    },
    {
      noun: 'drug interaction',
      also: 'interaction of medicines|clash of medicines|medicine conflict',
      about: 'medicines that do harm together',
      operations: {
        check: 'drugs!',
        list: 'ofDrug! limit',
        report: 'drugs! note!',
        find: 'ofDrug! disease!',
      },
    },
    {
      noun: 'side effect',
      also: 'adverse effect|unwanted effect|bad effect',
      about: 'something unwanted that a medicine does',
      operations: {
        list: 'ofDrug! limit',
        report: 'ofDrug! patient! note!',
        check: 'ofDrug! symptom!',
        compare: 'drugs! symptom',
      },
    },
    {
      noun: 'pharmacy stock',
      mass: true,
      also: 'stock of medicine|supply of a pharmacy|pharmacy supply',
      about: 'whether a pharmacy has a medicine',
      operations: {
        check: 'ofDrug! pharmacy!',
        find: 'ofDrug! city! radius',
        book: 'ofDrug! pharmacy! quantity',
        subscribe: 'ofDrug! phone!',
        count: 'ofDrug! pharmacy',
      },
    },
    {
      noun: 'first aid kit',
      also: 'medical kit|box for first aid|emergency kit',
      about: 'bandages and medicines for emergencies',
      operations: {
        buy: 'quantity! address',
        check: 'date!',
        recommend: 'country! people',
        repair: 'note! date',
      },
    },
    {
      noun: 'travel vaccine',
      also: 'vaccine|vaccination for travellers|jab for travellers',
      about: 'a jab that protects travellers',
      operations: {
        find: 'country! disease',
        book: 'disease! date! patient',
        list: 'country! limit',
        verify: 'patient! disease!',
        schedule: 'patient! disease! date!',
      },
    },
  ],
};
