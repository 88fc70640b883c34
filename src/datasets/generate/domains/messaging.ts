// Messaging: chats, groups, voice messages, calls.
import type { Domain } from '../domain.ts';

export const messaging: Domain = {
  name: 'messaging',
  context:
    'Her number has changed.|Everybody talks at once.|I cannot speak right now.|The group is too loud.',
  slots: {
    contact: {
      name: 'contact|to|chat partner',
      about: 'who gets it',
      value: 'person',
      say: 'to {}|for {}|over to {}',
    },
    with: {
      name: 'contact|chat with|partner',
      about: 'who one talks with',
      value: 'person',
      say: 'with {}|together with {}|between me and {}',
    },
    group: {
      name: 'group|group name|chat',
      about: 'name of the group',
      value: 'title',
      say: '"{}"|called "{}"|in the group "{}"',
    },
    members: {
      name: 'members|people|participants',
      about: 'who belongs to it',
      value: { list: 'person', size: [2, 3] },
      say: 'with {}|made up of {}|including {}',
    },
    silent: {
      name: 'silent|without sound',
      about: 'whether it makes no sound',
      value: { flag: { yes: 'silent|as a silent one', no: 'not silent|without being silent' } },
      default: false,
    },
    messageId: {
      name: 'message id|message number',
      about: 'number of the message',
      value: { code: 'm-####' },
      say: '{}|number {}|with the id {}',
    },
    seconds: {
      name: 'seconds|length seconds|duration',
      about: 'length in seconds',
      value: { integer: [2, 120] },
      say: 'of {} seconds|{} seconds long|lasting {} seconds',
    },
    emoji: {
      name: 'emoji|reaction|smiley',
      about: 'word for the sign',
      value: { words: 'heart|thumbs up|laughing|crying|fire|clapping|rocket|star|party|sunglasses' },
      say: '{}|with {}|showing a {}',
    },
    sticker: {
      name: 'sticker|sticker name',
      about: 'name of the sticker',
      value: {
        words:
          'happy cat|sleepy dog|dancing bear|angry bird|good morning|birthday cake|sad panda|winking fox',
      },
      say: '{}|called {}|with the name {}',
    },
    state: {
      name: 'status|state|availability',
      about: 'what others see',
      value: {
        choice: {
          online: 'to online|as online',
          away: 'to away|as away',
          busy: 'to busy|as busy',
          invisible: 'to invisible|as invisible',
        },
      },
    },
    muteHours: {
      name: 'hours|mute hours',
      about: 'for how many hours',
      value: { integer: [1, 72] },
      say: 'for {} hours|over {} hours|lasting {} hours',
    },
    picture: {
      name: 'picture|image|file',
      about: 'name of the picture',
      value: 'file',
      say: '{}|called {}|with the name {}',
    },
  },
  things: [
    {
      noun: 'chat message',
      also: 'text message|message in a chat|instant message',
      about: 'a short text from phone to phone',
      operations: {
        send: 'contact! message! silent',
        delete: 'messageId!',
        find: 'query! date',
        translate: 'messageId! language!',
        update: 'messageId! message!',
      },
    },
    {
      noun: 'group chat',
      also: 'chat group|group conversation|chat of several people',
      about: 'a chat for several people',
      operations: {
        create: 'group! members!',
        update: 'group! newTitle!',
        archive: 'group!',
        list: 'limit',
        summarize: 'group! date',
      },
    },
    {
      noun: 'voice message',
      also: 'spoken message|voice note|audio message',
      about: 'a short message that is spoken',
      operations: {
        send: 'contact! seconds!',
        start: 'messageId!',
        delete: 'messageId!',
        download: 'messageId!',
        translate: 'messageId! language!',
      },
    },
    {
      noun: 'voice call',
      also: 'audio call|phone call|spoken call',
      about: 'two people who talk over the phone',
      operations: {
        start: 'contact! minutes',
        stop: 'contact!',
        schedule: 'contact! date! time!',
        reject: 'contact! message',
        list: 'date! limit',
      },
    },
    {
      noun: 'message reaction',
      also: 'reaction to a message|emoji reaction|answer by emoji',
      about: 'a small sign under a message',
      operations: {
        create: 'messageId! emoji!',
        delete: 'messageId!',
        list: 'messageId! limit',
        count: 'messageId! emoji',
      },
    },
    {
      noun: 'chat sticker',
      also: 'sticker|funny picture|sticker for a chat',
      about: 'a funny picture sent in a chat',
      operations: {
        send: 'sticker! contact!',
        buy: 'sticker! quantity',
        find: 'query! limit',
        create: 'picture! title!',
        rate: 'sticker! stars!',
      },
    },
    {
      noun: 'chat status',
      plural: 'chat statuses',
      also: 'online status|presence status|status in a chat',
      about: 'what others see about a user',
      operations: {
        update: 'state! hours',
        get: 'username!',
        check: 'username!',
        share: 'username! recipient!',
      },
    },
    {
      noun: 'chat history',
      plural: 'chat histories',
      also: 'old conversation|conversation history|log of a chat',
      about: 'all messages of a chat so far',
      operations: {
        get: 'with! date',
        download: 'with! file',
        delete: 'with! endDate',
        archive: 'with! year',
        print: 'with! date!',
      },
    },
    {
      noun: 'scheduled message',
      also: 'timed message|message for later|planned message',
      about: 'a message that is sent later',
      operations: {
        schedule: 'contact! message! date! time!',
        cancel: 'messageId!',
        list: 'date limit',
        postpone: 'messageId! newDate!',
      },
    },
    {
      noun: 'chat mute',
      also: 'silent time of a chat|quiet time in a chat|muting of a chat',
      about: 'no sounds from a chat for some time',
      operations: {
        start: 'group! muteHours!',
        stop: 'group!',
        check: 'group!',
        list: 'limit',
        renew: 'group! muteHours!',
      },
    },
  ],
};
