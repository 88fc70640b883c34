// Charity: gifts, campaigns, volunteers.
import type { Domain } from '../domain.ts';

export const donations: Domain = {
  name: 'donations',
  context: 'Christmas is near.|The flood was terrible.|I have free weekends.|Our school needs instruments.',
  slots: {
    charity: {
      name: 'charity|organization|charity name',
      about: 'name of the charity',
      value: 'company',
      say: 'to {}|for {}|in aid of {}',
    },
    cause: {
      name: 'cause|purpose|field',
      about: 'what it helps',
      value: {
        choice: {
          animals: 'for animals|helping animals',
          children: 'for children|helping children',
          climate: 'for the climate|helping the climate',
          refugees: 'for refugees|helping refugees',
        },
      },
    },
    sum: {
      name: 'amount|sum|gift amount',
      about: 'sum in euros',
      value: 'amount',
      say: 'of {} euros|over {} euros|to the sum of {} euros',
    },
    donor: {
      name: 'donor|giver|donor name',
      about: 'who gives',
      value: 'person',
      say: 'from {}|given by {}|on behalf of {}',
    },
    campaign: {
      name: 'campaign|campaign title|appeal',
      about: 'title of the campaign',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    goal: {
      name: 'goal|target amount|goal amount',
      about: 'goal in euros',
      value: { integer: [500, 90000] },
      say: 'with a goal of {} euros|aiming at {} euros|to raise {} euros',
    },
    interval: {
      name: 'interval|rhythm|frequency',
      about: 'how often',
      value: {
        choice: {
          once: 'given once|once',
          monthly: 'given monthly|monthly',
          yearly: 'given yearly|yearly',
        },
      },
      default: 'once',
    },
    anonymous: {
      name: 'anonymous|hidden name',
      about: 'whether the name is hidden',
      value: { flag: { yes: 'anonymous|in an anonymous way', no: 'not anonymous|without being anonymous' } },
      default: false,
    },
    volunteer: {
      name: 'volunteer|helper|volunteer name',
      about: 'who helps',
      value: 'person',
      say: '{}|called {}|by the name of {}',
    },
    items: {
      name: 'items|goods|things',
      about: 'what is given',
      value: {
        list: {
          words:
            'winter coats|blankets|toys|school books|canned food|shoes|bicycles|baby clothes|laptops|furniture',
        },
        size: [1, 3],
      },
      say: 'of {}|with {}|made up of {}',
    },
    task: {
      name: 'task|work|duty',
      about: 'what the helper does',
      value: {
        words:
          'cooking soup|driving a van|tutoring|sorting clothes|planting trees|walking dogs|painting walls|collecting waste|teaching computers|visiting the elderly',
      },
      say: 'doing {}|with the task {}|helping with {}',
    },
    giftId: {
      name: 'donation id|gift number|donation number',
      about: 'number of the gift',
      value: { code: 'DN-#####' },
      say: '{}|number {}|with the number {}',
    },
    income: {
      name: 'income|yearly income',
      about: 'income in euros',
      value: { integer: [9000, 150000] },
      say: 'on {} euros|from an income of {} euros|with {} euros income',
    },
  },
  things: [
    {
      noun: 'money donation',
      also: 'donation|gift of money|monetary gift',
      about: 'money given for a good cause',
      operations: {
        send: 'sum! charity! interval anonymous',
        list: 'year! limit',
        cancel: 'giftId! reason',
        calculate: 'income! percent!',
        track: 'giftId!',
      },
    },
    {
      noun: 'donation receipt',
      also: 'receipt for a donation|proof of a gift|gift receipt',
      about: 'proves a gift to the tax office',
      operations: {
        get: 'giftId!',
        send: 'giftId! email!',
        print: 'giftId!',
        download: 'year! donor',
        verify: 'giftId! donor',
      },
    },
    {
      noun: 'fundraising campaign',
      also: 'fundraiser|campaign for donations|appeal for money',
      about: 'collects money for a good cause',
      operations: {
        create: 'campaign! goal! cause endDate',
        share: 'campaign! url!',
        update: 'campaign! goal!',
        stop: 'campaign!',
        check: 'campaign!',
      },
    },
    {
      noun: 'charity organization',
      also: 'charity|aid organization|relief group',
      about: 'a group that helps others',
      operations: {
        find: 'cause! country',
        get: 'charity!',
        rate: 'charity! stars! note',
        verify: 'charity! note',
        compare: 'cause! country',
      },
    },
    {
      noun: 'goods donation',
      also: 'gift of things|donated goods|things to give away',
      about: 'used things given to people in need',
      operations: {
        create: 'items! city! date',
        schedule: 'items! address! date!',
        find: 'city! items',
        reject: 'items! reason!',
        approve: 'items! charity',
      },
    },
    {
      noun: 'charity volunteer',
      also: 'volunteer|unpaid helper|helper for a charity',
      about: 'a person who helps without pay',
      operations: {
        find: 'city! task',
        create: 'volunteer! task! weekday',
        assign: 'volunteer! task!',
        rate: 'volunteer! stars!',
        count: 'city! month',
      },
    },
    {
      noun: 'charity run',
      also: 'run for charity|sponsored run|benefit run',
      about: 'people who run to raise money',
      operations: {
        create: 'title! date! city!',
        book: 'title! people!',
        find: 'city! month',
        postpone: 'title! newDate!',
        cancel: 'title! reason',
      },
    },
    {
      noun: 'food bank',
      also: 'soup kitchen|food pantry|bank for food',
      about: 'gives food to people in need',
      operations: {
        find: 'city! radius',
        check: 'city! weekday',
        report: 'city! reason!',
        count: 'city!',
        send: 'city! items!',
      },
    },
    {
      noun: 'child sponsorship',
      also: 'sponsorship|sponsored child|godparenthood',
      about: 'pays for a child in a poor country',
      operations: {
        start: 'donor! country! sum!',
        stop: 'donor! reason',
        pay: 'donor! month! sum!',
        renew: 'donor! year!',
        update: 'donor! sum!',
      },
    },
  ],
};
