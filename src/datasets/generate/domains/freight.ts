// Freight: containers, trucks, customs.
import type { Domain } from '../domain.ts';

export const freight: Domain = {
  name: 'freight',
  context: 'The factory waits for parts.|The harbour is on strike.|We import tea.|Our warehouse moves.',
  slots: {
    container: {
      name: 'container number|container|container id',
      about: 'number of the container',
      value: { code: '@@@U######' },
      say: '{}|number {}|with the number {}',
    },
    shipment: {
      name: 'shipment id|shipment number|consignment',
      about: 'number of the shipment',
      value: { code: 'SH-####' },
      say: '{}|number {}|with the number {}',
    },
    tonnes: {
      name: 'weight tonnes|tonnes|cargo weight',
      about: 'weight in tonnes',
      value: { decimal: [0.5, 40, 1] },
      say: 'of {} tonnes|weighing {} tonnes|with {} tonnes on board',
    },
    goods: {
      name: 'goods|cargo|commodity',
      about: 'what is carried',
      value: {
        words:
          'machine parts|steel pipes|coffee beans|textiles|furniture|fresh fruit|solar modules|paper rolls|tyres|toys|glassware|timber',
      },
      say: 'of {}|carrying {}|loaded with {}',
    },
    mode: {
      name: 'mode|transport mode|carriage',
      about: 'how it is carried',
      value: {
        choice: {
          sea: 'by sea|over sea',
          air: 'by air|through the air',
          rail: 'by rail|on rail',
          road: 'by road|on the road',
        },
      },
    },
    size: {
      name: 'size|container size|length',
      about: 'length of the container',
      value: {
        choice: {
          '20ft': '20ft long|of 20ft',
          '40ft': '40ft long|of 40ft',
        },
      },
    },
    cooled: {
      name: 'cooled|refrigerated',
      about: 'whether it is cooled',
      value: { flag: { yes: 'cooled|kept cooled', no: 'not cooled|without being cooled' } },
      default: false,
    },
    vessel: {
      name: 'vessel|ship|ship name',
      about: 'name of the ship',
      value: 'title',
      say: '"{}"|named "{}"|sailing as "{}"',
    },
    pallets: {
      name: 'pallets|number of pallets',
      about: 'how many pallets',
      value: { integer: [1, 60] },
      say: 'of {} pallets|with {} pallets|holding {} pallets',
    },
    truck: {
      name: 'truck|truck id|truck number',
      about: 'number of the truck',
      value: { code: 'TR-###' },
      say: '{}|number {}|with the number {}',
    },
    value: {
      name: 'declared value|goods value|value',
      about: 'value of the goods in euros',
      value: 'amount',
      say: 'worth {} euros|valued at {} euros|with a declared value of {} euros',
    },
    departure: {
      name: 'departure date|loading date|ship date',
      about: 'day of leaving',
      value: 'date',
      say: 'leaving on {}|loading on {}|that departs on {}',
    },
  },
  things: [
    {
      noun: 'shipping container',
      also: 'container|sea container|steel container',
      about: 'a steel box that carries goods by sea',
      operations: {
        book: 'origin! destination! size! departure',
        track: 'container!',
        report: 'container! reason!',
        list: 'vessel limit',
        check: 'container! goods',
      },
    },
    {
      noun: 'freight quote',
      also: 'freight offer|price for freight|cargo quote',
      about: 'a price offer for carrying goods',
      operations: {
        get: 'origin! destination! tonnes! mode',
        compare: 'origin! destination! mode',
        approve: 'shipment! note',
        send: 'shipment! email!',
      },
    },
    {
      noun: 'freight shipment',
      also: 'shipment|consignment|cargo shipment',
      about: 'goods on their way to a customer',
      operations: {
        create: 'origin! destination! goods! tonnes',
        track: 'shipment!',
        cancel: 'shipment! reason',
        postpone: 'shipment! newDate!',
        count: 'month mode',
      },
    },
    {
      noun: 'cargo truck',
      also: 'lorry|truck|freight truck',
      about: 'a truck that carries goods by road',
      operations: {
        assign: 'truck! person!',
        track: 'truck!',
        repair: 'truck! reason',
        find: 'city! tonnes cooled',
        schedule: 'truck! date! destination',
      },
    },
    {
      noun: 'cargo ship',
      also: 'freighter|freight ship|cargo vessel',
      about: 'a ship that carries containers',
      operations: {
        track: 'vessel!',
        list: 'destination! departure limit',
        get: 'vessel!',
        find: 'origin! destination! departure',
      },
    },
    {
      noun: 'customs declaration',
      also: 'customs form|declaration for customs|customs paper',
      about: 'tells customs what goods come in',
      operations: {
        create: 'goods! value! country!',
        verify: 'shipment!',
        print: 'shipment!',
        approve: 'shipment! note',
        reject: 'shipment! reason!',
      },
    },
    {
      noun: 'customs duty',
      plural: 'customs duties',
      also: 'import duty|duty on goods|import tax',
      about: 'the tax on goods that enter a country',
      operations: {
        calculate: 'goods! value! country',
        pay: 'shipment! amount!',
        get: 'goods! country!',
        compare: 'goods! country',
      },
    },
    {
      noun: 'storage pallet',
      also: 'pallet|pallet of goods|wooden pallet',
      about: 'a wooden base with goods on it',
      operations: {
        book: 'city! pallets! startDate',
        return: 'pallets! city!',
        count: 'city! goods',
        calculate: 'pallets! days! cooled',
      },
    },
    {
      noun: 'delivery route',
      also: 'freight route|route of deliveries|truck route',
      about: 'the order of stops a truck makes',
      operations: {
        create: 'truck! date!',
        update: 'truck! destination!',
        copy: 'truck! newDate!',
        print: 'truck! date',
      },
    },
  ],
};
