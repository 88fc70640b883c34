// Parcels and letters.
import type { Domain } from '../domain.ts';

export const parcels: Domain = {
  name: 'parcels',
  context: 'My neighbour is away.|The gift must arrive on time.|Nobody was at home.|I sold my old lamp.',
  slots: {
    trackingNumber: {
      name: 'tracking number|tracking id|shipment code',
      about: 'number on the label',
      value: { code: '@@#######' },
      say: '{}|with the tracking number {}|under the code {}',
    },
    weight: {
      name: 'weight kg|weight|kilograms',
      about: 'weight in kg',
      value: { decimal: [0.1, 30, 1] },
      say: 'weighing {} kg|of {} kg|at {} kilograms',
    },
    size: {
      name: 'size|parcel size|format',
      about: 'size of the box',
      value: {
        choice: {
          small: 'small|of small size',
          medium: 'medium|of medium size',
          large: 'large|of large size',
        },
      },
    },
    express: {
      name: 'express|fast delivery',
      about: 'whether it goes by express',
      value: { flag: { yes: 'by express|express delivery', no: 'without express|not express' } },
      default: false,
    },
    locker: {
      name: 'locker|locker id|station',
      about: 'number of the locker',
      value: { code: 'LK-###' },
      say: 'at {}|in the locker {}|at locker number {}',
    },
    signature: {
      name: 'signature|signature required',
      about: 'whether somebody must sign',
      value: { flag: { yes: 'with signature|signature required', no: 'without signature|no signature' } },
      default: false,
    },
    insuredFor: {
      name: 'insured value|insurance value',
      about: 'value in euros it is insured for',
      value: 'amount',
      say: 'insured for {} euros|with an insured value of {} euros|covered up to {} euros',
    },
    toAddress: {
      name: 'address|recipient address|deliver to',
      about: 'where it goes',
      value: { object: 'street! city! postcode' },
      say: 'to {}|addressed to {}|with the address {}',
    },
    motif: {
      name: 'motif|picture|design',
      about: 'what is printed on it',
      value: 'topic',
      say: 'showing {}|with a picture of {}|depicting {}',
    },
  },
  things: [
    {
      noun: 'parcel',
      also: 'package|postal package|box by post',
      about: 'a box sent by post',
      operations: {
        send: 'toAddress! weight size express signature',
        track: 'trackingNumber!',
        return: 'trackingNumber! reason',
        calculate: 'weight! country! express',
        report: 'trackingNumber! reason!',
      },
    },
    {
      noun: 'parcel pickup',
      also: 'collection of a parcel|pickup|parcel collection',
      about: 'a courier who collects a parcel at home',
      operations: {
        schedule: 'street! date! weight',
        cancel: 'trackingNumber!',
        postpone: 'trackingNumber! newDate!',
        check: 'street! date',
      },
    },
    {
      noun: 'parcel locker',
      also: 'locker station|pick-up locker|locker for parcels',
      about: 'a box in the street where parcels wait',
      operations: {
        find: 'city! radius',
        book: 'locker! size',
        rate: 'locker! stars!',
        report: 'locker! reason!',
        count: 'city!',
      },
    },
    {
      noun: 'postage stamp',
      also: 'stamp|stamp for a letter|postal stamp',
      about: 'a stamp that pays for a letter',
      operations: {
        buy: 'quantity! country motif',
        calculate: 'weight! country!',
        verify: 'url!',
        print: 'quantity! weight',
      },
    },
    {
      noun: 'registered letter',
      also: 'certified letter|letter with proof|registered mail item',
      about: 'a letter whose arrival is proved',
      operations: {
        send: 'recipient! insuredFor',
        track: 'trackingNumber!',
        print: 'trackingNumber!',
        verify: 'trackingNumber!',
        list: 'startDate endDate',
      },
    },
    {
      noun: 'greeting postcard',
      also: 'postcard|picture postcard|holiday card',
      about: 'a picture card with a few lines',
      operations: {
        send: 'recipient! message! motif',
        create: 'motif! message',
        copy: 'title! recipient',
        list: 'country limit',
      },
    },
    {
      noun: 'post office',
      also: 'post branch|mail office|branch of the post',
      about: 'an office that takes letters and parcels',
      operations: { find: 'city! radius', check: 'city! date', rate: 'venue! stars! note', count: 'city!' },
    },
    {
      noun: 'mail forwarding',
      mass: true,
      also: 'forwarding of mail|redirected mail|mail redirection',
      about: 'sends letters on to a new address',
      operations: {
        start: 'person! toAddress! startDate',
        stop: 'person!',
        renew: 'person! endDate!',
        check: 'person!',
        pay: 'person! amount!',
      },
    },
    {
      noun: 'shipping label',
      also: 'label for a parcel|address label|parcel label',
      about: 'the sticker with the address of a parcel',
      operations: {
        create: 'toAddress! weight size',
        print: 'trackingNumber!',
        download: 'trackingNumber!',
        cancel: 'trackingNumber! reason',
      },
    },
  ],
};
