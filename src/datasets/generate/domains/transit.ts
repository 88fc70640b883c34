// Trains, buses, trams and ferries.
import type { Domain } from '../domain.ts';

export const transit: Domain = {
  name: 'transit',
  context: 'I have no car.|The first bus was full.|I travel with a bicycle.|My class goes on a trip.',
  slots: {
    line: {
      name: 'line|route number|line number',
      about: 'number of the line',
      value: { code: '@##' },
      say: 'of line {}|on line {}|of the line {}',
    },
    stop: {
      name: 'stop|station|stop name',
      about: 'where one gets on',
      value: 'place',
      say: 'at {}|from the stop {}|serving {}',
    },
    passengers: {
      name: 'passengers|travellers|riders',
      about: 'how many travel',
      value: { integer: [1, 9] },
      say: 'for {} passengers|for {} travellers|{} riders',
    },
    trainClass: {
      name: 'class|travel class|coach class',
      about: 'class of travel',
      value: {
        choice: {
          first: 'in first class|first class',
          second: 'in second class|second class',
        },
      },
      default: 'second',
    },
    ticketNumber: {
      name: 'ticket number|ticket id|ticket',
      about: 'number of the ticket',
      value: { code: 'TK######' },
      say: '{}|number {}|with the number {}',
    },
    forTicket: {
      name: 'ticket number|ticket id|ticket',
      about: 'number of the ticket',
      value: { code: 'TK######' },
      say: 'for the ticket {}|with the ticket {}|on ticket {}',
    },
    departAt: {
      name: 'departure time|leave at|time',
      about: 'time of leaving, HH:MM',
      value: 'time',
      say: 'at {}|leaving at {}|that departs at {}',
    },
    bike: {
      name: 'bicycle|with bicycle|bike',
      about: 'whether a bicycle comes along',
      value: { flag: { yes: 'with a bicycle|bicycle included', no: 'without a bicycle|no bicycle' } },
      default: false,
    },
    zones: {
      name: 'zones|fare zones',
      about: 'fare zones it is good for',
      value: { list: { integer: [1, 9] }, size: [1, 3] },
      say: 'for zones {}|in zones {}|covering zones {}',
    },
    fareGroup: {
      name: 'passenger type|fare group|rider type',
      about: 'who travels',
      value: {
        choice: {
          adult: 'for an adult|adult',
          child: 'for a child|child',
          student: 'for a student|student',
          senior: 'for a senior|senior',
        },
      },
      default: 'adult',
    },
    seatPlace: {
      name: 'seat position|seat|place',
      about: 'where to sit',
      value: {
        choice: {
          window: 'by the window|at the window',
          aisle: 'on the aisle|at the aisle',
        },
      },
    },
    passId: {
      name: 'pass id|pass number',
      about: 'number of the pass',
      value: { code: 'PASS-###' },
      say: '{}|number {}|with the number {}',
    },
    from: {
      name: 'start stop|from stop|from',
      about: 'where one gets on',
      value: 'place',
      say: 'from {}|starting at {}|boarding at {}',
    },
  },
  things: [
    {
      noun: 'train ticket',
      also: 'rail ticket|ticket for the train|train fare',
      about: 'a ticket for a ride by train',
      operations: {
        find: 'origin! destination! date! departAt',
        buy: 'origin! destination! date! passengers trainClass',
        cancel: 'ticketNumber! reason',
        compare: 'origin! destination! date',
        verify: 'ticketNumber!',
      },
    },
    {
      noun: 'bus ticket',
      also: 'coach ticket|ticket for the bus|bus fare',
      about: 'a ticket for a ride by bus',
      operations: {
        buy: 'stop! quantity! fareGroup',
        find: 'origin! destination! date!',
        download: 'ticketNumber!',
        return: 'ticketNumber! reason',
      },
    },
    {
      noun: 'train timetable',
      also: 'rail schedule|schedule of trains|timetable of trains',
      about: 'when trains leave and arrive',
      operations: {
        get: 'stop! date',
        download: 'line! weekday',
        subscribe: 'line! email!',
        print: 'stop! weekday',
        share: 'line! recipient!',
      },
    },
    {
      noun: 'bus arrival',
      also: 'next bus|bus at the stop|arriving bus',
      about: 'when the next bus arrives at a stop',
      operations: {
        get: 'stop! line limit',
        track: 'line! stop!',
        subscribe: 'stop! phone! line',
        list: 'stop! departAt',
      },
    },
    {
      noun: 'seat reservation',
      also: 'reserved seat|train seat|seat on a train',
      about: 'a seat that is kept for one traveller',
      operations: {
        book: 'forTicket! seatPlace bike',
        cancel: 'forTicket!',
        update: 'forTicket! seatPlace!',
        check: 'line! date! departAt',
      },
    },
    {
      noun: 'monthly pass',
      plural: 'monthly passes',
      also: 'season ticket|travel pass|pass for a month',
      about: 'a ticket that is good for a month',
      operations: {
        buy: 'person! month! zones fareGroup',
        renew: 'passId! month!',
        stop: 'passId!',
        verify: 'passId!',
        get: 'passId!',
      },
    },
    {
      noun: 'ferry crossing',
      also: 'boat crossing|ferry|ferry trip',
      about: 'a trip across the water by ferry',
      operations: {
        find: 'origin! destination! date',
        book: 'origin! destination! date! passengers bike',
        list: 'country date',
        cancel: 'ticketNumber!',
      },
    },
    {
      noun: 'tram line',
      also: 'streetcar line|tram|tram route',
      about: 'a line that trams serve',
      operations: {
        get: 'line!',
        list: 'city! limit',
        report: 'line! reason!',
        check: 'line! date',
        find: 'from! city!',
      },
    },
    {
      noun: 'train delay',
      also: 'late train|delay of a train|rail delay',
      about: 'how late a train is',
      operations: {
        check: 'line! date',
        report: 'line! minutes! note',
        count: 'line month',
        track: 'line! stop',
      },
    },
    {
      noun: 'lost item',
      also: 'lost piece of property|forgotten item|missing thing',
      about: 'something left behind on a train or bus',
      operations: {
        report: 'line! reason! date',
        find: 'query! line',
        return: 'ticketNumber! address!',
        check: 'query! date',
      },
    },
  ],
};
