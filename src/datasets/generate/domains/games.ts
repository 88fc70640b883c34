// Games: board games, online matches, scores.
import type { Domain } from '../domain.ts';

export const games: Domain = {
  name: 'games',
  context: 'It rains all weekend.|We are four tonight.|My cousin beat me.|The server was down.',
  slots: {
    game: {
      name: 'game|game title|title',
      about: 'title of the game',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    ofGame: {
      name: 'game|game title|title',
      about: 'title of the game',
      value: 'title',
      say: 'in "{}"|for the game "{}"|in the game "{}"',
    },
    games: {
      name: 'games|titles',
      about: 'titles of the games',
      value: { list: 'title', size: [2, 2] },
      say: '{}|of {}|between {}',
    },
    player: {
      name: 'player|player name|gamer',
      about: 'account of the player',
      value: 'username',
      say: 'of {}|for {}|played by {}',
    },
    players: {
      name: 'players|number of players',
      about: 'how many play',
      value: { integer: [2, 10] },
      say: 'for {} players|with {} players|{} players strong',
    },
    genre: {
      name: 'genre|kind|category',
      about: 'kind of game',
      value: {
        choice: {
          puzzle: 'from the puzzle section|of the puzzle kind',
          racing: 'from the racing section|of the racing kind',
          strategy: 'from the strategy section|of the strategy kind',
          adventure: 'from the adventure section|of the adventure kind',
        },
      },
    },
    platform: {
      name: 'platform|system|device',
      about: 'where it runs',
      value: {
        choice: {
          console: 'on the console|for console',
          computer: 'on the computer|for computer',
          phone: 'on the phone|for phone',
        },
      },
    },
    score: {
      name: 'score|points|result',
      about: 'points that were won',
      value: { integer: [10, 99999] },
      say: 'with {} points|of {} points|scoring {}',
    },
    minAge: {
      name: 'age|min age|from age',
      about: 'lowest age in years',
      value: { integer: [3, 18] },
      say: 'from age {}|suited from {} years|for ages {} and up',
    },
    difficulty: {
      name: 'difficulty|level|mode',
      about: 'how hard it is',
      value: {
        choice: {
          easy: 'on easy|in easy mode',
          normal: 'on normal|in normal mode',
          hard: 'on hard|in hard mode',
        },
      },
      default: 'normal',
    },
    dice: {
      name: 'sides|faces|dice sides',
      about: 'faces of a die',
      value: { integer: [4, 20] },
      say: 'with {} sides|having {} sides|that has {} faces',
    },
    dies: {
      name: 'dice|number of dice|count',
      about: 'how many dice',
      value: { integer: [1, 8] },
      say: '{} times|using {} dice|with {} dice',
    },
    lobby: {
      name: 'lobby|room code|lobby code',
      about: 'code of the lobby',
      value: { code: '@@@##' },
      say: '{}|with the code {}|under the code {}',
    },
    voice: {
      name: 'voice chat|with voice',
      about: 'whether players can talk',
      value: { flag: { yes: 'with voice chat|voice chat on', no: 'without voice chat|no voice chat' } },
      default: true,
    },
    move: {
      name: 'move|chess move',
      about: 'move as squares',
      value: { words: 'e2e4|d7d5|g1f3|b8c6|c1g5|f7f5|a2a3|h7h6|e1g1|d1d4' },
      say: '{}|with the move {}|playing {}',
    },
  },
  things: [
    {
      noun: 'board game',
      also: 'table game|game on a board|parlour game',
      about: 'a game that is played at a table',
      operations: {
        find: 'players! minAge maxPrice',
        buy: 'game! quantity',
        rate: 'game! stars! note',
        recommend: 'players! genre',
        compare: 'games!',
      },
    },
    {
      noun: 'video game',
      also: 'computer game|electronic game|game on a screen',
      about: 'a game that is played on a screen',
      operations: {
        find: 'genre! platform maxPrice',
        buy: 'game! platform!',
        start: 'game! difficulty',
        download: 'game! platform',
        share: 'game! recipient!',
      },
    },
    {
      noun: 'game score',
      also: 'high score|result of a game|score in a game',
      about: 'how many points a player has won',
      operations: {
        update: 'player! score!',
        get: 'player! ofGame',
        compare: 'games! limit',
        list: 'ofGame! limit',
        verify: 'player! score!',
      },
    },
    {
      noun: 'game lobby',
      plural: 'game lobbies',
      also: 'lobby|waiting room of a game|online room',
      about: 'a place where players meet online',
      operations: {
        create: 'ofGame! players voice',
        share: 'lobby! username!',
        start: 'lobby!',
        stop: 'lobby!',
        list: 'ofGame! limit',
      },
    },
    {
      noun: 'online opponent',
      also: 'opponent|rival|player to play against',
      about: 'somebody to play against online',
      operations: {
        find: 'ofGame! difficulty language',
        report: 'player! reason!',
        send: 'player! message!',
        reject: 'player! reason',
      },
    },
    {
      noun: 'game achievement',
      also: 'achievement|trophy|award in a game',
      about: 'a prize for something hard in a game',
      operations: {
        list: 'player! ofGame',
        check: 'player! ofGame!',
        count: 'player! platform',
        share: 'ofGame! url!',
      },
    },
    {
      noun: 'dice roll',
      also: 'roll of dice|throw of dice|rolled dice',
      about: 'dice that are thrown by chance',
      operations: { start: 'dies! dice', calculate: 'dies! dice!', verify: 'dies! score!', list: 'limit' },
    },
    {
      noun: 'chess match',
      plural: 'chess matches',
      also: 'chess game|game of chess|chess party',
      about: 'two players at a chess board',
      operations: {
        start: 'player! difficulty minutes',
        update: 'lobby! move!',
        stop: 'lobby!',
        get: 'lobby!',
        schedule: 'player! date! time!',
      },
    },
    {
      noun: 'saved game',
      also: 'save file|stored game|game save',
      about: 'a game stored to go on later',
      operations: {
        create: 'ofGame! note',
        upload: 'file! ofGame',
        download: 'ofGame!',
        delete: 'ofGame! date',
        copy: 'ofGame! newTitle!',
      },
    },
  ],
};
