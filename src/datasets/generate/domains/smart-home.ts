// Smart home: heating, blinds, plugs, scenes.
import type { Domain } from '../domain.ts';

export const smartHome: Domain = {
  name: 'smart-home',
  context: 'I am on my way home.|It is freezing in here.|We go to bed now.|The guests arrive at six.',
  slots: {
    room: {
      name: 'room|zone|room name',
      about: 'name of the room',
      value: {
        words:
          'kitchen|bedroom|living room|bathroom|hallway|office|nursery|garage|attic|cellar|dining room|guest room',
      },
      say: 'in the {}|of the {}|located in the {}',
    },
    degrees: {
      name: 'temperature|degrees|target temperature',
      about: 'target in degrees Celsius',
      value: { decimal: [12, 28, 1] },
      say: 'to {} degrees|at {} degrees|aiming for {} °C',
    },
    device: {
      name: 'device|device id|device number',
      about: 'number of the device',
      value: { code: 'DV-##' },
      say: '{}|number {}|with the number {}',
    },
    scene: {
      name: 'scene|scene name',
      about: 'name of the scene',
      value: 'title',
      say: '"{}"|called "{}"|named "{}"',
    },
    percentOpen: {
      name: 'position|percent open|opening',
      about: 'how far open, in percent',
      value: { integer: [0, 100] },
      say: 'to {} percent|{} percent open|at position {}',
    },
    power: {
      name: 'suction|power|cleaning power',
      about: 'how hard it works',
      value: {
        choice: {
          quiet: 'quietly|in quiet mode',
          normal: 'in normal mode|at normal power',
          strong: 'in strong mode|at strong power',
        },
      },
      default: 'normal',
    },
    eco: {
      name: 'eco mode|eco|saving mode',
      about: 'whether to save energy',
      value: { flag: { yes: 'in eco mode|with eco mode', no: 'without eco mode|no eco mode' } },
      default: false,
    },
    mode: {
      name: 'mode|fan mode|air mode',
      about: 'what it does',
      value: {
        choice: {
          cooling: 'cooling|in cooling mode',
          drying: 'drying|in drying mode',
          fan: 'as a fan|in fan mode',
        },
      },
    },
    trigger: {
      name: 'trigger|when|event',
      about: 'what starts it',
      value: {
        choice: {
          sunrise: 'at sunrise|when sunrise comes',
          sunset: 'at sunset|when sunset comes',
          motion: 'on motion|when there is motion',
          arrival: 'on arrival|upon arrival',
        },
      },
    },
    humidity: {
      name: 'humidity|target humidity',
      about: 'target in percent',
      value: { integer: [30, 70] },
      say: 'to {} percent humidity|at {} % humidity|keeping {} percent humidity',
    },
    guest: {
      name: 'guest|user|person',
      about: 'who may come in',
      value: 'person',
      say: 'for {}|to {}|given to {}',
    },
  },
  things: [
    {
      noun: 'room heating',
      mass: true,
      also: 'heating|heater|radiator',
      about: 'keeps a room of the home warm',
      operations: {
        start: 'room! degrees eco',
        stop: 'room!',
        update: 'room! degrees!',
        schedule: 'room! time! degrees!',
        check: 'room!',
      },
    },
    {
      noun: 'air conditioner',
      also: 'cooler|air conditioning unit|cooling unit',
      about: 'keeps a room of the home cool',
      operations: {
        start: 'room! degrees mode',
        stop: 'room!',
        update: 'room! mode!',
        repair: 'room! reason',
        schedule: 'room! time! mode',
      },
    },
    {
      noun: 'window blind',
      also: 'blind|shutter|roller blind',
      about: 'covers a window against the sun',
      operations: {
        update: 'room! percentOpen!',
        schedule: 'room! time! percentOpen',
        check: 'room!',
        stop: 'room!',
        repair: 'room! reason',
      },
    },
    {
      noun: 'garage door',
      also: 'door of the garage|overhead door|garage gate',
      about: 'the big door the car goes through',
      operations: {
        start: 'device!',
        stop: 'device!',
        check: 'device!',
        report: 'device! reason!',
        share: 'device! guest!',
      },
    },
    {
      noun: 'smart plug',
      also: 'plug|switchable socket|power socket',
      about: 'a socket that is switched over the network',
      operations: {
        start: 'device! minutes',
        stop: 'device!',
        schedule: 'device! time!',
        get: 'device!',
        create: 'device! room!',
      },
    },
    {
      noun: 'home scene',
      also: 'scene|preset for the home|home preset',
      about: 'sets many devices with one word',
      operations: {
        create: 'scene! room trigger',
        start: 'scene!',
        stop: 'scene!',
        copy: 'scene! newTitle!',
        delete: 'scene!',
      },
    },
    {
      noun: 'robot vacuum',
      also: 'vacuum robot|cleaning robot|robot cleaner',
      about: 'a robot that cleans the floor',
      operations: {
        start: 'room! power',
        stop: 'device!',
        schedule: 'room! weekday! time!',
        track: 'device!',
        return: 'device!',
      },
    },
    {
      noun: 'air purifier',
      also: 'air cleaner|purifier|air filter',
      about: 'takes dust out of the air',
      operations: {
        start: 'room! power minutes',
        stop: 'room!',
        check: 'device!',
        buy: 'brand! quantity',
        repair: 'device! reason',
      },
    },
    {
      noun: 'air humidifier',
      also: 'humidifier|moisture device|air moistener',
      about: 'adds water to dry air',
      operations: { start: 'room! humidity', stop: 'room!', update: 'room! humidity!', check: 'room!' },
    },
    {
      noun: 'home automation',
      also: 'automation rule|house rule|automatic rule',
      about: 'does something at home by itself',
      operations: {
        create: 'title! trigger! room',
        delete: 'title!',
        list: 'trigger! limit',
        update: 'title! trigger!',
        archive: 'title!',
      },
    },
  ],
};
