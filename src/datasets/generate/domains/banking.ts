// Banking: accounts, cards, transfers, loans.
import type { Domain } from '../domain.ts';

export const banking: Domain = {
  name: 'banking',
  context: 'My salary arrived today.|I am saving for a house.|I lost my wallet.|The rent is due soon.',
  slots: {
    account: {
      name: 'account|account number|from account',
      about: 'number of the account',
      value: { code: 'AC######' },
      say: '{}|number {}|with the number {}',
    },
    payee: {
      name: 'payee|beneficiary|recipient name',
      about: 'who gets the money',
      value: 'person',
      say: 'to {}|in favour of {}|payable to {}',
    },
    iban: {
      name: 'iban|recipient iban|to account',
      about: 'account that gets the money',
      value: { code: 'NL##BANK########' },
      say: 'to {}|to the account {}|with the IBAN {}',
    },
    cardDigits: {
      name: 'card|last digits|card ending',
      about: 'last four digits of the card',
      value: { code: '####' },
      say: 'ending in {}|with the last digits {}|that ends with {}',
    },
    pin: {
      name: 'pin|new pin',
      about: 'four-digit secret number',
      value: { code: '####' },
      say: 'to {}|with the pin {}|set to {}',
    },
    term: {
      name: 'years|term years|term',
      about: 'how many years it runs',
      value: { integer: [1, 30] },
      say: 'over {} years|for {} years|with a term of {} years',
    },
    interest: {
      name: 'interest rate|annual rate|interest',
      about: 'yearly interest in percent',
      value: { decimal: [0.5, 12, 2] },
      say: 'at {} percent|at {} % interest|with an interest rate of {} percent',
    },
    sum: {
      name: 'amount|sum|money',
      about: 'sum of money',
      value: 'amount',
      say: 'of {} euros|over {} euros|to the sum of {} euros',
    },
    instant: {
      name: 'instant|express',
      about: 'whether it is done at once',
      value: { flag: { yes: 'as an instant payment|instant', no: 'not instant|without instant execution' } },
      default: false,
    },
    interval: {
      name: 'interval|frequency|every',
      about: 'how often it is paid',
      value: {
        choice: {
          weekly: 'weekly|every week, weekly',
          monthly: 'monthly|paid monthly',
          yearly: 'yearly|paid yearly',
        },
      },
      default: 'monthly',
    },
    kind: {
      name: 'kind|direction',
      about: 'which way the money went',
      value: {
        choice: {
          incoming: 'that is incoming|only incoming',
          outgoing: 'that is outgoing|only outgoing',
        },
      },
    },
  },
  things: [
    {
      noun: 'bank account',
      also: 'account at the bank|account|money account',
      about: 'an account that holds money at a bank',
      operations: {
        get: 'account!',
        create: 'person! currency',
        list: 'currency limit',
        delete: 'account! reason',
        check: 'account! sum!',
      },
    },
    {
      noun: 'savings account',
      also: 'account for savings|savings book|interest-bearing account',
      about: 'an account that earns interest on savings',
      operations: {
        create: 'person! sum! interest',
        calculate: 'sum! interest! term!',
        get: 'account!',
        compare: 'term! sum',
        update: 'account! interest!',
      },
    },
    {
      noun: 'money transfer',
      also: 'transfer|bank transfer|wire',
      about: 'money that moves from one account to another',
      operations: {
        send: 'sum! payee! iban! instant',
        track: 'account! date',
        cancel: 'account! reason',
        verify: 'iban!',
        schedule: 'sum! iban! date!',
      },
    },
    {
      noun: 'standing order',
      also: 'recurring transfer|repeated payment|automatic transfer',
      about: 'a payment that repeats by itself',
      operations: {
        create: 'sum! payee! interval startDate',
        stop: 'payee!',
        list: 'interval',
        update: 'payee! sum!',
        postpone: 'payee! newDate!',
      },
    },
    {
      noun: 'credit card',
      also: 'charge card|card for credit|payment card',
      about: 'a card that pays now and settles later',
      operations: {
        buy: 'person! sum',
        stop: 'cardDigits! reason',
        pay: 'cardDigits! sum!',
        report: 'cardDigits! reason!',
        renew: 'cardDigits! year',
      },
    },
    {
      noun: 'debit card',
      also: 'bank card|cash card|account card',
      about: 'a card that takes money from the account at once',
      operations: {
        assign: 'cardDigits! person!',
        stop: 'cardDigits! reason',
        start: 'cardDigits! pin!',
        get: 'cardDigits!',
        track: 'cardDigits!',
      },
    },
    {
      noun: 'bank statement',
      also: 'account statement|statement of account|list of movements',
      about: 'all movements of an account in a month',
      operations: {
        get: 'account! month!',
        download: 'account! month file',
        print: 'account! year',
        send: 'account! email!',
        summarize: 'account! month!',
      },
    },
    {
      noun: 'bank transaction',
      also: 'account movement|transaction|payment in the account',
      about: 'one movement of money on an account',
      operations: {
        list: 'account! startDate endDate kind limit',
        find: 'query! minPrice maxPrice',
        report: 'account! date! reason!',
        count: 'account! month',
        share: 'account! email!',
      },
    },
    {
      noun: 'personal loan',
      also: 'loan|consumer credit|bank loan',
      about: 'money borrowed from the bank',
      operations: {
        calculate: 'sum! term! interest',
        create: 'person! sum! term!',
        pay: 'account! sum!',
        approve: 'person! sum',
        reject: 'person! reason!',
      },
    },
    {
      noun: 'home mortgage',
      also: 'mortgage|house loan|mortgage loan',
      about: 'a long loan for buying a house',
      operations: {
        calculate: 'sum! term! interest!',
        compare: 'sum! term!',
        renew: 'account! interest!',
        check: 'person! sum!',
      },
    },
  ],
};
