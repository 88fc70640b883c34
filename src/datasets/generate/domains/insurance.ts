// Insurance: policies, claims, premiums.
import type { Domain } from '../domain.ts';

export const insurance: Domain = {
  name: 'insurance',
  heldOut: true,
  context: 'A pipe burst.|I bought a new car.|The old contract is too dear.|Hail hit our roof.',
  slots: {
    policyNumber: {
      name: 'policy number|policy id|contract number',
      about: 'number of the policy',
      value: { code: 'POL-#####' },
      say: '{}|number {}|with the number {}',
    },
    onPolicy: {
      name: 'policy number|policy id|contract number',
      about: 'number of the policy',
      value: { code: 'POL-#####' },
      say: 'for the policy {}|on policy {}|under the policy {}',
    },
    claim: {
      name: 'claim number|claim id|claim',
      about: 'number of the claim',
      value: { code: 'CL-####' },
      say: '{}|number {}|with the number {}',
    },
    forClaim: {
      name: 'claim number|claim id|claim',
      about: 'number of the claim',
      value: { code: 'CL-####' },
      say: 'for the claim {}|to claim {}|of the claim {}',
    },
    insured: {
      name: 'insured person|holder|policyholder',
      about: 'who is insured',
      value: 'person',
      say: 'in the name of {}|held by {}|with {} as the insured person',
    },
    cover: {
      name: 'cover|coverage|scope',
      about: 'how much is covered',
      value: {
        choice: {
          basic: 'with basic cover|basic',
          plus: 'with plus cover|plus',
          full: 'with full cover|full',
        },
      },
      default: 'basic',
    },
    sum: {
      name: 'sum insured|insured sum|coverage amount',
      about: 'sum in euros',
      value: { integer: [1000, 900000] },
      say: 'up to {} euros|of {} euros|over {} euros',
    },
    deductible: {
      name: 'deductible|excess|own share',
      about: 'own share in euros',
      value: { integer: [0, 2000] },
      say: 'with a deductible of {} euros|and {} euros own share|bearing {} euros oneself',
    },
    damage: {
      name: 'damage|cause|kind of damage',
      about: 'what happened',
      value: {
        choice: {
          fire: 'from fire|fire',
          water: 'from water|water',
          theft: 'from theft|theft',
          storm: 'from a storm|storm',
        },
      },
    },
    plate: {
      name: 'plate|license plate|car plate',
      about: 'number plate of the car',
      value: { code: '@@##@@@' },
      say: '{}|with the plate {}|for the plate {}',
    },
    age: {
      name: 'age|age in years',
      about: 'age in years',
      value: { integer: [18, 90] },
      say: 'aged {}|{} years old|at the age of {}',
    },
    value: {
      name: 'value|car value|price',
      about: 'value in euros',
      value: { integer: [500, 80000] },
      say: 'worth {} euros|valued at {} euros|with a value of {} euros',
    },
    monthly: {
      name: 'monthly|pay monthly',
      about: 'whether one pays monthly',
      value: { flag: { yes: 'paid monthly|monthly', no: 'not monthly|without monthly rates' } },
      default: true,
    },
    trip: {
      name: 'days|trip days|length of trip',
      about: 'days of the trip',
      value: { integer: [1, 90] },
      say: 'for {} days|over {} days|lasting {} days',
    },
  },
  things: [
    {
      noun: 'car insurance',
      mass: true,
      also: 'motor cover|vehicle cover|car protection plan',
      about: 'pays for damage done by a car',
      operations: {
        buy: 'plate! cover monthly deductible',
        calculate: 'value! age! cover',
        compare: 'value! cover',
        cancel: 'plate! endDate',
        renew: 'plate! year!',
      },
    },
    {
      noun: 'home insurance',
      mass: true,
      also: 'house cover|household cover|home protection plan',
      about: 'pays for damage to a home',
      operations: {
        buy: 'address! sum! cover',
        calculate: 'postcode! sum!',
        compare: 'postcode! cover',
        cancel: 'address! reason',
      },
    },
    {
      noun: 'travel insurance',
      mass: true,
      also: 'trip cover|holiday cover|travel protection plan',
      about: 'pays when something happens on a trip',
      operations: {
        buy: 'country! trip! insured cover',
        calculate: 'country! trip! age',
        compare: 'country! trip!',
        cancel: 'policyNumber! reason',
        recommend: 'country! age',
      },
    },
    {
      noun: 'life insurance',
      mass: true,
      also: 'death cover|life cover|family protection plan',
      about: 'pays a family after a death',
      operations: {
        buy: 'insured! sum! age!',
        calculate: 'sum! age!',
        compare: 'sum! age',
        update: 'policyNumber! sum!',
        stop: 'policyNumber! reason',
      },
    },
    {
      noun: 'insurance policy',
      plural: 'insurance policies',
      also: 'policy|insurance contract|contract of insurance',
      about: 'the contract with an insurer',
      operations: {
        get: 'policyNumber!',
        list: 'insured! limit',
        send: 'policyNumber! email!',
        verify: 'policyNumber! insured',
        archive: 'policyNumber!',
      },
    },
    {
      noun: 'insurance claim',
      also: 'claim|damage claim|notice of damage',
      about: 'asks the insurer to pay for damage',
      operations: {
        create: 'onPolicy! damage! date! amount',
        track: 'claim!',
        approve: 'claim! amount',
        reject: 'claim! reason!',
        upload: 'claim! file!',
      },
    },
    {
      noun: 'insurance premium',
      also: 'premium|insurance fee|price of insurance',
      about: 'what one pays for insurance',
      operations: {
        pay: 'onPolicy! amount! month',
        calculate: 'age! sum! monthly',
        check: 'onPolicy! month',
        postpone: 'onPolicy! newDate!',
      },
    },
    {
      noun: 'insurance agent',
      also: 'agent for insurance|insurance adviser|insurance broker',
      about: 'a person who sells insurance',
      operations: {
        find: 'city! language',
        rate: 'person! stars!',
        send: 'person! message!',
        assign: 'onPolicy! assignee!',
        book: 'person! date! time!',
      },
    },
    {
      noun: 'damage photo',
      also: 'photo of damage|picture of damage|damage picture',
      about: 'a picture that shows damage',
      operations: {
        upload: 'forClaim! file!',
        delete: 'forClaim! file!',
        list: 'forClaim!',
        share: 'forClaim! email!',
        verify: 'forClaim! file!',
      },
    },
  ],
};
