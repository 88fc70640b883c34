// Contacts: people, numbers, groups.
import type { Domain } from '../domain.ts';

export const contacts: Domain = {
  name: 'contacts',
  context:
    'I lost my old phone.|I met somebody at the fair.|She has moved again.|We are sending cards this year.',
  slots: {
    contact: {
      name: 'contact|contact name|person',
      about: 'name of the person',
      value: 'person',
      say: 'of {}|for {}|belonging to {}',
    },
    group: {
      name: 'group|group name|list',
      about: 'name of the group',
      value: {
        words:
          'friends|family|choir|football team|neighbours|book club|colleagues|suppliers|clients|class parents',
      },
      say: '{}|called {}|with the name {}',
    },
    nickname: {
      name: 'nickname|short name',
      about: 'name among friends',
      value: 'first-name',
      say: 'with the nickname {}|known as {}|who goes by {}',
    },
    birthday: {
      name: 'birthday|date of birth|born',
      about: 'day of birth',
      value: 'date',
      say: 'born on {}|with the birthday {}|whose birthday is {}',
    },
    home: {
      name: 'home address|address|lives at',
      about: 'where the person lives',
      value: { object: 'street! city! postcode' },
      say: 'living at {}|with the address {}|who lives at {}',
    },
    favourite: {
      name: 'favorite|favourite',
      about: 'whether it is a favourite',
      value: {
        flag: { yes: 'as a favourite|marked as favourite', no: 'not as a favourite|without favourite mark' },
      },
      default: false,
    },
    job: {
      name: 'job|profession|occupation',
      about: 'what the person does for a living',
      value: { words: 'dentist|plumber|teacher|lawyer|baker|electrician|nurse|painter|gardener|architect' },
      say: 'who is a {}|working as a {}|by profession {}',
    },
    members: {
      name: 'members|people|names',
      about: 'who belongs to it',
      value: { list: 'person', size: [1, 3] },
      say: 'with {}|made up of {}|including {}',
    },
    newPhone: {
      name: 'new phone|phone|new number',
      about: 'number from now on',
      value: 'phone',
      say: 'to {}|to the new number {}|which is now {}',
    },
  },
  things: [
    {
      noun: 'phone contact',
      also: 'contact|address book entry|person in the contacts',
      about: 'a person with number and address',
      operations: {
        create: 'person! phone! email nickname favourite',
        get: 'contact!',
        update: 'contact! birthday!',
        find: 'job! city',
        delete: 'contact!',
        share: 'contact! recipient!',
      },
    },
    {
      noun: 'phone number',
      also: 'number to call|telephone number|number of a phone',
      about: 'the digits that reach somebody',
      operations: {
        get: 'contact!',
        update: 'contact! newPhone!',
        verify: 'phone! country',
        find: 'company! city',
        report: 'phone! reason!',
      },
    },
    {
      noun: 'postal address',
      plural: 'postal addresses',
      also: 'mailing address|home address|address for letters',
      about: 'street and town where letters arrive',
      operations: {
        create: 'contact! home!',
        get: 'contact!',
        verify: 'street! city!',
        update: 'contact! home!',
        print: 'contact!',
      },
    },
    {
      noun: 'contact group',
      also: 'group of contacts|contact list|circle of people',
      about: 'several people under one name',
      operations: {
        create: 'group! members!',
        list: 'group! limit',
        delete: 'group!',
        send: 'group! message!',
        count: 'group',
      },
    },
    {
      noun: 'business card',
      also: 'visiting card|calling card|card with contact details',
      about: 'a small card with name, firm and number',
      operations: {
        create: 'person! company! phone email',
        send: 'contact! email!',
        print: 'company! quantity',
        upload: 'file! contact',
      },
    },
    {
      noun: 'emergency contact',
      also: 'person to call in an emergency|emergency person|contact for emergencies',
      about: 'whom to call when something bad happens',
      operations: {
        create: 'person! phone! note',
        get: 'contact!',
        update: 'contact! newPhone!',
        delete: 'contact!',
        verify: 'contact!',
      },
    },
    {
      noun: 'blocked number',
      also: 'blocked caller|number on the block list|unwanted caller',
      about: 'a number that may not call',
      operations: { create: 'phone! reason', list: 'limit', delete: 'phone!', check: 'phone!' },
    },
    {
      noun: 'contact photo',
      also: 'picture of a contact|portrait of a contact|face picture',
      about: 'the picture shown when somebody calls',
      operations: {
        upload: 'contact! file!',
        download: 'contact!',
        delete: 'contact!',
        copy: 'contact! file',
      },
    },
  ],
};
