// Recipes: cooking at home.
import type { Domain } from '../domain.ts';

export const recipes: Domain = {
  name: 'recipes',
  context:
    'I have guests tonight.|The oven is already hot.|My fridge is nearly empty.|The children are hungry.',
  slots: {
    ingredients: {
      name: 'ingredients|foods|contains',
      about: 'what goes into it',
      value: {
        list: {
          words:
            'tomatoes|rice|chickpeas|spinach|salmon|potatoes|eggs|mushrooms|lentils|cheese|chicken|carrots|noodles|beans',
        },
        size: [1, 4],
      },
      say: 'with {}|using {}|made from {}',
    },
    dish: {
      name: 'dish|recipe name|meal',
      about: 'name of the dish',
      value: {
        words:
          'carrot cake|lentil soup|banana bread|fish curry|vegetable lasagne|apple pie|potato gratin|chicken stew|pumpkin risotto|bean chili|pancakes|plum tart',
      },
      say: 'for {}|of {}|for making {}',
    },
    servings: {
      name: 'servings|portions|number of servings',
      about: 'how many it feeds',
      value: { integer: [1, 12] },
      say: 'for {} servings|{} portions|to feed {}',
    },
    diet: {
      name: 'diet|dietary preference',
      about: 'what must be left out',
      value: {
        choice: {
          vegan: 'vegan|that is vegan',
          vegetarian: 'vegetarian|that is vegetarian',
          gluten_free: 'gluten-free|without gluten',
          low_carb: 'low-carb|with low carbs',
        },
      },
    },
    maxMinutes: {
      name: 'max minutes|time limit|cooking time',
      about: 'longest time in minutes',
      value: { integer: [10, 120] },
      say: 'in under {} minutes|ready in {} minutes|taking at most {} minutes',
    },
    recipeId: {
      name: 'recipe id|recipe number|recipe',
      about: 'number of the recipe',
      value: { code: 'rcp-####' },
      say: '{}|number {}|with the number {}',
    },
    toDish: {
      name: 'dish|recipe name',
      about: 'name of the dish',
      value: {
        words:
          'carrot cake|lentil soup|banana bread|fish curry|vegetable lasagne|apple pie|potato gratin|pumpkin risotto|plum tart',
      },
      say: 'in {}|in a {}|as part of {}',
    },
    ingredient: {
      name: 'ingredient|food',
      about: 'one ingredient',
      value: { words: 'flour|sugar|butter|milk|olive oil|honey|rice|oats|cocoa|cream|yeast|salt' },
      say: 'of {}|for {}|with {}',
    },
    amountGrams: {
      name: 'grams|weight grams|weight',
      about: 'weight in grams',
      value: { integer: [10, 2000] },
      say: '{} grams|{} g|weighing {} grams',
    },
    measure: {
      name: 'measure|target unit|unit',
      about: 'unit to give it in',
      value: {
        choice: {
          cups: 'in cups|to cups',
          tablespoons: 'in tablespoons|to tablespoons',
          ounces: 'in ounces|to ounces',
        },
      },
    },
    temperature: {
      name: 'temperature|degrees|heat',
      about: 'oven heat in degrees Celsius',
      value: { integer: [80, 250] },
      say: 'at {} degrees|to {} degrees|set at {} °C',
    },
    difficulty: {
      name: 'difficulty|level|skill level',
      about: 'how hard it is',
      value: {
        choice: {
          easy: 'easy|that is easy',
          medium: 'of medium difficulty|medium',
          hard: 'hard|that is hard',
        },
      },
    },
    mealPlan: {
      name: 'plan|plan name',
      about: 'name of the plan',
      value: 'title',
      say: '"{}"|called "{}"|named "{}"',
    },
    forPlan: {
      name: 'plan|plan name',
      about: 'name of the plan',
      value: 'title',
      say: 'for the plan "{}"|from the meal plan "{}"|of the plan "{}"',
    },
  },
  things: [
    {
      noun: 'cooking recipe',
      also: 'recipe|dish to cook|cooking instruction',
      about: 'how to cook a dish, step by step',
      operations: {
        find: 'ingredients! diet maxMinutes difficulty',
        get: 'dish! servings',
        create: 'title! ingredients! servings',
        share: 'recipeId! recipient!',
        rate: 'recipeId! stars! note',
      },
    },
    {
      noun: 'dessert recipe',
      also: 'dessert|recipe for something sweet|sweet dish',
      about: 'how to make something sweet after dinner',
      operations: {
        find: 'ingredients! maxMinutes',
        recommend: 'diet! difficulty',
        list: 'difficulty limit',
        print: 'recipeId!',
        translate: 'recipeId! language!',
      },
    },
    {
      noun: 'meal plan',
      also: 'plan of meals|weekly menu|eating plan',
      about: 'what to cook on each day',
      operations: {
        create: 'mealPlan! days! diet servings',
        get: 'mealPlan!',
        copy: 'mealPlan! newTitle',
        delete: 'mealPlan!',
        send: 'mealPlan! email!',
      },
    },
    {
      noun: 'grocery list',
      also: 'shopping list for food|list of groceries|food list',
      about: 'what must be bought before cooking',
      operations: {
        create: 'dish! servings!',
        get: 'forPlan!',
        share: 'forPlan! recipient!',
        update: 'title! ingredients!',
        print: 'title!',
      },
    },
    {
      noun: 'kitchen timer',
      also: 'cooking timer|timer in the kitchen|egg timer',
      about: 'counts the minutes while something cooks',
      operations: { start: 'minutes! title', stop: 'title!', check: 'title!', update: 'title! minutes!' },
    },
    {
      noun: 'oven',
      also: 'baking oven|kitchen oven|cooker',
      about: 'the appliance in which food is baked',
      operations: {
        start: 'temperature! minutes',
        stop: 'minutes!',
        schedule: 'temperature! time!',
        check: 'temperature!',
      },
    },
    {
      noun: 'ingredient substitute',
      also: 'replacement ingredient|substitute|alternative ingredient',
      about: 'what may replace a missing ingredient',
      operations: {
        find: 'ingredient! diet',
        recommend: 'ingredient! toDish',
        verify: 'ingredient! diet!',
        list: 'ingredient! limit',
      },
    },
    {
      noun: 'kitchen measure',
      also: 'recipe quantity|measured ingredient|kitchen quantity',
      about: 'the quantity of an ingredient in kitchen units',
      operations: {
        convert: 'amountGrams! ingredient! measure!',
        calculate: 'ingredient! servings!',
        verify: 'ingredient! amountGrams!',
        compare: 'ingredient! amountGrams!',
      },
    },
  ],
};
