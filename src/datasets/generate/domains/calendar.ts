// Calendar: meetings, appointments, free time.
import type { Domain } from '../domain.ts';

export const calendar: Domain = {
  name: 'calendar',
  context:
    'Next week is full already.|My colleague is ill.|I keep forgetting things.|The room was double booked.',
  slots: {
    eventId: {
      name: 'event id|entry id|meeting id',
      about: 'number of the entry',
      value: { code: 'EV-####' },
      say: '{}|number {}|with the number {}',
    },
    attendees: {
      name: 'attendees|participants|guests',
      about: 'who takes part',
      value: { list: 'person', size: [1, 3] },
      say: 'with {}|together with {}|inviting {}',
    },
    allDay: {
      name: 'all day|whole day',
      about: 'whether it takes all day',
      value: { flag: { yes: 'all day|taking all day', no: 'not all day|only part of the day' } },
      default: false,
    },
    repeat: {
      name: 'repeat|recurrence|frequency',
      about: 'how often it comes back',
      value: {
        choice: {
          daily: 'daily|repeating daily',
          weekly: 'weekly|repeating weekly',
          monthly: 'monthly|repeating monthly',
        },
      },
    },
    calendarName: {
      name: 'calendar|calendar name',
      about: 'which calendar',
      value: {
        choice: {
          work: 'in my work calendar|in the work calendar',
          private: 'in my private calendar|in the private calendar',
          family: 'in the family calendar|in our family calendar',
        },
      },
      default: 'work',
    },
    start: {
      name: 'start|start time|begins at',
      about: 'date and time of the start',
      value: 'datetime',
      say: 'at {}|starting {}|beginning at {}',
    },
    minutesBefore: {
      name: 'minutes before|lead time|remind before',
      about: 'how many minutes ahead',
      value: { integer: [5, 120] },
      say: '{} minutes before|{} minutes ahead|{} minutes in advance',
    },
    timezone: {
      name: 'timezone|time zone',
      about: 'name of the time zone',
      value: {
        words:
          'Europe/Oslo|America/Chicago|Asia/Tokyo|Africa/Nairobi|Europe/Madrid|Asia/Kolkata|America/Bogota|Australia/Perth|Pacific/Auckland|UTC',
      },
      say: 'in the time zone {}|in {}|by {} time',
    },
  },
  things: [
    {
      noun: 'team meeting',
      also: 'meeting|team call|work meeting',
      about: 'several colleagues who talk at a set time',
      operations: {
        create: 'title! start! attendees minutes',
        get: 'eventId!',
        cancel: 'eventId! message',
        postpone: 'eventId! newDate!',
        summarize: 'eventId! language',
      },
    },
    {
      noun: 'private appointment',
      also: 'appointment|personal appointment|private date',
      about: 'something one has to attend alone',
      operations: {
        create: 'title! start! venue allDay',
        update: 'eventId! newTitle',
        delete: 'eventId!',
        find: 'query! month',
        list: 'date calendarName',
      },
    },
    {
      noun: 'calendar event',
      also: 'event in the calendar|calendar entry|diary entry',
      about: 'anything written into the calendar',
      operations: {
        list: 'startDate! endDate! calendarName',
        find: 'query! calendarName',
        copy: 'eventId! newDate!',
        share: 'eventId! email!',
        archive: 'eventId!',
      },
    },
    {
      noun: 'birthday reminder',
      also: 'birthday|reminder of a birthday|birthday entry',
      about: 'tells in time whose birthday it is',
      operations: { create: 'person! date! minutesBefore', list: 'month', delete: 'person!', get: 'person!' },
    },
    {
      noun: 'free time slot',
      also: 'free slot|gap in the calendar|free hour',
      about: 'a gap in which nobody is busy',
      operations: {
        find: 'attendees! date! minutes',
        list: 'date! calendarName',
        check: 'start! minutes!',
        count: 'startDate! endDate!',
      },
    },
    {
      noun: 'meeting invitation',
      also: 'invitation|invite to a meeting|meeting request',
      about: 'asks somebody to come to a meeting',
      operations: {
        send: 'eventId! attendees! message',
        approve: 'eventId! message',
        reject: 'eventId! reason',
        list: 'date limit',
      },
    },
    {
      noun: 'video meeting',
      also: 'video call|online meeting|call with video',
      about: 'a meeting that is held on screens',
      operations: {
        schedule: 'title! start! attendees timezone',
        start: 'eventId!',
        stop: 'eventId!',
        share: 'eventId! recipient!',
        cancel: 'eventId! reason',
      },
    },
    {
      noun: 'holiday request',
      also: 'leave request|time off request|request for time off',
      about: 'asks the boss for days off',
      operations: {
        create: 'startDate! endDate! note',
        cancel: 'startDate!',
        approve: 'person! startDate!',
        reject: 'person! reason!',
        list: 'year limit',
      },
    },
    {
      noun: 'recurring event',
      also: 'repeated event|repeating event|regular event',
      about: 'an event that comes back again and again',
      operations: {
        create: 'title! repeat! time! endDate',
        update: 'title! repeat!',
        stop: 'title!',
        list: 'repeat',
      },
    },
  ],
};
