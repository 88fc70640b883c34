// Hiring and staff: candidates, offers, shifts, leave.
import type { Domain } from '../domain.ts';

export const hiring: Domain = {
  name: 'hiring',
  context: 'Two people quit.|We open a new branch.|The team is overworked.|Payday is near.',
  slots: {
    candidate: {
      name: 'candidate|applicant|candidate name',
      about: 'who applies',
      value: 'person',
      say: '{}|called {}|by the name of {}',
    },
    employee: {
      name: 'employee|staff member|worker',
      about: 'who works for us',
      value: 'person',
      say: 'of {}|for {}|concerning {}',
    },
    position: {
      name: 'position|job|role',
      about: 'what the work is',
      value: {
        words:
          'cashier|store manager|warehouse worker|receptionist|backend engineer|caretaker|bookkeeper|line cook|security guard|lab assistant',
      },
      say: 'as {}|for the position of {}|in the job of {}',
    },
    department: {
      name: 'department|team|unit',
      about: 'part of the firm',
      value: {
        choice: {
          sales: 'in sales|in the sales department',
          finance: 'in finance|in the finance department',
          support: 'in support|in the support department',
          research: 'in research|in the research department',
        },
      },
    },
    pay: {
      name: 'monthly pay|salary|wage',
      about: 'pay in euros a month',
      value: { integer: [1200, 9000] },
      say: 'for {} euros a month|at {} euros a month|with {} euros monthly',
    },
    staffId: {
      name: 'staff id|employee number|personnel number',
      about: 'number of the person',
      value: { code: 'EMP###' },
      say: '{}|with the number {}|under staff id {}',
    },
    shift: {
      name: 'shift|part of day',
      about: 'which shift',
      value: {
        choice: {
          early: 'in the early shift|early',
          late: 'in the late shift|late',
          night: 'in the night shift|night',
        },
      },
    },
    score: {
      name: 'score|points|result',
      about: 'points from 0 to 100',
      value: { integer: [0, 100] },
      say: 'with {} points|scoring {} points|at a score of {}',
    },
    leave: {
      name: 'leave days|days|days off',
      about: 'days off',
      value: { integer: [1, 30] },
      say: 'of {} days|taking {} days|with {} days off',
    },
    kind: {
      name: 'kind of leave|leave type',
      about: 'why one is away',
      value: {
        choice: {
          sick: 'as sick leave|for being sick',
          parental: 'as parental leave|for parental reasons',
          annual: 'as annual leave|from the annual days',
        },
      },
    },
    overtime: {
      name: 'overtime hours|extra hours|hours',
      about: 'hours on top',
      value: { decimal: [0.5, 40, 1] },
      say: 'with {} extra hours|plus {} hours of overtime|including {} hours overtime',
    },
    bonus: {
      name: 'with bonus|bonus',
      about: 'whether a bonus is paid',
      value: { flag: { yes: 'with a bonus|bonus included', no: 'without a bonus|no bonus' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'job candidate',
      also: 'applicant|job seeker|candidate for a job',
      about: 'somebody who applies for a job',
      operations: {
        find: 'position! city',
        rate: 'candidate! score! note',
        approve: 'candidate! position',
        reject: 'candidate! reason!',
        compare: 'position! score',
      },
    },
    {
      noun: 'job posting',
      also: 'staff advert|job advert|advertised post',
      about: 'an advert that looks for staff',
      operations: {
        create: 'position! department! pay',
        delete: 'position! reason',
        renew: 'position! endDate!',
        share: 'position! url!',
        copy: 'position! department!',
      },
    },
    {
      noun: 'employment offer',
      also: 'work offer|offer to a candidate|contract offer',
      about: 'offers a candidate the job',
      operations: {
        send: 'candidate! position! pay! bonus',
        cancel: 'candidate! reason',
        update: 'candidate! pay!',
        approve: 'candidate! note',
      },
    },
    {
      noun: 'staff shift',
      also: 'work shift|shift on the roster|working shift',
      about: 'hours when an employee works',
      operations: {
        assign: 'employee! shift! date!',
        cancel: 'employee! date!',
        list: 'date! department',
        copy: 'employee! newDate!',
        check: 'employee! date!',
      },
    },
    {
      noun: 'duty roster',
      also: 'shift plan|roster|staff plan',
      about: 'which employee works when',
      operations: {
        create: 'month! department!',
        get: 'month! department',
        print: 'month! department',
        send: 'month! email!',
        update: 'month! department! note',
      },
    },
    {
      noun: 'staff payslip',
      also: 'payslip|pay statement|wage slip',
      about: 'shows what an employee was paid',
      operations: {
        get: 'staffId! month!',
        create: 'staffId! month! overtime bonus',
        send: 'staffId! month! email!',
        verify: 'staffId! month!',
        download: 'staffId! year!',
      },
    },
    {
      noun: 'staff leave',
      mass: true,
      also: 'leave of absence|staff absence|absence from work',
      about: 'days on which an employee is away',
      operations: {
        create: 'employee! startDate! leave! kind',
        approve: 'employee! startDate!',
        reject: 'employee! reason!',
        count: 'employee! year',
        cancel: 'employee! startDate!',
      },
    },
    {
      noun: 'staff training',
      also: 'training for employees|course for staff|employee training',
      about: 'teaches employees something new',
      operations: {
        schedule: 'topic! date! department',
        cancel: 'topic! date!',
        assign: 'topic! assignee!',
        rate: 'topic! stars!',
        recommend: 'position! topic',
      },
    },
    {
      noun: 'staff badge',
      also: 'badge of an employee|company badge|employee card',
      about: 'a card that opens the doors at work',
      operations: {
        create: 'employee! staffId!',
        stop: 'staffId! reason',
        renew: 'staffId! year!',
        print: 'staffId!',
        report: 'staffId! reason!',
      },
    },
  ],
};
