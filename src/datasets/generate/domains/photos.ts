// Photographs: albums, edits, cameras, prints.
import type { Domain } from '../domain.ts';

export const photos: Domain = {
  name: 'photos',
  context:
    'The light was perfect.|Grandfather loves pictures.|My disk is full.|We came back from the mountains.',
  slots: {
    photo: {
      name: 'photo|picture|image',
      about: 'file of the picture',
      value: { code: 'IMG_####.jpg' },
      say: '{}|named {}|stored as {}',
    },
    album: {
      name: 'album|album name|collection',
      about: 'name of the album',
      value: 'title',
      say: '"{}"|called "{}"|in the album "{}"',
    },
    inAlbum: {
      name: 'album|album name|collection',
      about: 'name of the album',
      value: 'title',
      say: 'to the album "{}"|in the album "{}"|into "{}"',
    },
    photos: {
      name: 'photos|pictures|images',
      about: 'files of the pictures',
      value: { list: { code: 'IMG_####.jpg' }, size: [2, 3] },
      say: 'with {}|of {}|made from {}',
    },
    filter: {
      name: 'filter|effect|look',
      about: 'look of the picture',
      value: {
        choice: {
          sepia: 'with the sepia filter|in sepia',
          mono: 'with the mono filter|in mono',
          vivid: 'with the vivid filter|in vivid tones',
          soft: 'with the soft filter|in soft tones',
        },
      },
    },
    width: {
      name: 'width|width px|pixels wide',
      about: 'width in pixels',
      value: { integer: [200, 6000] },
      say: '{} pixels wide|to {} pixels|with a width of {} pixels',
    },
    degrees: {
      name: 'degrees|angle|rotation',
      about: 'angle in degrees',
      value: { integer: [1, 359] },
      say: 'by {} degrees|turned {} degrees|at {} degrees',
    },
    size: {
      name: 'print size|size|format',
      about: 'size of the print',
      value: {
        choice: {
          small: 'in small size|small',
          medium: 'in medium size|medium',
          large: 'in large size|large',
        },
      },
      default: 'medium',
    },
    glossy: {
      name: 'glossy|glossy paper',
      about: 'whether the paper is glossy',
      value: { flag: { yes: 'glossy|on glossy paper', no: 'not glossy|no glossy paper' } },
      default: true,
    },
    shutter: {
      name: 'shutter seconds|exposure|shutter',
      about: 'exposure in seconds',
      value: { decimal: [0.1, 30, 1] },
      say: 'with {} seconds exposure|exposed for {} seconds|at {} seconds',
    },
    iso: {
      name: 'iso|sensitivity|iso value',
      about: 'sensitivity of the sensor',
      value: { integer: [50, 12800] },
      say: 'at ISO {}|with ISO {}|set to ISO {}',
    },
    fileType: {
      name: 'file type|target format|format',
      about: 'kind of the new file',
      value: {
        choice: {
          png: 'to png|as png',
          webp: 'to webp|as webp',
          tiff: 'to tiff|as tiff',
        },
      },
    },
    face: {
      name: 'person|who|face',
      about: 'who is in it',
      value: 'first-name',
      say: 'of {}|showing {}|with {} in it',
    },
    pages: {
      name: 'pages|number of pages',
      about: 'how many pages',
      value: { integer: [10, 120] },
      say: 'with {} pages|of {} pages|on {} pages',
    },
  },
  things: [
    {
      noun: 'digital photo',
      also: 'photo|picture|photograph',
      about: 'a picture taken with a camera',
      operations: {
        find: 'face! year',
        upload: 'file! inAlbum',
        delete: 'photo!',
        share: 'photo! recipient!',
        convert: 'photo! fileType!',
      },
    },
    {
      noun: 'photo album',
      also: 'photo collection|picture album|collection of pictures',
      about: 'many pictures kept together',
      operations: {
        create: 'album! photos',
        list: 'year limit',
        share: 'album! email!',
        archive: 'album!',
        update: 'album! newTitle!',
      },
    },
    {
      noun: 'photo filter',
      also: 'picture filter|image effect|filter for pictures',
      about: 'changes the look of a picture',
      operations: {
        start: 'photo! filter!',
        list: 'limit',
        delete: 'photo! filter',
        recommend: 'photo! filter',
      },
    },
    {
      noun: 'photo crop',
      also: 'image resize|picture cut|cut of a picture',
      about: 'makes a picture smaller',
      operations: {
        create: 'photo! width!',
        cancel: 'photo!',
        calculate: 'width! percent!',
        copy: 'photo! width!',
      },
    },
    {
      noun: 'photo rotation',
      also: 'turned picture|picture rotation|turn of a picture',
      about: 'turns a picture by an angle',
      operations: { start: 'photo! degrees!', cancel: 'photo!', check: 'photo!', update: 'photo! degrees!' },
    },
    {
      noun: 'photo print',
      also: 'printed picture|picture on paper|print of a photo',
      about: 'a picture printed on paper',
      operations: {
        buy: 'photo! size quantity glossy',
        calculate: 'quantity! size',
        track: 'title!',
        return: 'title! reason',
        create: 'photos! size',
      },
    },
    {
      noun: 'photo book',
      also: 'picture book|printed album|book of pictures',
      about: 'pictures printed and bound as a book',
      operations: {
        create: 'album! pages!',
        buy: 'album! quantity glossy',
        rate: 'album! stars!',
        copy: 'album! newTitle!',
        cancel: 'album! reason',
      },
    },
    {
      noun: 'photo session',
      also: 'photo shoot|photography session|portrait session',
      about: 'an hour with a photographer',
      operations: {
        book: 'city! date! time people',
        cancel: 'city! date!',
        postpone: 'city! newDate!',
        find: 'city! maxPrice',
        rate: 'city! stars!',
      },
    },
    {
      noun: 'camera setting',
      also: 'setting of a camera|exposure setting|camera mode',
      about: 'how a camera takes pictures',
      operations: {
        update: 'iso! shutter!',
        get: 'brand!',
        calculate: 'iso! shutter',
        recommend: 'iso! brand',
        copy: 'title! newTitle!',
      },
    },
    {
      noun: 'camera lens',
      plural: 'camera lenses',
      also: 'lens|objective|lens for a camera',
      about: 'the glass in front of a camera',
      operations: {
        find: 'brand! maxPrice',
        buy: 'product! quantity',
        compare: 'brand! maxPrice',
        repair: 'product! reason!',
        return: 'product! reason',
      },
    },
  ],
};
