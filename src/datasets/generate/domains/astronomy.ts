// Astronomy: planets, stars, eclipses, observatories.
import type { Domain } from '../domain.ts';

export const astronomy: Domain = {
  name: 'astronomy',
  heldOut: true,
  context:
    'The sky is clear tonight.|My telescope arrived.|The class asks about space.|We drive away from the city lights.',
  slots: {
    planet: {
      name: 'planet|planet name',
      about: 'name of the planet',
      value: {
        choice: {
          mercury: 'of Mercury|for Mercury',
          venus: 'of Venus|for Venus',
          mars: 'of Mars|for Mars',
          jupiter: 'of Jupiter|for Jupiter',
          saturn: 'of Saturn|for Saturn',
        },
      },
    },
    star: {
      name: 'star|star name',
      about: 'name of the star',
      value: { words: 'Vega|Sirius|Rigel|Altair|Polaris|Antares|Deneb|Capella|Spica|Arcturus|Aldebaran' },
      say: '{}|called {}|named {}',
    },
    sight: {
      name: 'constellation|constellation name',
      about: 'name of the constellation',
      value: { words: 'Orion|Lyra|Cygnus|Cassiopeia|Draco|Scorpius|Pegasus|Perseus|Leo|Andromeda' },
      say: '{}|called {}|in {}',
    },
    magnitude: {
      name: 'magnitude|max magnitude|brightness',
      about: 'faintest brightness to show',
      value: { decimal: [-2, 12, 1] },
      say: 'up to magnitude {}|of magnitude {}|no fainter than {}',
    },
    observatory: {
      name: 'observatory|site|observatory name',
      about: 'name of the observatory',
      value: 'place',
      say: 'at {}|from {}|at the observatory {}',
    },
    aperture: {
      name: 'aperture mm|aperture|mirror size',
      about: 'width of the opening in mm',
      value: { integer: [50, 400] },
      say: 'with {} mm aperture|of {} mm|opening {} mm wide',
    },
    eclipse: {
      name: 'eclipse type|kind',
      about: 'kind of eclipse',
      value: {
        choice: {
          total: 'of total kind|that is total',
          partial: 'of partial kind|that is partial',
        },
      },
    },
    satellite: {
      name: 'satellite|satellite name|craft',
      about: 'name of the satellite',
      value: { code: 'SAT-@##' },
      say: '{}|called {}|with the name {}',
    },
    colourImage: {
      name: 'color|colour|in color',
      about: 'whether it is in colour',
      value: { flag: { yes: 'in color|as a color picture', no: 'not in color|without color' } },
      default: false,
    },
    lightYears: {
      name: 'light years|distance',
      about: 'distance in light years',
      value: { decimal: [4, 900, 1] },
      say: 'at {} light years|{} light years away|no farther than {} light years',
    },
    exposure: {
      name: 'exposure seconds|exposure|seconds',
      about: 'time of exposure in seconds',
      value: { integer: [1, 300] },
      say: 'with {} seconds exposure|exposed for {} seconds|taking {} seconds',
    },
  },
  things: [
    {
      noun: 'bright star',
      also: 'star|star in the sky|shining star',
      about: 'a star that is seen in the night sky',
      operations: {
        find: 'star! magnitude',
        get: 'star!',
        compare: 'magnitude! lightYears',
        list: 'sight! limit',
        calculate: 'star! lightYears!',
      },
    },
    {
      noun: 'night sky map',
      also: 'star map|sky chart|chart of the sky',
      about: 'shows which stars are up at night',
      operations: {
        get: 'city! date! magnitude',
        print: 'city! month',
        download: 'city! date! colourImage',
        share: 'city! email!',
      },
    },
    {
      noun: 'planet position',
      also: 'place of a planet|location of a planet|planet in the sky',
      about: 'where a planet stands in the sky',
      operations: {
        get: 'planet! date!',
        calculate: 'planet! date! city',
        track: 'planet! days',
        check: 'planet! time!',
      },
    },
    {
      noun: 'solar eclipse',
      also: 'eclipse of the sun|sun eclipse|darkened sun',
      about: 'the moon that covers the sun',
      operations: {
        find: 'country! year eclipse',
        list: 'year! country',
        subscribe: 'city! email!',
        check: 'city! date!',
        count: 'year!',
      },
    },
    {
      noun: 'lunar eclipse',
      also: 'eclipse of the moon|moon eclipse|shadowed moon',
      about: 'the moon in the shadow of the earth',
      operations: {
        find: 'country! year',
        list: 'year! eclipse limit',
        subscribe: 'city! phone!',
        compare: 'year! country',
      },
    },
    {
      noun: 'moon phase',
      also: 'phase of the moon|shape of the moon|moon shape',
      about: 'how much of the moon is lit',
      operations: { get: 'date! city', list: 'month!', subscribe: 'email! city', calculate: 'date!' },
    },
    {
      noun: 'meteor shower',
      also: 'shooting stars|falling stars|meteor night',
      about: 'many shooting stars in one night',
      operations: {
        find: 'month! city',
        list: 'year! limit',
        report: 'date! city! note',
        recommend: 'country! month',
      },
    },
    {
      noun: 'space telescope',
      also: 'telescope|optical telescope|star telescope',
      about: 'an instrument to look at stars',
      operations: {
        buy: 'aperture! maxPrice brand',
        book: 'observatory! date! exposure',
        compare: 'aperture! maxPrice',
        repair: 'observatory! reason',
        start: 'star! exposure!',
      },
    },
    {
      noun: 'weather satellite',
      also: 'satellite|craft in orbit|orbiting satellite',
      about: 'a craft that circles the earth',
      operations: { track: 'satellite!', get: 'satellite!', find: 'country! year', list: 'country limit' },
    },
    {
      noun: 'observatory visit',
      also: 'visit to an observatory|evening at the observatory|star evening',
      about: 'an evening to look through a telescope',
      operations: {
        book: 'observatory! date! people',
        cancel: 'observatory! date!',
        rate: 'observatory! stars! note',
        schedule: 'observatory! date! time!',
      },
    },
  ],
};
