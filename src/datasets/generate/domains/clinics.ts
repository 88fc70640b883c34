// Clinics: doctors, appointments, records, tests.
import type { Domain } from '../domain.ts';

export const clinics: Domain = {
  name: 'clinics',
  context:
    'I feel weak since Monday.|My son fell off his bike.|My insurance changed.|The pain comes at night.',
  slots: {
    doctor: {
      name: 'doctor|physician|doctor name',
      about: 'name of the doctor',
      value: 'person',
      say: 'with {}|of {}|by Dr. {}',
    },
    specialty: {
      name: 'specialty|field|kind of doctor',
      about: 'field of medicine',
      value: {
        choice: {
          dentist: 'at the dentist|as a dentist',
          dermatology: 'for dermatology|in dermatology',
          cardiology: 'for cardiology|in cardiology',
          pediatrics: 'for pediatrics|in pediatrics',
        },
      },
    },
    patient: {
      name: 'patient|patient name',
      about: 'name of the patient',
      value: 'person',
      say: 'for {}|in the name of {}|concerning {}',
    },
    patientId: {
      name: 'patient id|patient number|file number',
      about: 'number of the patient',
      value: { code: 'PT-#####' },
      say: 'for patient {}|of the patient {}|with the file number {}',
    },
    clinic: {
      name: 'clinic|hospital|practice',
      about: 'name of the clinic',
      value: 'place',
      say: 'at {}|in the clinic {}|at the hospital {}',
    },
    visitId: {
      name: 'appointment id|visit id|visit number',
      about: 'number of the visit',
      value: { code: 'VS####' },
      say: '{}|number {}|with the number {}',
    },
    symptoms: {
      name: 'symptoms|complaints',
      about: 'what hurts',
      value: {
        list: { words: 'fever|cough|rash|chest pain|headache|swelling|tiredness|nausea|joint pain|cramps' },
        size: [1, 3],
      },
      say: 'because of {}|suffering from {}|against {}',
    },
    test: {
      name: 'test|test name|analysis',
      about: 'which test',
      value: {
        words:
          'blood count|blood sugar|cholesterol|urine test|allergy test|liver values|iron level|thyroid test|vitamin level|throat swab',
      },
      say: 'of {}|called {}|named {}',
    },
    urgent: {
      name: 'urgent|emergency',
      about: 'whether it is urgent',
      value: { flag: { yes: 'urgent|as urgent', no: 'not urgent|nothing urgent' } },
      default: false,
    },
    ward: {
      name: 'ward|department',
      about: 'part of the hospital',
      value: { code: 'W-##' },
      say: 'on ward {}|in ward {}|in the department {}',
    },
    bloodGroup: {
      name: 'blood group|blood type',
      about: 'group of the blood',
      value: {
        choice: {
          A: 'of group A|with blood group A',
          B: 'of group B|with blood group B',
          AB: 'of group AB|with blood group AB',
          O: 'of group O|with blood group O',
        },
      },
    },
    joint: {
      name: 'body part|part of the body|region',
      about: 'what is shown',
      value: { words: 'knee|shoulder|chest|hand|hip|ankle|spine|elbow|jaw|wrist' },
      say: 'of the {}|showing the {}|for the {}',
    },
  },
  things: [
    {
      noun: "doctor's appointment",
      also: 'appointment with a doctor|doctor visit|visit to the doctor',
      about: 'a visit to a doctor at a set time',
      operations: {
        book: 'doctor! date! time symptoms urgent',
        cancel: 'visitId! reason',
        find: 'specialty! city! date',
        postpone: 'visitId! newDate!',
        list: 'patientId! limit',
      },
    },
    {
      noun: 'family doctor',
      also: 'physician|general practitioner|house doctor',
      about: 'a doctor who knows the whole family',
      operations: {
        find: 'city! language radius',
        assign: 'patientId! doctor!',
        rate: 'doctor! stars! note',
        recommend: 'city! minRating',
        get: 'doctor!',
      },
    },
    {
      noun: 'dental checkup',
      also: 'dentist appointment|check of the teeth|tooth checkup',
      about: 'a dentist who looks at the teeth',
      operations: {
        book: 'patient! date! time',
        cancel: 'visitId!',
        schedule: 'patient! month!',
        pay: 'visitId! amount!',
      },
    },
    {
      noun: 'medical record',
      also: 'patient file|health record|file of a patient',
      about: 'all that doctors wrote about a patient',
      operations: {
        get: 'patientId!',
        share: 'patientId! doctor!',
        update: 'patientId! note!',
        download: 'patientId! year',
        archive: 'patientId!',
      },
    },
    {
      noun: 'lab result',
      also: 'laboratory result|test result|result of a test',
      about: 'what a laboratory found',
      operations: {
        get: 'patientId! test date',
        list: 'patientId! year',
        send: 'patientId! email!',
        translate: 'patientId! language!',
        compare: 'patientId! test! year',
      },
    },
    {
      noun: 'blood test',
      also: 'test of the blood|blood sample|blood analysis',
      about: 'looks for illness in the blood',
      operations: {
        book: 'patient! test! date',
        cancel: 'visitId!',
        check: 'patientId! test!',
        verify: 'patientId! test!',
      },
    },
    {
      noun: 'blood donation',
      also: 'giving of blood|blood gift|blood drive',
      about: 'blood that somebody gives for others',
      operations: {
        schedule: 'person! date! bloodGroup',
        find: 'city! date radius',
        check: 'bloodGroup! city',
        cancel: 'person! date!',
        count: 'city! month',
      },
    },
    {
      noun: 'x-ray image',
      also: 'x-ray|x-ray picture|radiograph',
      about: 'a picture of the bones in a body',
      operations: {
        create: 'patientId! joint! urgent',
        get: 'patientId! joint',
        share: 'patientId! doctor!',
        upload: 'patientId! file!',
        delete: 'patientId! date!',
      },
    },
    {
      noun: 'hospital bed',
      also: 'bed in a hospital|ward bed|bed for a patient',
      about: 'a bed on a ward for a patient',
      operations: {
        assign: 'patientId! ward!',
        check: 'clinic! ward',
        count: 'clinic! ward',
        book: 'clinic! patient! startDate! days',
        report: 'ward! reason!',
      },
    },
  ],
};
