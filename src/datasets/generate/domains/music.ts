// Music: songs, playlists, concerts.
import type { Domain } from '../domain.ts';

export const music: Domain = {
  name: 'music',
  context: 'The party starts soon.|I am driving home.|My daughter loves to dance.|I cannot sleep.',
  slots: {
    song: {
      name: 'song|track|song title',
      about: 'title of the song',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    ofSong: {
      name: 'song|track|song title',
      about: 'title of the song',
      value: 'title',
      say: 'of the song "{}"|for "{}"|to the song "{}"',
    },
    artist: {
      name: 'artist|singer|band',
      about: 'who plays it',
      value: 'person',
      say: 'by {}|sung by {}|from the artist {}',
    },
    genre: {
      name: 'genre|style|music style',
      about: 'style of music',
      value: { words: 'jazz|rock|folk|techno|blues|classical|hip hop|reggae|country|soul|metal|salsa' },
      say: 'from the genre {}|in the style of {}|with {} music',
    },
    playlist: {
      name: 'playlist|playlist name',
      about: 'name of the playlist',
      value: 'title',
      say: '"{}"|called "{}"|under the name "{}"',
    },
    songPlaylist: {
      name: 'playlist|playlist name|in playlist',
      about: 'playlist that takes it',
      value: 'title',
      say: 'in the list "{}"|inside the playlist "{}"|in the playlist "{}"',
    },
    volume: {
      name: 'volume|loudness|volume level',
      about: 'loudness from 0 to 100',
      value: { integer: [0, 100] },
      say: 'at volume {}|at {} percent volume|as loud as {}',
    },
    shuffle: {
      name: 'shuffle|random order',
      about: 'whether to shuffle',
      value: { flag: { yes: 'shuffled|with shuffle on', no: 'not shuffled|without shuffle' } },
      default: false,
    },
    mood: {
      name: 'mood|feeling',
      about: 'mood of the music',
      value: {
        choice: {
          happy: 'happy|in a happy mood',
          calm: 'calm|in a calm mood',
          sad: 'sad|in a sad mood',
          energetic: 'energetic|in an energetic mood',
        },
      },
    },
    ticketId: {
      name: 'ticket id|ticket number',
      about: 'number of the ticket',
      value: { code: 'CT-#####' },
      say: '{}|number {}|with the number {}',
    },
    instrument: {
      name: 'instrument',
      about: 'which instrument',
      value: {
        words: 'piano|violin|guitar|cello|flute|drums|trumpet|clarinet|harp|saxophone|ukulele|accordion',
      },
      say: 'on the {}|with the {}|for playing the {}',
    },
    bpm: {
      name: 'bpm|tempo|beats per minute',
      about: 'beats per minute',
      value: { integer: [50, 200] },
      say: 'at {} bpm|with {} beats per minute|to a tempo of {}',
    },
  },
  things: [
    {
      noun: 'song',
      also: 'music track|track|piece of music',
      about: 'one piece of music to listen to',
      operations: {
        start: 'song! artist volume',
        find: 'genre! mood limit',
        rate: 'song! stars!',
        share: 'song! recipient!',
        download: 'song! artist',
      },
    },
    {
      noun: 'music playlist',
      also: 'playlist|list of songs|song list',
      about: 'several songs in one list',
      operations: {
        create: 'playlist! genre',
        start: 'playlist! shuffle volume',
        update: 'song! songPlaylist!',
        copy: 'playlist! newTitle!',
        delete: 'playlist!',
      },
    },
    {
      noun: 'music album',
      also: 'album|record|collection of songs',
      about: 'songs that came out together',
      operations: {
        find: 'artist! year',
        buy: 'title! artist! maxPrice',
        get: 'title! artist',
        recommend: 'genre! mood',
        list: 'artist limit',
      },
    },
    {
      noun: 'song lyrics',
      plural: 'song lyrics',
      mass: true,
      also: 'text of a song|words of a song|lyrics',
      about: 'the words that are sung in a song',
      operations: {
        get: 'ofSong! artist',
        translate: 'ofSong! language!',
        print: 'ofSong!',
        find: 'query! language',
      },
    },
    {
      noun: 'concert ticket',
      also: 'ticket for a concert|live music ticket|gig ticket',
      about: 'a ticket to hear a band live',
      operations: {
        buy: 'artist! city! date! quantity',
        find: 'genre! city! maxPrice',
        cancel: 'ticketId!',
        verify: 'ticketId!',
        return: 'ticketId! reason',
      },
    },
    {
      noun: 'radio station',
      also: 'radio channel|music station|radio programme',
      about: 'a station that plays music on the radio',
      operations: { start: 'title! volume', list: 'genre! country', stop: 'title!', find: 'city! genre' },
    },
    {
      noun: 'music lesson',
      also: 'lesson on an instrument|instrument lesson|music class',
      about: 'an hour of learning an instrument',
      operations: {
        book: 'instrument! date! time!',
        find: 'instrument! city! maxPrice',
        cancel: 'instrument! date!',
        postpone: 'instrument! newDate!',
      },
    },
    {
      noun: 'sheet music',
      mass: true,
      also: 'notes for an instrument|printed notes|music score',
      about: 'the written notes of a piece',
      operations: {
        find: 'ofSong! instrument',
        buy: 'ofSong! instrument!',
        print: 'ofSong! instrument',
        download: 'ofSong! file',
        upload: 'ofSong! file!',
      },
    },
    {
      noun: 'metronome',
      also: 'beat counter|tempo clicker|click track',
      about: 'a click that keeps the beat',
      operations: { start: 'bpm! minutes', stop: 'bpm!', update: 'bpm!', check: 'bpm!' },
    },
  ],
};
