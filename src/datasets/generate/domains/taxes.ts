// Taxes: returns, refunds, deductions.
import type { Domain } from '../domain.ts';

export const taxes: Domain = {
  name: 'taxes',
  context:
    'The deadline is near.|I changed jobs in spring.|My books are in order.|The letter from the office confuses me.',
  slots: {
    taxId: {
      name: 'tax id|tax number|taxpayer id',
      about: 'number of the taxpayer',
      value: { code: '## ### ### ###' },
      say: 'for {}|of the taxpayer {}|with the tax number {}',
    },
    income: {
      name: 'income|yearly income|earnings',
      about: 'income in euros a year',
      value: { integer: [9000, 200000] },
      say: 'on {} euros|with an income of {} euros|earning {} euros',
    },
    form: {
      name: 'form|form name|sheet',
      about: 'name of the form',
      value: { code: 'F-##@' },
      say: '{}|called {}|with the name {}',
    },
    cost: {
      name: 'cost|expense|amount',
      about: 'cost in euros',
      value: { decimal: [5, 3000, 2] },
      say: 'of {} euros|costing {} euros|amounting to {} euros',
    },
    kind: {
      name: 'kind|expense type|category',
      about: 'kind of cost',
      value: {
        choice: {
          travel: 'for travel|as travel cost',
          office: 'for the office|as office cost',
          training: 'for training|as training cost',
          health: 'for health|as health cost',
        },
      },
    },
    married: {
      name: 'married|joint',
      about: 'whether one is married',
      value: { flag: { yes: 'married|for married people', no: 'not married|without being married' } },
      default: false,
    },
    children: {
      name: 'children|number of children',
      about: 'how many children',
      value: { integer: [0, 6] },
      say: 'with {} children|and {} children|having {} children',
    },
    net: {
      name: 'net amount|net|amount before tax',
      about: 'amount in euros',
      value: 'amount',
      say: 'on {} euros|for {} euros net|of {} euros net',
    },
    rate: {
      name: 'rate|tax rate|percent',
      about: 'rate in percent',
      value: { integer: [3, 45] },
      say: 'at {} percent|with a rate of {} percent|taxed {} percent',
    },
    receipt: {
      name: 'receipt number|receipt|voucher',
      about: 'number of the receipt',
      value: { code: 'RCPT####' },
      say: '{}|number {}|with the number {}',
    },
    property: {
      name: 'property value|value|worth',
      about: 'value in euros',
      value: { integer: [20000, 900000] },
      say: 'worth {} euros|valued at {} euros|with a value of {} euros',
    },
    quarter: {
      name: 'quarter',
      about: 'quarter of the year',
      value: {
        choice: {
          first: 'for the first quarter|in the first quarter',
          second: 'for the second quarter|in the second quarter',
          third: 'for the third quarter|in the third quarter',
          fourth: 'for the fourth quarter|in the fourth quarter',
        },
      },
    },
  },
  things: [
    {
      noun: 'income tax',
      plural: 'income taxes',
      also: 'tax on income|tax on earnings|wage tax',
      about: 'the tax on what one earns',
      operations: {
        calculate: 'income! married children',
        pay: 'taxId! amount! quarter',
        compare: 'income! country',
        get: 'taxId! year!',
      },
    },
    {
      noun: 'tax return',
      also: 'tax declaration|yearly tax form|declaration of income',
      about: 'tells the office what one earned',
      operations: {
        create: 'taxId! year! income!',
        send: 'taxId! year!',
        track: 'taxId! year',
        postpone: 'taxId! newDate! reason',
        verify: 'taxId! year!',
      },
    },
    {
      noun: 'tax refund',
      also: 'refund of tax|repaid tax|tax repayment',
      about: 'tax that one gets back',
      operations: {
        calculate: 'income! cost!',
        check: 'taxId! year',
        track: 'taxId!',
        reject: 'taxId! reason!',
      },
    },
    {
      noun: 'tax deduction',
      also: 'deductible cost|deduction|cost to deduct',
      about: 'a cost that lowers the tax',
      operations: {
        create: 'cost! kind! date receipt',
        list: 'year! kind',
        delete: 'receipt!',
        calculate: 'cost! rate!',
        recommend: 'income! kind',
      },
    },
    {
      noun: 'sales tax',
      plural: 'sales taxes',
      also: 'value added tax|VAT|tax on sales',
      about: 'the tax on goods that are sold',
      operations: {
        calculate: 'net! rate!',
        pay: 'quarter! amount!',
        report: 'quarter! year!',
        compare: 'country! rate',
      },
    },
    {
      noun: 'property tax',
      plural: 'property taxes',
      also: 'land tax|tax on a house|house tax',
      about: 'the yearly tax on land and houses',
      operations: {
        calculate: 'property! city!',
        pay: 'address! amount! quarter',
        check: 'address! year',
        compare: 'city! property',
      },
    },
    {
      noun: 'tax form',
      also: 'form for taxes|tax sheet|blank tax form',
      about: 'a blank form of the tax office',
      operations: {
        find: 'query! year',
        download: 'form! year',
        print: 'form! language',
        translate: 'form! language!',
        upload: 'form! file!',
      },
    },
    {
      noun: 'tax adviser',
      also: 'tax consultant|tax accountant|adviser on taxes',
      about: 'a person who helps with taxes',
      operations: {
        find: 'city! language maxPrice',
        book: 'person! date! time!',
        rate: 'person! stars! note',
        send: 'person! message!',
        assign: 'taxId! assignee!',
      },
    },
    {
      noun: 'tax receipt',
      also: 'receipt for taxes|expense receipt|proof of a cost',
      about: 'a paper that proves a cost',
      operations: {
        upload: 'file! kind cost',
        get: 'receipt!',
        delete: 'receipt! reason',
        archive: 'receipt! year',
        count: 'year! kind',
      },
    },
    {
      noun: 'tax deadline',
      also: 'last day for taxes|due day for taxes|filing deadline',
      about: 'the day a tax form is due',
      operations: {
        get: 'country! year',
        list: 'year! country',
        subscribe: 'email! country',
        renew: 'taxId! dueDate!',
      },
    },
  ],
};
