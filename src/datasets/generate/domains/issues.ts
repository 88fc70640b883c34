// Issue tracking: bugs, tickets, sprints, support.
import type { Domain } from '../domain.ts';

export const issues: Domain = {
  name: 'issues',
  context: 'The sprint ends on Friday.|A customer called twice.|The error is back.|Nobody feels responsible.',
  slots: {
    issue: {
      name: 'issue|issue number|issue key',
      about: 'key of the issue',
      value: { code: 'ISS-####' },
      say: '{}|number {}|with the key {}',
    },
    onIssue: {
      name: 'issue|issue number|issue key',
      about: 'key of the issue',
      value: { code: 'ISS-####' },
      say: 'on {}|for {}|for the issue {}',
    },
    ticket: {
      name: 'ticket|ticket number|ticket id',
      about: 'number of the ticket',
      value: { code: 'TCK#####' },
      say: '{}|number {}|with the id {}',
    },
    priority: {
      name: 'priority|urgency|importance',
      about: 'how urgent it is',
      value: {
        choice: {
          low: 'with low priority|low',
          medium: 'with medium priority|medium',
          high: 'with high priority|high',
          critical: 'with critical priority|critical',
        },
      },
      default: 'medium',
    },
    status: {
      name: 'status|state|new status',
      about: 'how far it is',
      value: {
        choice: {
          open: 'to open|as open',
          in_progress: 'to in progress|as in progress',
          done: 'to done|as done',
        },
      },
    },
    only: {
      name: 'status|state',
      about: 'which state it has',
      value: {
        choice: {
          open: 'that are open|still open',
          closed: 'that are closed|already closed',
        },
      },
    },
    component: {
      name: 'component|part|area',
      about: 'part of the product',
      value: {
        words:
          'login|search|checkout|reports|mobile app|billing|map view|import|settings|notifications|printing|calendar view',
      },
      say: 'in {}|for {}|in the component {}',
    },
    points: {
      name: 'story points|points|estimate',
      about: 'size in points',
      value: { integer: [1, 21] },
      say: 'with {} points|of {} points|sized {} points',
    },
    sprint: {
      name: 'sprint|sprint number|iteration',
      about: 'number of the sprint',
      value: { integer: [1, 90] },
      say: '{}|number {}|in sprint {}',
    },
    worked: {
      name: 'hours worked|hours|time spent',
      about: 'hours that it took',
      value: { decimal: [0.5, 12, 1] },
      say: 'of {} hours|with {} hours|amounting to {} hours',
    },
    customer: {
      name: 'customer|client|reporter',
      about: 'who wrote to us',
      value: 'person',
      say: 'from {}|by {}|on behalf of the customer {}',
    },
    blocked: {
      name: 'blocked by|depends on|after issue',
      about: 'issue that comes first',
      value: { code: 'ISS-####' },
      say: 'blocked by {}|after {}|depending on {}',
    },
    public: {
      name: 'public|visible to customer',
      about: 'whether the customer sees it',
      value: { flag: { yes: 'public|as a public one', no: 'not public|without being public' } },
      default: false,
    },
    severity: {
      name: 'severity|impact',
      about: 'how bad it is',
      value: {
        choice: {
          minor: 'of minor severity|minor',
          major: 'of major severity|major',
          blocker: 'of blocker severity|blocker',
        },
      },
    },
  },
  things: [
    {
      noun: 'bug report',
      also: 'bug|error report|defect report',
      about: 'tells of an error in a program',
      operations: {
        create: 'title! severity! component assignee',
        find: 'query! component',
        verify: 'issue! note',
        copy: 'issue! newTitle',
        reject: 'issue! reason!',
      },
    },
    {
      noun: 'project issue',
      also: 'issue|project task|work item',
      about: 'work to be done in a project',
      operations: {
        create: 'title! priority component dueDate',
        update: 'issue! status!',
        assign: 'issue! assignee!',
        list: 'only priority limit',
        get: 'issue!',
      },
    },
    {
      noun: 'support ticket',
      also: 'customer ticket|help request|service ticket',
      about: 'a customer who asks for help',
      operations: {
        create: 'customer! title! priority',
        get: 'ticket!',
        rate: 'ticket! stars!',
        assign: 'ticket! assignee!',
        archive: 'ticket!',
      },
    },
    {
      noun: 'ticket reply',
      plural: 'ticket replies',
      also: 'answer to a ticket|reply to a customer|ticket answer',
      about: "an answer to a customer's ticket",
      operations: {
        send: 'ticket! message! public',
        translate: 'ticket! language!',
        list: 'ticket! limit',
        delete: 'ticket! date!',
      },
    },
    {
      noun: 'project sprint',
      also: 'sprint|iteration|two-week sprint',
      about: 'a few weeks of planned work',
      operations: {
        create: 'sprint! startDate! endDate!',
        start: 'sprint!',
        stop: 'sprint!',
        summarize: 'sprint!',
        compare: 'sprint! points',
      },
    },
    {
      noun: 'issue comment',
      also: 'comment on an issue|remark on an issue|note on an issue',
      about: 'a remark below an issue',
      operations: {
        create: 'onIssue! message! public',
        list: 'onIssue! limit',
        delete: 'onIssue! date',
        report: 'onIssue! username! reason!',
      },
    },
    {
      noun: 'time entry',
      plural: 'time entries',
      also: 'hour entry|time record|work log entry',
      about: 'hours that somebody worked on an issue',
      operations: {
        create: 'onIssue! worked! date note',
        list: 'username! startDate endDate',
        update: 'onIssue! worked!',
        delete: 'onIssue! date!',
        calculate: 'username! month!',
      },
    },
    {
      noun: 'project milestone',
      also: 'milestone|project target|goal of a project',
      about: 'a date by which much is done',
      operations: {
        create: 'title! dueDate!',
        postpone: 'title! newDate!',
        check: 'title!',
        list: 'month limit',
        renew: 'title! dueDate!',
      },
    },
    {
      noun: 'issue dependency',
      plural: 'issue dependencies',
      also: 'link between issues|blocking issue|dependency',
      about: 'one issue that waits for another',
      operations: {
        create: 'issue! blocked!',
        delete: 'issue! blocked!',
        list: 'issue!',
        check: 'issue! blocked!',
      },
    },
    {
      noun: 'project board',
      also: 'board|task board|kanban board',
      about: 'shows all work in columns',
      operations: {
        create: 'title! component',
        get: 'title! assignee',
        share: 'title! email!',
        copy: 'title! newTitle!',
        print: 'title! colour',
      },
    },
  ],
};
