// Inventory: stock, shelves, suppliers.
import type { Domain } from '../domain.ts';

export const inventory: Domain = {
  name: 'inventory',
  context:
    'The shelf is empty.|We count everything in June.|A new truck has arrived.|The season starts soon.',
  slots: {
    sku: {
      name: 'sku|item code|article number',
      about: 'code of the article',
      value: { code: 'SKU-####' },
      say: '{}|with the code {}|listed under {}',
    },
    forSku: {
      name: 'sku|item code|article number',
      about: 'code of the article',
      value: { code: 'SKU-####' },
      say: 'for {}|of {}|for the article {}',
    },
    skus: {
      name: 'skus|item codes',
      about: 'codes of the articles',
      value: { list: { code: 'SKU-####' }, size: [2, 3] },
      say: '{}|of {}|between {}',
    },
    count: {
      name: 'quantity|count|units',
      about: 'how many pieces',
      value: { integer: [1, 900] },
      say: '{} units|with {} units|amounting to {} units',
    },
    warehouse: {
      name: 'warehouse|warehouse name|site',
      about: 'where it is kept',
      value: 'city',
      say: 'in {}|at the warehouse in {}|stored in {}',
    },
    toWarehouse: {
      name: 'target warehouse|to warehouse|moved to',
      about: 'where it goes',
      value: 'city',
      say: 'to {}|over to {}|to the warehouse in {}',
    },
    supplier: {
      name: 'supplier|vendor|supplier name',
      about: 'who delivers it',
      value: 'company',
      say: 'from {}|supplied by {}|delivered by {}',
    },
    threshold: {
      name: 'threshold|reorder level|minimum',
      about: 'level at which to act',
      value: { integer: [5, 200] },
      say: 'below {} units|under {} units|once fewer than {} are left',
    },
    unitCost: {
      name: 'unit cost|cost per unit|cost',
      about: 'cost of one piece in euros',
      value: { decimal: [0.2, 300, 2] },
      say: 'at {} euros each|costing {} euros each|with a unit cost of {} euros',
    },
    orderNumber: {
      name: 'purchase order|po number|order number',
      about: 'number of the order',
      value: { code: 'PO-####' },
      say: '{}|number {}|with the number {}',
    },
    expiry: {
      name: 'expiry date|best before|expires',
      about: 'last day of use',
      value: 'date',
      say: 'expiring on {}|best before {}|good until {}',
    },
    bin: {
      name: 'bin|shelf|shelf code',
      about: 'code of the shelf',
      value: { code: '@#-##' },
      say: 'on {}|on the shelf {}|in bin {}',
    },
  },
  things: [
    {
      noun: 'stock item',
      also: 'article in stock|stocked article|item on the shelf',
      about: 'an article kept in a warehouse',
      operations: {
        create: 'title! sku! count unitCost',
        get: 'sku!',
        update: 'sku! count!',
        delete: 'sku!',
        find: 'query! warehouse',
      },
    },
    {
      noun: 'stock level',
      also: 'quantity in stock|level of stock|remaining stock',
      about: 'how many pieces are left',
      operations: {
        check: 'forSku! warehouse',
        compare: 'skus! warehouse',
        subscribe: 'forSku! threshold! email',
        calculate: 'forSku! days!',
        print: 'warehouse! date',
      },
    },
    {
      noun: 'stock transfer',
      also: 'warehouse move|transfer of stock|stock movement',
      about: 'goods that move to another warehouse',
      operations: {
        create: 'forSku! count! toWarehouse!',
        track: 'orderNumber!',
        approve: 'orderNumber! note',
        cancel: 'orderNumber! reason',
        list: 'warehouse date',
      },
    },
    {
      noun: 'purchase order',
      also: 'supplier order|order to a supplier|restocking order',
      about: 'goods ordered from a supplier',
      operations: {
        create: 'supplier! forSku! count! dueDate',
        approve: 'orderNumber!',
        reject: 'orderNumber! reason!',
        send: 'orderNumber! email!',
        pay: 'orderNumber! amount!',
      },
    },
    {
      noun: 'goods supplier',
      also: 'vendor|supplier|supplier of goods',
      about: 'a firm that delivers goods',
      operations: {
        create: 'supplier! email! phone',
        rate: 'supplier! stars! note',
        find: 'query! country',
        compare: 'forSku! country',
        list: 'country limit',
      },
    },
    {
      noun: 'stock count',
      also: 'inventory count|counting of stock|stocktaking',
      about: 'the counting of all goods in a house',
      operations: {
        schedule: 'warehouse! date! assignee',
        start: 'warehouse!',
        postpone: 'warehouse! newDate!',
        report: 'forSku! count! note',
        summarize: 'warehouse! year',
      },
    },
    {
      noun: 'storage shelf',
      plural: 'storage shelves',
      also: 'shelf|warehouse shelf|storage rack',
      about: 'the place where an article stands',
      operations: {
        find: 'forSku! warehouse',
        assign: 'forSku! bin!',
        repair: 'bin! reason',
        count: 'warehouse!',
      },
    },
    {
      noun: 'barcode label',
      also: 'barcode|label with a barcode|code sticker',
      about: 'a sticker with the code of an article',
      operations: {
        print: 'forSku! quantity',
        create: 'forSku!',
        verify: 'forSku!',
        upload: 'forSku! file!',
      },
    },
    {
      noun: 'expired batch',
      plural: 'expired batches',
      also: 'old batch|batch past its date|spoiled batch',
      about: 'goods that are too old to sell',
      operations: {
        list: 'warehouse! expiry',
        delete: 'forSku! expiry!',
        report: 'forSku! reason!',
        count: 'warehouse! month',
      },
    },
  ],
};
