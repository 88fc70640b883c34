// Films: cinema, streaming, actors.
import type { Domain } from '../domain.ts';

export const films: Domain = {
  name: 'films',
  context:
    'It is movie night.|The children want a cartoon.|We stay at home today.|My friends love old classics.',
  slots: {
    film: {
      name: 'film|movie|film title',
      about: 'title of the film',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    forFilm: {
      name: 'film|movie|film title',
      about: 'title of the film',
      value: 'title',
      say: 'for "{}"|of the film "{}"|for the film "{}"',
    },
    films: {
      name: 'films|movies',
      about: 'titles of the films',
      value: { list: 'title', size: [2, 2] },
      say: '{}|of {}|between {}',
    },
    genre: {
      name: 'genre|film genre|kind',
      about: 'kind of film',
      value: {
        choice: {
          comedy: 'from comedy|in the comedy genre',
          thriller: 'from the thriller shelf|in the thriller genre',
          drama: 'from drama|in the drama genre',
          animation: 'from animation|in the animation genre',
        },
      },
    },
    actor: {
      name: 'actor|actress|performer',
      about: 'who plays in it',
      value: 'person',
      say: 'with {}|starring {}|in which {} plays',
    },
    director: {
      name: 'director|directed by|film maker',
      about: 'who made it',
      value: 'person',
      say: 'by {}|directed by {}|from the director {}',
    },
    cinema: {
      name: 'cinema|theatre|movie theater',
      about: 'name of the cinema',
      value: 'place',
      say: 'at {}|in the cinema {}|shown at {}',
    },
    row: {
      name: 'row|seat row',
      about: 'letter of the row',
      value: { code: '@' },
      say: 'in row {}|from row {}|with the row {}',
    },
    threeD: {
      name: '3d|in 3d|three d',
      about: 'whether it is shown in 3d',
      value: { flag: { yes: 'in 3d|shown in 3d', no: 'not in 3d|without 3d' } },
      default: false,
    },
    subtitles: {
      name: 'subtitles|subtitle language',
      about: 'language of the subtitles',
      value: 'language',
      say: 'with {} subtitles|subtitled in {}|and {} subtitles',
    },
    ticketCode: {
      name: 'ticket code|booking code',
      about: 'code of the ticket',
      value: { code: 'MV-####' },
      say: '{}|with the code {}|filed as {}',
    },
    seats: {
      name: 'seats|tickets|number of seats',
      about: 'how many seats',
      value: { integer: [1, 8] },
      say: 'for {} people|{} seats|with {} seats',
    },
    format: {
      name: 'quality|video quality',
      about: 'picture quality',
      value: {
        choice: {
          sd: 'in sd|sd quality',
          hd: 'in hd|hd quality',
          uhd: 'in uhd|uhd quality',
        },
      },
      default: 'hd',
    },
  },
  things: [
    {
      noun: 'cinema ticket',
      also: 'movie ticket|ticket for a film|theatre ticket',
      about: 'a seat to see a film at the cinema',
      operations: {
        buy: 'forFilm! cinema! date! seats row',
        cancel: 'ticketCode! reason',
        verify: 'ticketCode!',
        check: 'forFilm! cinema! time',
        share: 'ticketCode! recipient!',
      },
    },
    {
      noun: 'film screening',
      also: 'showing of a film|movie showtime|showtime',
      about: 'when a film is shown at a cinema',
      operations: {
        find: 'forFilm! city! date threeD',
        list: 'cinema! date',
        book: 'cinema! forFilm! date! seats',
        count: 'cinema! weekday',
      },
    },
    {
      noun: 'feature film',
      also: 'film|movie|motion picture',
      about: 'a long film that tells a story',
      operations: {
        find: 'genre! actor year',
        recommend: 'genre! minRating language',
        rate: 'film! stars! note',
        compare: 'films!',
        get: 'film! director',
      },
    },
    {
      noun: 'film trailer',
      also: 'trailer|preview of a film|movie trailer',
      about: 'a short preview of a film',
      operations: {
        start: 'forFilm! language',
        download: 'forFilm! format',
        share: 'forFilm! email!',
        find: 'actor! year',
      },
    },
    {
      noun: 'film actor',
      also: 'movie actor|screen actor|actor in a film',
      about: 'somebody who plays in films',
      operations: {
        get: 'actor!',
        find: 'forFilm! year',
        list: 'director! limit',
        subscribe: 'actor! email!',
      },
    },
    {
      noun: 'film review',
      also: "movie review|critique of a film|film critic's opinion",
      about: 'what critics say about a film',
      operations: {
        get: 'forFilm!',
        create: 'forFilm! stars! note',
        summarize: 'forFilm! language',
        translate: 'forFilm! language!',
        list: 'forFilm limit',
      },
    },
    {
      noun: 'streaming rental',
      also: 'rented film|film to stream|online film rental',
      about: 'a film rented over the internet',
      operations: {
        buy: 'forFilm! format subtitles',
        start: 'forFilm! subtitles format',
        cancel: 'forFilm!',
        check: 'forFilm! country',
      },
    },
    {
      noun: 'film festival',
      also: 'movie festival|festival of films|cinema festival',
      about: 'days on which many films are shown',
      operations: {
        find: 'country! year',
        list: 'month limit',
        buy: 'title! days!',
        subscribe: 'title! email!',
      },
    },
    {
      noun: 'watch history',
      plural: 'watch histories',
      also: 'seen films|list of watched films|viewing record',
      about: 'the films somebody has already seen',
      operations: {
        list: 'username! limit',
        delete: 'username! film',
        count: 'username! year',
        download: 'username!',
      },
    },
  ],
};
