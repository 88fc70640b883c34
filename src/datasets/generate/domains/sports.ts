// Sports: matches, teams, tickets, results.
import type { Domain } from '../domain.ts';

export const sports: Domain = {
  name: 'sports',
  context: 'I missed the game.|My brother plays too.|The stadium is close.|We bet on the winner.',
  slots: {
    team: {
      name: 'team|club|team name',
      about: 'name of the team',
      value: 'company',
      say: 'of {}|for {}|with {} playing',
    },
    teams: {
      name: 'teams|clubs',
      about: 'names of the teams',
      value: { list: 'company', size: [2, 2] },
      say: '{}|of {}|between {}',
    },
    sport: {
      name: 'sport|discipline|kind of sport',
      about: 'which sport',
      value: {
        words:
          'football|basketball|handball|volleyball|tennis|hockey|rugby|cricket|baseball|badminton|water polo|table tennis',
      },
      say: 'playing {}|for the sport {}|in the discipline {}',
    },
    player: {
      name: 'player|athlete|player name',
      about: 'name of the player',
      value: 'person',
      say: 'of {}|about {}|played by {}',
    },
    league: {
      name: 'league|competition|league name',
      about: 'name of the league',
      value: 'title',
      say: 'in the "{}"|of the league "{}"|for the "{}"',
    },
    season: {
      name: 'season|year',
      about: 'year of the season',
      value: 'year',
      say: 'in the season {}|for season {}|during {}',
    },
    block: {
      name: 'block|stand|section',
      about: 'part of the stadium',
      value: {
        choice: {
          north: 'in the north stand|north',
          south: 'in the south stand|south',
          east: 'in the east stand|east',
          west: 'in the west stand|west',
        },
      },
    },
    gameId: {
      name: 'match id|game id|match number',
      about: 'number of the match',
      value: { code: 'MT-####' },
      say: '{}|number {}|with the number {}',
    },
    live: {
      name: 'live|live only',
      about: 'whether only running ones',
      value: { flag: { yes: 'live only|only live ones', no: 'live or over|not only live ones' } },
      default: false,
    },
    home: {
      name: 'goals home|home score',
      about: 'goals of the home side',
      value: { integer: [0, 9] },
      say: 'with {} home goals|home score {}|{} goals at home',
    },
    away: {
      name: 'goals away|away score',
      about: 'goals of the visitors',
      value: { integer: [0, 9] },
      say: 'with {} away goals|away score {}|{} goals by the visitors',
    },
    jersey: {
      name: 'jersey number|number on the shirt|shirt number',
      about: 'number on the shirt',
      value: { integer: [1, 99] },
      say: 'with jersey number {}|wearing number {}|with the {} on the back',
    },
  },
  things: [
    {
      noun: 'football match',
      plural: 'football matches',
      also: 'match|football game|game of football',
      about: 'two teams that play football',
      operations: {
        list: 'team! season limit',
        get: 'gameId!',
        schedule: 'teams! date! venue',
        postpone: 'gameId! newDate!',
        cancel: 'gameId! reason',
      },
    },
    {
      noun: 'live score',
      also: 'match score|current score|running score',
      about: 'how many goals there are right now',
      operations: {
        get: 'gameId!',
        track: 'gameId! live',
        subscribe: 'team! phone!',
        list: 'sport! date live',
        update: 'gameId! home! away!',
      },
    },
    {
      noun: 'match ticket',
      also: 'stadium ticket|ticket for a match|ticket for the game',
      about: 'a seat in the stadium for one match',
      operations: {
        buy: 'gameId! quantity! block',
        find: 'team! date maxPrice',
        cancel: 'gameId! reason',
        share: 'gameId! recipient!',
        verify: 'gameId! person!',
      },
    },
    {
      noun: 'league table',
      also: 'ranking of a league|table of the league|standings table',
      about: 'the order of all teams in a league',
      operations: {
        get: 'league! season',
        compare: 'league! season!',
        print: 'league! season',
        download: 'league! season!',
      },
    },
    {
      noun: 'sports team',
      also: 'team|squad|club team',
      about: 'people who play together against others',
      operations: {
        get: 'team! season',
        create: 'team! sport! venue',
        find: 'sport! city',
        rate: 'team! stars!',
        delete: 'team! reason',
      },
    },
    {
      noun: 'team player',
      also: 'player|athlete|member of a team',
      about: 'somebody who plays in a team',
      operations: {
        get: 'player! season',
        compare: 'teams! season',
        assign: 'player! jersey!',
        list: 'team! season',
        report: 'player! reason!',
      },
    },
    {
      noun: 'training session',
      also: 'practice|team training|practice session',
      about: 'the hours in which a team trains',
      operations: {
        schedule: 'team! date! time! venue',
        cancel: 'team! date!',
        list: 'team! month',
        postpone: 'team! newDate!',
        summarize: 'team! month!',
      },
    },
    {
      noun: 'sports court',
      also: 'court|playing court|place to play',
      about: 'a marked ground to play on',
      operations: {
        book: 'venue! date! time! sport',
        find: 'sport! city! maxPrice',
        check: 'venue! date!',
        repair: 'venue! reason',
        rate: 'venue! stars!',
      },
    },
    {
      noun: 'tournament',
      also: 'cup|knockout competition|sports cup',
      about: 'many teams that play for one cup',
      operations: {
        create: 'title! sport! startDate! endDate',
        find: 'sport! country month',
        copy: 'title! newTitle!',
        archive: 'title!',
        approve: 'title! note',
      },
    },
  ],
};
