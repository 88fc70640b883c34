// Travel papers: visas, passports, borders.
import type { Domain } from '../domain.ts';

export const visas: Domain = {
  name: 'visas',
  context: 'I fly in three weeks.|My passport is old.|My cousin visits us.|We cross four borders.',
  slots: {
    nationality: {
      name: 'nationality|citizenship|passport country',
      about: 'country of the passport',
      value: 'country',
      say: 'with a passport of {}|as a citizen of {}|holding a passport from {}',
    },
    passport: {
      name: 'passport number|passport|passport id',
      about: 'number of the passport',
      value: { code: 'P#######' },
      say: '{}|number {}|with the passport number {}',
    },
    purpose: {
      name: 'purpose|reason of travel|visa type',
      about: 'why one travels',
      value: {
        choice: {
          tourism: 'for tourism|as a tourist (tourism)',
          business: 'for business|on business',
          study: 'for study|to study',
          transit: 'for transit|in transit',
        },
      },
      default: 'tourism',
    },
    application: {
      name: 'application number|application id|file number',
      about: 'number of the application',
      value: { code: 'VA-######' },
      say: '{}|number {}|with the file number {}',
    },
    stay: {
      name: 'days|length of stay|stay days',
      about: 'days of the stay',
      value: { integer: [1, 180] },
      say: 'for {} days|staying {} days|with a stay of {} days',
    },
    express: {
      name: 'express|fast track|urgent',
      about: 'whether it is done fast',
      value: { flag: { yes: 'by express|as an express case', no: 'not by express|no express' } },
      default: false,
    },
    applicant: {
      name: 'applicant|traveller|name',
      about: 'who travels',
      value: 'person',
      say: 'by {}|in the name of {}|whose name is {}',
    },
    entries: {
      name: 'entries|number of entries',
      about: 'how often one may enter',
      value: { integer: [1, 6] },
      say: 'with {} entries|for {} entries|allowing {} entries',
    },
    office: {
      name: 'consulate|embassy|office',
      about: 'where it is done',
      value: 'city',
      say: 'at the office in {}|at the consulate in {}|with the embassy in {}',
    },
    crossing: {
      name: 'border crossing|crossing|checkpoint',
      about: 'name of the crossing',
      value: 'place',
      say: 'at {}|at the checkpoint {}|near {}',
    },
    goods: {
      name: 'goods|items',
      about: 'what is carried',
      value: {
        list: { words: 'cigars|wine|perfume|cheese|plants|medicine|jewellery|camera gear|cash|coffee' },
        size: [1, 3],
      },
      say: 'with {}|of {}|carrying {}',
    },
  },
  things: [
    {
      noun: 'travel visa',
      also: 'visa|visa for a country|entry visa',
      about: 'a permission to enter a country',
      operations: {
        create: 'applicant! country! purpose stay entries',
        check: 'country! nationality!',
        renew: 'application! stay!',
        pay: 'application! amount!',
        cancel: 'application! reason',
      },
    },
    {
      noun: 'visa application',
      also: 'application for a visa|visa request|visa form',
      about: 'asks for a permission to enter',
      operations: {
        track: 'application!',
        update: 'application! note!',
        upload: 'application! file!',
        approve: 'application! stay',
        reject: 'application! reason!',
      },
    },
    {
      noun: 'travel passport',
      also: 'passport|passport book|travel document',
      about: 'proves who somebody is abroad',
      operations: {
        renew: 'passport! express',
        report: 'passport! reason! date',
        create: 'applicant! postcode! express',
        verify: 'passport! nationality',
        check: 'passport!',
      },
    },
    {
      noun: 'identity card',
      also: 'id card|identification card|card of identity',
      about: 'proves who somebody is at home',
      operations: {
        create: 'applicant! city!',
        renew: 'applicant! express',
        report: 'applicant! reason!',
        verify: 'applicant! date!',
        pay: 'applicant! amount!',
      },
    },
    {
      noun: 'embassy appointment',
      also: 'consulate appointment|visit to the embassy|appointment at a consulate',
      about: 'a visit to an embassy at a set time',
      operations: {
        book: 'office! date! time applicant',
        cancel: 'office! date!',
        postpone: 'office! newDate!',
        find: 'country! office',
      },
    },
    {
      noun: 'border crossing',
      also: 'checkpoint|crossing point|border post',
      about: 'a place where one enters a country',
      operations: {
        check: 'crossing! time',
        list: 'country! limit',
        find: 'country! radius',
        report: 'crossing! reason!',
        compare: 'country! nationality',
      },
    },
    {
      noun: 'travel warning',
      also: 'travel advisory|warning for tourists|warning for travellers',
      about: 'tells how dangerous a country is',
      operations: {
        get: 'country! language',
        subscribe: 'country! email!',
        list: 'month limit',
        compare: 'country! year',
        summarize: 'country! language',
      },
    },
    {
      noun: 'customs allowance',
      also: 'duty-free limit|free allowance|allowance at customs',
      about: 'what one may bring without paying',
      operations: {
        get: 'country! goods',
        calculate: 'country! goods!',
        compare: 'country! goods',
        check: 'goods! country!',
      },
    },
    {
      noun: 'residence permit',
      also: 'permit to stay|stay permit|permission to reside',
      about: 'allows a foreigner to live somewhere',
      operations: {
        create: 'applicant! country! startDate',
        renew: 'application! endDate!',
        print: 'application!',
        send: 'application! email!',
        verify: 'application! applicant',
      },
    },
  ],
};
