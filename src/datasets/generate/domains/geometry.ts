// Geometry: areas, volumes, angles, points.
import type { Domain } from '../domain.ts';

export const geometry: Domain = {
  name: 'geometry',
  context: 'I am tiling the kitchen.|Homework is due.|We build a shed.|The carpenter asks for numbers.',
  slots: {
    length: {
      name: 'length|long side|length m',
      about: 'longer side in metres',
      value: { decimal: [1, 90, 1] },
      say: '{} m long|with a length of {} m|length {}',
    },
    width: {
      name: 'width|short side|width m',
      about: 'shorter side in metres',
      value: { decimal: [0.5, 40, 1] },
      say: '{} m wide|with a width of {} m|width {}',
    },
    height: {
      name: 'height|height m',
      about: 'height in metres',
      value: { decimal: [0.5, 60, 1] },
      say: '{} m high|with a height of {} m|height {}',
    },
    radius: {
      name: 'radius|radius m',
      about: 'radius in metres',
      value: { decimal: [0.2, 50, 1] },
      say: 'with radius {}|with a radius of {} m|radius {} m',
    },
    base: {
      name: 'base|base side|base m',
      about: 'base side in metres',
      value: { decimal: [1, 50, 1] },
      say: 'with base {}|on a base of {} m|base {} m',
    },
    side: {
      name: 'side|side length|edge',
      about: 'length of a side in metres',
      value: { decimal: [0.5, 50, 1] },
      say: 'with side {}|with sides of {} m|edge {} m',
    },
    sides: {
      name: 'sides|side lengths|edges',
      about: 'the three sides in metres',
      value: { list: { integer: [3, 40] }, size: [3, 3] },
      say: 'with sides {}|with the side lengths {}|whose sides are {}',
    },
    degrees: {
      name: 'angle|degrees|angle degrees',
      about: 'angle in degrees',
      value: { integer: [1, 359] },
      say: 'of {} degrees|at {} degrees|by {} degrees',
    },
    x1: {
      name: 'x1|first x|x start',
      about: 'x of the first point',
      value: { integer: [-50, 50] },
      say: 'x1 {}|from x {}|with first x {}',
    },
    y1: {
      name: 'y1|first y|y start',
      about: 'y of the first point',
      value: { integer: [-50, 50] },
      say: 'y1 {}|from y {}|with first y {}',
    },
    x2: {
      name: 'x2|second x|x end',
      about: 'x of the second point',
      value: { integer: [-50, 50] },
      say: 'x2 {}|to x {}|with second x {}',
    },
    y2: {
      name: 'y2|second y|y end',
      about: 'y of the second point',
      value: { integer: [-50, 50] },
      say: 'y2 {}|to y {}|with second y {}',
    },
    corners: {
      name: 'corners|number of corners|n',
      about: 'how many corners',
      value: { integer: [3, 20] },
      say: 'with {} corners|of {} corners|having {} corners',
    },
    places: {
      name: 'decimals|places|round to',
      about: 'digits after the point',
      value: { integer: [0, 6] },
      say: 'with {} decimals|to {} places|rounded to {} decimals',
      default: 2,
    },
    angleUnit: {
      name: 'unit|angle unit',
      about: 'unit of the angle',
      value: {
        choice: {
          degrees: 'in degrees|to degrees',
          radians: 'in radians|to radians',
          gradians: 'in gradians|to gradians',
        },
      },
    },
  },
  things: [
    {
      noun: 'rectangle area',
      also: 'area of a rectangle|surface of a rectangle|rectangular area',
      about: 'the surface inside a rectangle',
      operations: {
        calculate: 'length! width! places',
        compare: 'length! width!',
        verify: 'length! width!',
        print: 'length! width!',
      },
    },
    {
      noun: 'circle area',
      also: 'area of a circle|surface of a circle|disc area',
      about: 'the surface inside a circle',
      operations: {
        calculate: 'radius! places',
        compare: 'radius!',
        verify: 'radius!',
        convert: 'radius! places',
      },
    },
    {
      noun: 'triangle area',
      also: 'area of a triangle|surface of a triangle|three-sided area',
      about: 'the surface inside a triangle',
      operations: {
        calculate: 'base! height! places',
        find: 'sides! places',
        verify: 'sides!',
        compare: 'base! height!',
      },
    },
    {
      noun: 'sphere volume',
      also: 'volume of a sphere|volume of a ball|ball volume',
      about: 'the space inside a ball',
      operations: {
        calculate: 'radius! places',
        compare: 'radius! height',
        verify: 'radius!',
        convert: 'radius! places',
      },
    },
    {
      noun: 'box volume',
      also: 'volume of a box|cuboid volume|space in a box',
      about: 'the space inside a box',
      operations: {
        calculate: 'length! width! height! places',
        verify: 'length! width! height!',
        compare: 'side!',
        convert: 'side! places',
      },
    },
    {
      noun: 'right triangle',
      also: 'triangle with a right angle|right-angled triangle|square-cornered triangle',
      about: 'a triangle with a corner of 90 degrees',
      operations: {
        calculate: 'base! height! places',
        create: 'base! height!',
        verify: 'sides!',
        print: 'base! height!',
      },
    },
    {
      noun: 'point distance',
      also: 'distance of two points|gap between points|distance in the plane',
      about: 'how far two points are apart',
      operations: {
        calculate: 'x1! y1! x2! y2! places',
        compare: 'x1! y1!',
        verify: 'x1! x2!',
        track: 'x1! y1!',
      },
    },
    {
      noun: 'plane angle',
      also: 'angle|corner angle|angle in the plane',
      about: 'how far two lines are turned apart',
      operations: {
        convert: 'degrees! angleUnit!',
        calculate: 'sides! angleUnit',
        verify: 'degrees!',
        create: 'degrees! angleUnit',
      },
    },
    {
      noun: 'regular polygon',
      also: 'polygon|even-sided shape|shape with equal sides',
      about: 'a shape with equal sides and corners',
      operations: {
        calculate: 'corners! side! places',
        create: 'corners! side!',
        verify: 'corners! degrees!',
        print: 'corners! colour',
        copy: 'corners! side!',
      },
    },
  ],
};
