// Money of many countries: exchange rates, cash, travel money.
import type { Domain } from '../domain.ts';

export const currency: Domain = {
  name: 'currency',
  context:
    'I am changing planes tonight.|We are off to the islands.|My invoice came from abroad.|I have old notes in a drawer.',
  slots: {
    from: {
      name: 'from|from currency|base',
      about: 'currency to start with',
      value: 'currency',
      say: 'from {}|out of {}|of {}',
    },
    to: {
      name: 'to|to currency|target',
      about: 'currency to end with',
      value: 'currency',
      say: 'to {}|into {}|expressed as {}',
    },
    sum: {
      name: 'amount|sum|value',
      about: 'sum of money',
      value: 'amount',
      say: 'of {}|over {}|to the sum of {}',
    },
    targets: {
      name: 'currencies|targets',
      about: 'currencies to show',
      value: { list: 'currency', size: [2, 3] },
      say: 'in {}|among {}|covering {}',
    },
    denomination: {
      name: 'denomination|note value',
      about: 'value printed on it',
      value: {
        choice: {
          five: 'of denomination five|of five',
          ten: 'of denomination ten|of ten',
          twenty: 'of denomination twenty|of twenty',
          fifty: 'of denomination fifty|of fifty',
        },
      },
    },
    bureau: {
      name: 'bureau|office|branch',
      about: 'name of the office',
      value: 'place',
      say: 'at {}|through {}|at the bureau {}',
    },
    fee: {
      name: 'fee|fee percent|commission',
      about: 'fee in percent',
      value: { decimal: [0.1, 5, 1] },
      say: 'with a fee of {} percent|minus {} percent fee|charging {} percent',
    },
    rateAbove: {
      name: 'above|threshold|target rate',
      about: 'rate to wait for',
      value: { decimal: [0.5, 9, 2] },
      say: 'above {}|over {}|as soon as it passes {}',
    },
  },
  things: [
    {
      noun: 'exchange rate',
      also: 'rate of exchange|currency rate|conversion rate',
      about: 'what one currency is worth in another',
      operations: {
        get: 'from! to! date',
        list: 'from! targets',
        subscribe: 'from! to! rateAbove! email',
        compare: 'from! targets! month',
        track: 'from! to! days',
      },
    },
    {
      noun: 'money amount',
      also: 'sum of money|amount of money|foreign sum',
      about: 'a sum of money in some currency',
      operations: {
        convert: 'sum! from! to!',
        calculate: 'sum! percent!',
        compare: 'from! to! sum',
        verify: 'sum! currency!',
      },
    },
    {
      noun: 'travel cash',
      mass: true,
      also: 'sum of holiday money|amount of foreign cash|travel fund',
      about: 'notes in a foreign currency for a journey',
      operations: {
        buy: 'sum! currency! bureau date',
        return: 'sum! currency!',
        calculate: 'country! days!',
        recommend: 'country! days',
      },
    },
    {
      noun: 'exchange office',
      also: 'exchange bureau|money changer|bureau for exchange',
      about: 'a counter where notes can be changed',
      operations: {
        find: 'city! radius',
        compare: 'city! currency!',
        rate: 'bureau! stars! note',
        check: 'bureau! date',
      },
    },
    {
      noun: 'travel card',
      also: 'prepaid card|prepaid travel card|card for foreign money',
      about: 'a prepaid card that holds several currencies',
      operations: {
        create: 'person! currency!',
        pay: 'currency! sum!',
        stop: 'currency! reason',
        calculate: 'currency! sum! fee',
      },
    },
    {
      noun: 'bank note',
      also: 'paper note|banknote|money note',
      about: 'a piece of paper money',
      operations: {
        verify: 'currency! denomination!',
        return: 'currency! denomination! quantity',
        list: 'currency limit',
        report: 'currency! denomination! reason',
      },
    },
    {
      noun: 'remittance',
      also: 'money transfer abroad|payment abroad|sum sent abroad',
      about: 'money sent to somebody in another country',
      operations: {
        send: 'sum! currency! recipient! country',
        calculate: 'sum! fee! to',
        cancel: 'recipient! reason',
        schedule: 'sum! recipient! date!',
      },
    },
    {
      noun: 'old coin',
      also: 'collector coin|historic coin|vintage coin',
      about: 'a coin that is no longer in use',
      operations: {
        find: 'country! year',
        calculate: 'year! country!',
        buy: 'country! year! maxPrice',
        verify: 'year! country!',
      },
    },
  ],
};
