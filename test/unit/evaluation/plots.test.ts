// Plots: well-formed SVG with every value in its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotPlot } from '../../../src/evaluation/plot/dot-plot.ts';
import { linePlot } from '../../../src/evaluation/plot/line-plot.ts';
import { linearScale, logScale } from '../../../src/evaluation/plot/scale.ts';

/** Fails where tags do not close in order, attributes are not quoted, or a bare `&` or `<` stands in a text. */
function checkXml(document: string): void {
  const open: string[] = [];
  const rest = document.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/g,
    (_, closes: string, name: string, __, alone: string) => {
      if (closes === '/') expect(open.pop()).toBe(name);
      else if (alone === '') open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
  expect(document).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
}

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a line plot', () => {
  it('is well-formed, whatever its words and values are', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 5000, noNaN: true }),
      y: share,
      interval: fc.tuple(share, share),
      label: fc.string({ unit: 'binary' }),
    });
    const series = fc.record({ name: fc.string(), points: fc.array(point, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.string(), fc.array(series, { maxLength: 3 }), (title, all) => {
        const plot = { title, description: title, x: { name: title }, y: { name: title, format: percent } };
        checkXml(linePlot({ ...plot, series: all }));
        checkXml(linePlot({ ...plot, series: all, level: { name: title, y: 0.4 } }));
      }),
      { numRuns: 40 },
    );
  });

  it('draws a line through the points of each series, and a mark for each', () => {
    const points = [1, 2, 4].map((x) => ({ x, y: x / 10, label: `M = ${x}` }));
    const svg = linePlot({
      title: 'Accuracy',
      description: '',
      x: { name: 'tokens' },
      y: { name: 'accuracy', format: percent },
      series: [{ name: 'N = 4', points }],
    });
    expect(svg.match(/<path d="M[^"]*L[^"]*L/)).not.toBeNull();
    // One mark stands in the legend.
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg).toContain('M = 4');
  });
});

describe('a dot plot', () => {
  it('is well-formed, whatever its rows are', () => {
    const dot = fc.option(fc.record({ value: share, interval: fc.tuple(share, share) }), { nil: undefined });
    const row = fc.record({ name: fc.string(), dots: fc.array(dot, { minLength: 2, maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const axis = { name: 'accuracy', format: percent };
        checkXml(dotPlot({ title: 'A & B', description: '<', axis, series: ['step', 'end'], rows }));
      }),
      { numRuns: 40 },
    );
  });
});

describe('scales', () => {
  it('put round ticks around all values', () => {
    expect(linearScale([0.52, 0.71], [0, 100]).ticks).toEqual([0.5, 0.55, 0.6, 0.65, 0.7, 0.75]);
    expect(logScale([90, 1000], [0, 100]).ticks).toEqual([64, 128, 256, 512, 1024]);
    const scale = linearScale([0, 1], [0, 100]);
    expect([scale.at(0), scale.at(0.5), scale.at(1)]).toEqual([0, 50, 100]);
    expect(logScale([64, 256], [0, 100]).at(128)).toBe(50);
  });

  it('hold a single value, and none', () => {
    expect(linearScale([0.5], [0, 10]).at(0.5)).toBeCloseTo(5);
    expect(linearScale([], [0, 10]).ticks.length).toBeGreaterThan(1);
  });
});
