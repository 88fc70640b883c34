// Nutrition: calories, water, diets.
import type { Domain } from '../domain.ts';

export const nutrition: Domain = {
  name: 'nutrition',
  context: 'I try to eat less sugar.|My doctor warned me.|I train for a race.|I counted wrong yesterday.',
  slots: {
    food: {
      name: 'food|food item|eaten',
      about: 'what is eaten',
      value: {
        words:
          'banana|oatmeal|rice bowl|yoghurt|lentil soup|apple|grilled chicken|avocado toast|tofu|cheese sandwich|almonds|boiled egg|pasta|salmon fillet',
      },
      say: 'of {}|with {}|containing {}',
    },
    foods: {
      name: 'foods|food items',
      about: 'what is eaten',
      value: {
        list: {
          words:
            'oranges|walnuts|brown rice|tuna|broccoli|sweet potatoes|cottage cheese|black beans|berries|quinoa|peanut butter|kale',
        },
        size: [2, 3],
      },
      say: 'of {}|between {}|among {}',
    },
    grams: {
      name: 'grams|portion grams|weight',
      about: 'weight in grams',
      value: { integer: [10, 900] },
      say: '{} grams|{} g|weighing {} grams',
    },
    calories: {
      name: 'calories|kcal|energy',
      about: 'energy in kcal',
      value: { integer: [50, 3500] },
      say: 'of {} kcal|with {} calories|at {} kcal',
    },
    meal: {
      name: 'meal|meal of the day',
      about: 'which meal',
      value: {
        choice: {
          breakfast: 'for breakfast|at breakfast',
          lunch: 'for lunch|at lunch',
          dinner: 'for dinner|at dinner',
          snack: 'as a snack|for a snack',
        },
      },
    },
    nutrient: {
      name: 'nutrient|substance',
      about: 'which nutrient',
      value: {
        choice: {
          protein: 'in protein|by protein',
          fat: 'in fat|by fat',
          sugar: 'in sugar|by sugar',
          fibre: 'in fibre|by fibre',
          salt: 'in salt|by salt',
        },
      },
    },
    millilitres: {
      name: 'millilitres|ml|amount ml',
      about: 'amount in ml',
      value: { integer: [50, 2000] },
      say: '{} ml|of {} ml|with {} millilitres',
    },
    vitamin: {
      name: 'vitamin|vitamin name',
      about: 'letter of the vitamin',
      value: { words: 'A|B6|B12|C|D|E|K|folate|biotin|niacin' },
      say: '{}|called {}|that is {}',
    },
    goal: {
      name: 'goal|aim|purpose',
      about: 'what it is for',
      value: {
        choice: {
          lose: 'to lose weight|lose',
          keep: 'to keep the weight|keep',
          gain: 'to gain weight|gain',
        },
      },
    },
    allergy: {
      name: 'allergy|allergen|intolerance',
      about: 'what is not tolerated',
      value: { words: 'nuts|milk|eggs|soy|wheat|fish|shellfish|sesame|celery|mustard' },
      say: 'to {}|against {}|caused by {}',
    },
    lowCarb: {
      name: 'low carb|few carbohydrates',
      about: 'whether it is low in carbohydrates',
      value: { flag: { yes: 'low carb|with low carb food', no: 'not low carb|without low carb rules' } },
      default: false,
    },
    barcode: {
      name: 'barcode|product code',
      about: 'code on the pack',
      value: { code: '40########' },
      say: 'with the barcode {}|code {}|barcode number {}',
    },
    weight: {
      name: 'weight kg|body weight',
      about: 'weight in kg',
      value: { decimal: [40, 150, 1] },
      say: 'for a weight of {} kg|weighing {} kg|who weighs {} kg',
    },
  },
  things: [
    {
      noun: 'calorie count',
      also: 'number of calories|calorie figure|energy of food',
      about: 'how much energy is in food',
      operations: {
        get: 'food! grams',
        calculate: 'foods! meal',
        compare: 'foods! nutrient',
        check: 'barcode! grams',
      },
    },
    {
      noun: 'food diary',
      plural: 'food diaries',
      also: 'eating diary|meal diary|diary of meals',
      about: 'a diary of all that was eaten',
      operations: {
        update: 'food! grams meal date',
        get: 'date!',
        download: 'month! file',
        share: 'email! month',
        summarize: 'month! nutrient',
      },
    },
    {
      noun: 'water intake',
      also: 'amount of water|drinking amount|daily water amount',
      about: 'how much water somebody drinks',
      operations: {
        update: 'millilitres! time',
        get: 'date!',
        subscribe: 'time! phone',
        calculate: 'weight! hours',
      },
    },
    {
      noun: 'diet plan',
      also: 'diet|eating regime|slimming plan',
      about: 'rules for what to eat',
      operations: {
        create: 'goal! calories! days lowCarb',
        recommend: 'goal! allergy',
        start: 'title! startDate',
        stop: 'title! reason',
        compare: 'goal! calories',
      },
    },
    {
      noun: 'nutrition label',
      also: 'food label|nutrition table|label on the food',
      about: 'tells what is inside a packed food',
      operations: {
        get: 'barcode!',
        verify: 'barcode!',
        translate: 'barcode! language!',
        print: 'food! grams',
        upload: 'barcode! file!',
      },
    },
    {
      noun: 'vitamin supplement',
      also: 'vitamin pill|supplement|food supplement',
      about: 'a pill that adds vitamins to the food',
      operations: {
        find: 'vitamin! maxPrice',
        buy: 'vitamin! quantity brand',
        recommend: 'goal! vitamin',
        check: 'vitamin! country',
        renew: 'vitamin! quantity',
      },
    },
    {
      noun: 'healthy snack',
      also: 'snack|light bite|small meal',
      about: 'something small and healthy to eat',
      operations: {
        find: 'calories! nutrient',
        recommend: 'lowCarb! allergy',
        list: 'nutrient! limit',
        rate: 'food! stars!',
      },
    },
    {
      noun: 'food allergy',
      plural: 'food allergies',
      also: 'allergy|food intolerance|intolerance',
      about: 'somebody falls ill from some food',
      operations: {
        create: 'person! allergy! note',
        list: 'person! limit',
        delete: 'person! allergy!',
        check: 'food! allergy!',
        report: 'allergy! food! date',
      },
    },
    {
      noun: 'calorie goal',
      also: 'energy goal|daily calorie target|limit of calories',
      about: 'how much one wants to eat in a day',
      operations: {
        create: 'calories! startDate',
        update: 'calories!',
        get: 'date!',
        cancel: 'date!',
        calculate: 'weight! goal!',
      },
    },
  ],
};
