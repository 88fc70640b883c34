// Restaurants: tables, menus, takeaway.
import type { Domain } from '../domain.ts';

export const restaurants: Domain = {
  name: 'restaurants',
  context: 'It is our anniversary.|We are all hungry.|My boss invites us.|Nobody wants to cook tonight.',
  slots: {
    restaurant: {
      name: 'restaurant|restaurant name|place',
      about: 'name of the restaurant',
      value: 'title',
      say: 'at {}|from {}|at the restaurant {}',
    },
    cuisine: {
      name: 'cuisine|food|kitchen',
      about: 'kind of cooking',
      value: {
        words:
          'Italian|Japanese|Mexican|Indian|Greek|Thai|Lebanese|Korean|Turkish|Ethiopian|Vietnamese|Peruvian',
      },
      say: 'with {} food|serving {} food|that cooks {} dishes',
    },
    party: {
      name: 'party size|guests|seats',
      about: 'how many will eat',
      value: { integer: [1, 20] },
      say: 'for {} people|for {}|for a group of {}',
    },
    outdoor: {
      name: 'outdoor|outdoor seating|terrace',
      about: 'whether to sit outside',
      value: { flag: { yes: 'with outdoor seating|outdoor', no: 'not outdoor|without outdoor seating' } },
      default: false,
    },
    diet: {
      name: 'diet|dietary need',
      about: 'what must be left out',
      value: {
        choice: {
          vegetarian: 'vegetarian|suited to vegetarians',
          vegan: 'vegan|suited to vegans',
          gluten_free: 'gluten-free|without gluten',
        },
      },
    },
    dish: {
      name: 'dish|dish name|item',
      about: 'name of the dish',
      value: {
        words:
          'margherita pizza|chicken ramen|lamb tagine|fish tacos|pad thai|mushroom risotto|beef stew|falafel plate|bibimbap|onion soup|caesar salad|butter chicken',
      },
      say: '{}|of {}|with {}',
    },
    dishes: {
      name: 'dishes|items|order',
      about: 'what is ordered',
      value: {
        list: {
          words:
            'spring rolls|miso soup|garlic naan|lasagne|beef burger|veggie burger|sweet potato fries|dumplings|tiramisu|mango lassi|greek salad|fried rice',
        },
      },
      say: 'with {}|of {}|consisting of {}',
    },
    orderNumber: {
      name: 'order number|order id',
      about: 'number of the order',
      value: { code: 'T####' },
      say: '{}|number {}|with the number {}',
    },
    tableNumber: {
      name: 'table number|table',
      about: 'number of the table',
      value: { integer: [1, 60] },
      say: '{}|number {}|with the number {}',
    },
    reservation: {
      name: 'reservation id|reservation code|booking reference',
      about: 'code of the reservation',
      value: { code: 'R-@@##' },
      say: '{}|with the code {}|filed under {}',
    },
    tip: {
      name: 'tip|tip percent|gratuity',
      about: 'tip in percent',
      value: { integer: [5, 25] },
      say: 'with a tip of {} percent|plus {} percent tip|adding a {} percent tip',
      default: 10,
    },
  },
  things: [
    {
      noun: 'restaurant table',
      also: 'table at a restaurant|dinner table|table to eat at',
      about: 'a table where guests eat',
      operations: {
        book: 'restaurant! date! time! party outdoor',
        find: 'city! cuisine date party',
        check: 'restaurant! date! party',
        cancel: 'reservation!',
        update: 'reservation! party!',
      },
    },
    {
      noun: 'restaurant',
      also: 'place to eat|eatery|dining place',
      about: 'a place where food is served',
      operations: {
        find: 'city! cuisine diet maxPrice minRating',
        recommend: 'city! cuisine',
        rate: 'restaurant! stars! note',
        report: 'restaurant! reason!',
        compare: 'city! cuisine!',
      },
    },
    {
      noun: 'lunch menu',
      also: 'menu for lunch|midday menu|noon menu',
      about: 'the dishes served at midday',
      operations: {
        get: 'restaurant! date',
        list: 'city! diet maxPrice',
        translate: 'restaurant! language!',
        share: 'restaurant! recipient!',
      },
    },
    {
      noun: 'wine list',
      also: 'list of wines|wine card|wine menu',
      about: 'the wines that a house serves',
      operations: {
        get: 'restaurant!',
        find: 'city! maxPrice',
        update: 'restaurant! note!',
        print: 'restaurant! language',
      },
    },
    {
      noun: 'takeaway order',
      also: 'takeaway meal|food order|takeout order',
      about: 'food to be picked up or brought home',
      operations: {
        create: 'restaurant! dishes! note',
        track: 'orderNumber!',
        cancel: 'orderNumber! reason',
        pay: 'orderNumber! tip',
        copy: 'orderNumber!',
      },
    },
    {
      noun: 'restaurant bill',
      also: 'bill|tab|bill for the meal',
      about: 'the sum to be paid after a meal',
      operations: {
        calculate: 'amount! tip party',
        pay: 'tableNumber! tip',
        send: 'tableNumber! email!',
        verify: 'tableNumber! amount!',
      },
    },
    {
      noun: 'signature dish',
      plural: 'signature dishes',
      also: 'house speciality|speciality|best dish',
      about: 'the dish a house is known for',
      operations: {
        find: 'dish! city!',
        recommend: 'restaurant! diet',
        rate: 'dish! restaurant stars!',
        get: 'restaurant!',
      },
    },
    {
      noun: 'cooking class',
      plural: 'cooking classes',
      also: 'class for cooks|kitchen workshop|cookery class',
      about: 'an evening of learning to cook',
      operations: {
        book: 'city! cuisine! date! party',
        list: 'city! cuisine',
        cancel: 'reservation!',
        find: 'city! cuisine maxPrice',
      },
    },
  ],
};
