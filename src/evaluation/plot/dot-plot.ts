// A plot of rows: each has a name and a dot with its interval for every series.
import { linearScale } from './scale.ts';
import { colourOf, drawing, faint, line, marker, text } from './svg.ts';

export interface Dot {
  readonly value: number;
  readonly interval?: readonly [number, number];
}

export interface DotRow {
  readonly name: string;
  /** In the order of the series; nothing where a series has no value. */
  readonly dots: readonly (Dot | undefined)[];
}

export interface DotPlot {
  readonly title: string;
  readonly description: string;
  readonly axis: { readonly name: string; readonly format: (value: number) => string };
  /** Names of the series; a single one is not told. */
  readonly series: readonly string[];
  readonly rows: readonly DotRow[];
}

const width = 680;
const left = 250;
const right = 650;
const top = 48;

export function dotPlot({ title, description, axis, series, rows }: DotPlot): string {
  const rowHeight = Math.max(30, 18 * series.length + 10);
  const bottom = top + rowHeight * rows.length;
  const hasLegend = series.length > 1;
  const height = bottom + (hasLegend ? 84 : 56);
  const dots = rows.flatMap((row) => row.dots).filter((dot) => dot !== undefined);
  const across = linearScale(
    dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]),
    [left, right],
  );
  const grid = across.ticks.flatMap((tick) => [
    line(across.at(tick), top, across.at(tick), bottom, { stroke: faint }),
    text(across.at(tick), bottom + 17, axis.format(tick), { 'text-anchor': 'middle' }),
  ]);
  const drawn = rows.flatMap(({ name, dots: own }, index) => {
    const middle = top + rowHeight * (index + 0.5);
    return [
      text(left - 12, middle + 4, name, { 'text-anchor': 'end' }),
      ...own.flatMap((dot, place) => {
        if (dot === undefined) return [];
        const y = middle + (place - (series.length - 1) / 2) * 16;
        const bar = { stroke: colourOf(place), 'stroke-width': 2, 'stroke-opacity': 0.55 };
        const [low, high] = dot.interval ?? [dot.value, dot.value];
        return [line(across.at(low), y, across.at(high), y, bar), marker(place, across.at(dot.value), y)];
      }),
    ];
  });
  const names = hasLegend
    ? series.flatMap((name, index) => {
        const at = left + (index * (right - left)) / series.length;
        return [marker(index, at + 6, height - 16), text(at + 17, height - 12, name)];
      })
    : [];
  return drawing({ width, height, title, description }, [
    text(20, 24, title, { 'font-size': 15, 'font-weight': 600 }),
    ...grid,
    text((left + right) / 2, bottom + 38, axis.name, { 'text-anchor': 'middle' }),
    ...drawn,
    ...names,
  ]);
}
