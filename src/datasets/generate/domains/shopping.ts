// Online shopping: products, carts, orders, refunds.
import type { Domain } from '../domain.ts';

export const shopping: Domain = {
  name: 'shopping',
  context: 'My birthday is close.|The sale ends tonight.|My old one broke.|I compare prices first.',
  slots: {
    orderId: {
      name: 'order id|order number|order',
      about: 'number of the order',
      value: { code: 'ORD-#####' },
      say: '{}|number {}|with the number {}',
    },
    productName: {
      name: 'product|item|article',
      about: 'name of the product',
      value: 'product',
      say: '{}|named {}|that goes by {}',
    },
    cartProduct: {
      name: 'product|item|article',
      about: 'name of the product',
      value: 'product',
      say: 'with the {}|by the {}|regarding the {}',
    },
    ofProduct: {
      name: 'product|item|article',
      about: 'name of the product',
      value: 'product',
      say: 'for the {}|of the {}|concerning the {}',
    },
    products: {
      name: 'products|items',
      about: 'names of the products',
      value: { list: 'product', size: [2, 3] },
      say: '{}|of {}|between {}',
    },
    size: {
      name: 'size|clothing size',
      about: 'size of the garment',
      value: {
        choice: {
          small: 'in size small|small',
          medium: 'in size medium|medium',
          large: 'in size large|large',
        },
      },
    },
    inStock: {
      name: 'in stock|available only',
      about: 'whether to leave out sold-out ones',
      value: { flag: { yes: 'in stock only|only in stock', no: 'even if not in stock|in stock or not' } },
      default: false,
    },
    giftWrap: {
      name: 'gift wrap|wrapped',
      about: 'whether to wrap it as a gift',
      value: { flag: { yes: 'with gift wrap|gift wrapped', no: 'without gift wrap|no gift wrap' } },
      default: false,
    },
    sort: {
      name: 'sort by|sort|order by',
      about: 'how to sort',
      value: {
        choice: {
          price: 'sorted by price|by price',
          rating: 'sorted by rating|by rating',
          newest: 'newest first|sorted by newest',
        },
      },
    },
    voucher: {
      name: 'voucher code|coupon|discount code',
      about: 'code of the voucher',
      value: { code: 'SAVE-##@@' },
      say: '{}|with the code {}|by entering {}',
    },
    category: {
      name: 'category|department',
      about: 'kind of goods',
      value: {
        words:
          'shoes|headphones|kitchen knives|backpacks|raincoats|lamps|watches|garden tools|board games|bed linen|keyboards|sunglasses',
      },
      say: 'for {}|among {}|in the department {}',
    },
    method: {
      name: 'payment method|pay with|method',
      about: 'how it is paid',
      value: {
        choice: {
          card: 'by card|with a card',
          transfer: 'by transfer|by bank transfer',
          wallet: 'by wallet|with the wallet',
        },
      },
    },
    deliverTo: {
      name: 'address|delivery address|ship to',
      about: 'where to bring it',
      value: { object: 'street! city! postcode' },
      say: 'to {}|delivered to {}|with the delivery address {}',
    },
  },
  things: [
    {
      noun: 'shop product',
      also: 'product|article in the shop|item for sale',
      about: 'something sold in an online shop',
      operations: {
        find: 'query! maxPrice brand sort inStock',
        get: 'productName!',
        compare: 'products! sort',
        buy: 'productName! quantity colour size giftWrap',
        recommend: 'category! maxPrice',
      },
    },
    {
      noun: 'shopping cart',
      also: 'cart|basket|shopping basket',
      about: 'what one is going to buy',
      operations: {
        update: 'cartProduct! quantity!',
        get: 'username!',
        delete: 'cartProduct!',
        share: 'email!',
        calculate: 'voucher! country',
      },
    },
    {
      noun: 'customer order',
      also: 'order|online order|order from the shop',
      about: 'something already bought online',
      operations: {
        track: 'orderId!',
        cancel: 'orderId! reason',
        pay: 'orderId! method!',
        update: 'orderId! deliverTo!',
        list: 'month limit',
      },
    },
    {
      noun: 'wish list',
      also: 'list of wishes|gift list|wanted list',
      about: 'things somebody would like to have',
      operations: {
        create: 'title! products',
        list: 'limit',
        share: 'title! recipient!',
        delete: 'title!',
        copy: 'title! newTitle',
      },
    },
    {
      noun: 'product review',
      also: 'review|customer review|opinion on a product',
      about: 'what a buyer thinks of a product',
      operations: {
        create: 'ofProduct! stars! note',
        list: 'ofProduct! limit sort',
        summarize: 'ofProduct! language',
        report: 'ofProduct! reason!',
        translate: 'ofProduct! language!',
      },
    },
    {
      noun: 'purchase refund',
      also: 'refund|repayment|refund of a purchase',
      about: 'money given back for a purchase',
      operations: {
        create: 'orderId! reason! amount',
        check: 'orderId!',
        approve: 'orderId! amount',
        reject: 'orderId! reason!',
      },
    },
    {
      noun: 'discount voucher',
      also: 'coupon|voucher|discount code',
      about: 'a code that lowers the price',
      operations: {
        verify: 'voucher!',
        buy: 'amount! recipient!',
        list: 'category limit',
        send: 'voucher! email!',
        renew: 'voucher! endDate!',
      },
    },
    {
      noun: 'price drop',
      also: 'lower price|cheaper price|fall of a price',
      about: 'a product that has become cheaper',
      operations: {
        subscribe: 'ofProduct! maxPrice! email',
        list: 'category! percent limit',
        track: 'ofProduct! days',
        check: 'ofProduct!',
      },
    },
    {
      noun: 'product return',
      also: 'returned article|return of goods|returned product',
      about: 'goods that go back to the shop',
      operations: {
        create: 'orderId! reason!',
        track: 'orderId!',
        print: 'orderId!',
        schedule: 'orderId! date!',
        cancel: 'orderId!',
      },
    },
  ],
};
