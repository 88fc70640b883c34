// Pets: animals, vets, walks, shelters.
import type { Domain } from '../domain.ts';

export const pets: Domain = {
  name: 'pets',
  context: 'Our dog is old.|The cat sleeps all day.|We leave for two weeks.|The children want an animal.',
  slots: {
    pet: {
      name: 'pet|pet name|animal name',
      about: 'name of the pet',
      value: 'first-name',
      say: '{}|named {}|for {}',
    },
    forPet: {
      name: 'pet|pet name|animal name',
      about: 'name of the pet',
      value: 'first-name',
      say: 'for {}|for our pet {}|concerning {}',
    },
    species: {
      name: 'species|animal|kind of animal',
      about: 'kind of animal',
      value: {
        choice: {
          dog: 'for a dog|of species dog',
          cat: 'for a cat|of species cat',
          rabbit: 'for a rabbit|of species rabbit',
          parrot: 'for a parrot|of species parrot',
        },
      },
    },
    breed: {
      name: 'breed|race',
      about: 'breed of the animal',
      value: {
        words:
          'beagle|poodle|collie|dachshund|siamese|persian|maine coon|terrier|labrador|greyhound|ragdoll|corgi',
      },
      say: 'of the breed {}|that is a {}|of {} breed',
    },
    chip: {
      name: 'chip number|chip id|microchip',
      about: 'number of the chip',
      value: { code: '#########' },
      say: 'with the chip {}|chip number {}|under the chip {}',
    },
    vet: {
      name: 'vet|veterinarian|animal doctor',
      about: 'name of the vet',
      value: 'person',
      say: 'with {}|at the practice of {}|by Dr. {}',
    },
    kg: {
      name: 'weight kg|weight|kilograms',
      about: 'weight in kg',
      value: { decimal: [0.3, 70, 1] },
      say: 'weighing {} kg|of {} kg|with a weight of {} kg',
    },
    sitter: {
      name: 'sitter|pet sitter|carer',
      about: 'who looks after it',
      value: 'person',
      say: 'with {}|by {}|looked after by {}',
    },
    food: {
      name: 'food|brand of food|food name',
      about: 'name of the food',
      value: 'product',
      say: '{}|of {}|named {}',
    },
    vaccinated: {
      name: 'vaccinated|has vaccines',
      about: 'whether it is vaccinated',
      value: { flag: { yes: 'vaccinated|already vaccinated', no: 'not vaccinated|not yet vaccinated' } },
      default: false,
    },
    seenAt: {
      name: 'place seen|last seen|seen at',
      about: 'where it was seen',
      value: 'street',
      say: 'last seen at {}|seen near {}|lost around {}',
    },
    ageYears: {
      name: 'age|years|age in years',
      about: 'age in years',
      value: { integer: [1, 18] },
      say: 'aged {}|{} years old|at the age of {}',
    },
    outdoors: {
      name: 'garden|with garden',
      about: 'whether there is a garden',
      value: { flag: { yes: 'with a garden|garden available', no: 'without a garden|no garden' } },
      default: false,
    },
  },
  things: [
    {
      noun: 'vet visit',
      also: 'appointment with a vet|animal doctor visit|visit to the vet',
      about: 'a visit to an animal doctor',
      operations: {
        book: 'forPet! date! time vet',
        cancel: 'forPet! date!',
        list: 'forPet! year',
        postpone: 'forPet! newDate!',
        pay: 'forPet! amount!',
      },
    },
    {
      noun: 'pet food',
      mass: true,
      also: 'pack of pet food|pet meal|food for a pet',
      about: 'food for a dog, cat or other pet',
      operations: {
        buy: 'food! quantity brand',
        find: 'species! maxPrice brand',
        recommend: 'species! ageYears',
        compare: 'species! brand',
        calculate: 'species! kg! days',
      },
    },
    {
      noun: 'dog walk',
      also: 'walk with the dog|walk for a dog|dog outing',
      about: 'somebody takes a dog for a walk',
      operations: {
        schedule: 'forPet! date! time! minutes',
        start: 'forPet! minutes',
        stop: 'forPet!',
        track: 'forPet!',
        cancel: 'forPet! date! reason',
      },
    },
    {
      noun: 'pet sitter',
      also: 'animal sitter|pet minder|carer for pets',
      about: 'a person who minds a pet during a trip',
      operations: {
        find: 'city! species startDate endDate',
        book: 'sitter! pet! startDate! days',
        rate: 'sitter! stars! note',
        send: 'sitter! message!',
        assign: 'pet! sitter!',
      },
    },
    {
      noun: 'shelter animal',
      also: 'animal to adopt|homeless animal|rescue animal',
      about: 'an animal in a shelter that needs a home',
      operations: {
        find: 'species! city ageYears',
        list: 'city! species vaccinated',
        get: 'chip!',
        count: 'city! species',
        book: 'chip! date! person',
      },
    },
    {
      noun: 'pet adoption',
      also: 'adoption of an animal|animal adoption|taking in of a pet',
      about: 'gives a homeless animal a new home',
      operations: {
        create: 'person! species! outdoors',
        approve: 'chip! person',
        reject: 'chip! reason!',
        check: 'chip!',
        cancel: 'chip! reason',
      },
    },
    {
      noun: 'lost pet',
      also: 'missing pet|runaway animal|missing animal',
      about: 'a pet that ran away',
      operations: {
        report: 'pet! seenAt! species',
        find: 'species! city! breed',
        share: 'pet! recipient!',
        print: 'pet! phone!',
        archive: 'pet!',
      },
    },
    {
      noun: 'pet vaccination',
      also: 'vaccination of a pet|jab for a pet|animal vaccination',
      about: 'a jab that protects an animal',
      operations: {
        schedule: 'forPet! date!',
        verify: 'chip! country',
        renew: 'forPet! year!',
        list: 'forPet! vaccinated',
      },
    },
    {
      noun: 'pet passport',
      also: 'animal passport|travel paper for a pet|passport of a pet',
      about: 'the papers a pet needs to travel',
      operations: {
        create: 'pet! chip! breed',
        update: 'chip! kg!',
        print: 'chip!',
        verify: 'chip!',
        renew: 'chip! year!',
      },
    },
  ],
};
