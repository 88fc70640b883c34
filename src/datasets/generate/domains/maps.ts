// Maps: places, routes, distances.
import type { Domain } from '../domain.ts';

export const maps: Domain = {
  name: 'maps',
  context: 'I am new in town.|We left the highway.|My phone battery is low.|We are meeting friends.',
  slots: {
    place: {
      name: 'place|location|point',
      about: 'name of the place',
      value: 'place',
      say: '{}|at {}|called {}',
    },
    from: {
      name: 'from|start|origin',
      about: 'where the way begins',
      value: 'place',
      say: 'from {}|starting at {}|with the start at {}',
    },
    to: {
      name: 'to|destination|target',
      about: 'where the way ends',
      value: 'place',
      say: 'to {}|ending at {}|with the destination {}',
    },
    mode: {
      name: 'mode|travel mode|transport',
      about: 'how one moves',
      value: {
        choice: {
          walking: 'walking|by walking',
          cycling: 'cycling|by cycling',
          driving: 'driving|by driving',
        },
      },
      default: 'driving',
    },
    stops: {
      name: 'stops|via|waypoints',
      about: 'places on the way',
      value: { list: 'place', size: [1, 2] },
      say: 'via {}|passing {}|by way of {}',
    },
    avoid: {
      name: 'avoid tolls|no tolls',
      about: 'whether to avoid tolls',
      value: { flag: { yes: 'avoiding tolls|without tolls', no: 'even with tolls|tolls are fine' } },
      default: false,
    },
    category: {
      name: 'category|kind|type',
      about: 'kind of place',
      value: {
        words:
          'pharmacy|bakery|supermarket|playground|bank|post office|bookshop|gym|hardware store|swimming pool|cinema|bus stop',
      },
      say: 'of the kind {}|such as a {}|like a {}',
    },
    lat: {
      name: 'latitude|lat',
      about: 'latitude in degrees',
      value: { decimal: [-80, 80, 3] },
      say: 'at latitude {}|with latitude {}|latitude {}',
    },
    lon: {
      name: 'longitude|lon|lng',
      about: 'longitude in degrees',
      value: { decimal: [-179, 179, 3] },
      say: 'and longitude {}|with longitude {}|longitude {}',
    },
    zoom: {
      name: 'zoom|zoom level',
      about: 'how close the view is',
      value: { integer: [1, 18] },
      say: 'at zoom {}|with zoom level {}|zoomed to {}',
    },
    layer: {
      name: 'layer|map style|view',
      about: 'what the map shows',
      value: {
        choice: {
          street: 'in street view|as a street map',
          satellite: 'in satellite view|as a satellite map',
          terrain: 'in terrain view|as a terrain map',
        },
      },
      default: 'street',
    },
    region: {
      name: 'region|area|area name',
      about: 'name of the area',
      value: 'city',
      say: 'of {}|for {}|covering {}',
    },
    arriveBy: {
      name: 'arrive by|arrival time',
      about: 'time of arrival, HH:MM',
      value: 'time',
      say: 'arriving by {}|to be there at {}|with arrival at {}',
    },
  },
  things: [
    {
      noun: 'driving route',
      also: 'route|way to drive|road route',
      about: 'the way from one place to another',
      operations: {
        get: 'from! to! stops avoid arriveBy',
        calculate: 'from! to! mode',
        compare: 'from! to! mode',
        download: 'from! to! layer',
        subscribe: 'from! to! email!',
      },
    },
    {
      noun: 'walking route',
      also: 'walk|way on foot|footpath',
      about: 'a way through the town on foot',
      operations: {
        get: 'from! to!',
        recommend: 'city! minutes',
        print: 'from! to!',
        rate: 'title! stars!',
        create: 'title! stops!',
      },
    },
    {
      noun: 'nearby place',
      also: 'place close by|point of interest|place nearby',
      about: 'a place of some kind close by',
      operations: {
        find: 'category! city! radius',
        list: 'city! limit',
        get: 'place!',
        rate: 'place! stars! note',
        report: 'place! reason!',
      },
    },
    {
      noun: 'map location',
      also: 'map point|spot on the map|map position',
      about: 'a spot on the map given by numbers',
      operations: { find: 'lat! lon!', convert: 'lat! lon!', share: 'lat! lon! recipient!', get: 'place!' },
    },
    {
      noun: 'saved place',
      also: 'bookmarked place|favourite place|pinned place',
      about: 'a place kept in the map for later',
      operations: {
        create: 'title! place! note',
        list: 'limit',
        delete: 'title!',
        update: 'title! newTitle!',
        copy: 'title! newTitle!',
      },
    },
    {
      noun: 'offline map',
      also: 'map without internet|map for offline use|downloaded map',
      about: 'a map that works without internet',
      operations: {
        download: 'region! layer zoom',
        delete: 'region!',
        update: 'region!',
        list: 'limit',
        check: 'region!',
      },
    },
    {
      noun: 'city map',
      also: 'town map|plan of the city|map of a city',
      about: 'a map of one whole city',
      operations: {
        get: 'city! layer zoom',
        print: 'city! language',
        send: 'city! email!',
        buy: 'city! quantity',
      },
    },
    {
      noun: 'travel distance',
      also: 'distance|length of the way|distance of two towns',
      about: 'how far two places lie apart',
      operations: {
        calculate: 'origin! destination! mode',
        compare: 'origin! destination!',
        convert: 'from! to!',
        verify: 'origin! destination!',
      },
    },
    {
      noun: 'traffic report',
      also: 'traffic bulletin|report on road traffic|traffic update',
      about: 'how full the roads are',
      operations: {
        get: 'city! time',
        subscribe: 'city! email!',
        report: 'street! city! reason!',
        check: 'from! to!',
      },
    },
  ],
};
