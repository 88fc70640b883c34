// A plot of lines through points that have intervals: accuracy against budget.
import { linearScale, logScale, type Scale } from './scale.ts';
import { colourOf, drawing, element, faint, line, marker, number, text } from './svg.ts';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly interval?: readonly [number, number];
  /** Stands beside the point. */
  readonly label?: string;
}

export interface PlotSeries {
  readonly name: string;
  readonly points: readonly PlotPoint[];
}

export interface LinePlot {
  readonly title: string;
  readonly description: string;
  readonly x: { readonly name: string };
  readonly y: { readonly name: string; readonly format: (value: number) => string };
  readonly series: readonly PlotSeries[];
  /** A level to compare with, drawn across. */
  readonly level?: { readonly name: string; readonly y: number };
}

const size = { width: 680, height: 420 };
const area = { left: 70, right: 660, top: 48, bottom: 330 };

/** The x axis is logarithmic. */
export function linePlot({ title, description, x, y, series, level }: LinePlot): string {
  const points = series.flatMap((each) => each.points);
  const heights = points.flatMap((point) => [point.y, ...(point.interval ?? [])]);
  const across = logScale(
    points.map((point) => point.x),
    [area.left, area.right],
  );
  const up = linearScale([...heights, ...(level === undefined ? [] : [level.y])], [area.bottom, area.top]);
  return drawing({ ...size, title, description }, [
    text(area.left, 24, title, { 'font-size': 15, 'font-weight': 600 }),
    ...axes(across, up, { x: x.name, y: y.name, format: y.format }),
    ...(level === undefined ? [] : levelLine(level, up)),
    ...series.map((each, index) => seriesLine(each, index, across, up)),
    ...legend(series.map(({ name }) => name)),
  ]);
}

function axes(
  across: Scale,
  up: Scale,
  names: { readonly x: string; readonly y: string; readonly format: (value: number) => string },
): readonly string[] {
  const rows = up.ticks.flatMap((tick) => [
    line(area.left, up.at(tick), area.right, up.at(tick), { stroke: faint }),
    text(area.left - 8, up.at(tick) + 4, names.format(tick), { 'text-anchor': 'end' }),
  ]);
  const columns = across.ticks.flatMap((tick) => [
    line(across.at(tick), area.bottom, across.at(tick), area.bottom + 5, { stroke: faint }),
    text(across.at(tick), area.bottom + 19, number(tick), { 'text-anchor': 'middle' }),
  ]);
  const middle = (area.top + area.bottom) / 2;
  return [
    ...rows,
    ...columns,
    text((area.left + area.right) / 2, area.bottom + 40, names.x, { 'text-anchor': 'middle' }),
    text(18, middle, names.y, { 'text-anchor': 'middle', transform: `rotate(-90 18 ${number(middle)})` }),
  ];
}

function levelLine(level: { readonly name: string; readonly y: number }, up: Scale): readonly string[] {
  const at = up.at(level.y);
  return [
    line(area.left, at, area.right, at, { stroke: '#555555', 'stroke-dasharray': '5 4' }),
    text(area.right, at - 5, level.name, { 'text-anchor': 'end', fill: '#555555' }),
  ];
}

function seriesLine({ points }: PlotSeries, index: number, across: Scale, up: Scale): string {
  const stroke = colourOf(index);
  const path = points
    .map(
      (point, place) => `${place === 0 ? 'M' : 'L'}${number(across.at(point.x))} ${number(up.at(point.y))}`,
    )
    .join('');
  const marks = points.map((point) => {
    const [left, top] = [across.at(point.x), up.at(point.y)];
    const bar =
      point.interval === undefined
        ? ''
        : line(left, up.at(point.interval[0]), left, up.at(point.interval[1]), {
            stroke,
            'stroke-opacity': 0.55,
          });
    const label =
      point.label === undefined
        ? ''
        : text(left + (index % 2 === 0 ? -6 : 6), top + (index % 2 === 0 ? -8 : 16), point.label, {
            fill: stroke,
            'font-size': 11,
            'text-anchor': index % 2 === 0 ? 'end' : 'start',
          });
    return bar + marker(index, left, top) + label;
  });
  const drawn = path === '' ? '' : element('path', { d: path, fill: 'none', stroke, 'stroke-width': 2 });
  return element('g', {}, drawn + marks.join(''));
}

function legend(names: readonly string[]): readonly string[] {
  const width = (area.right - area.left) / Math.max(1, names.length);
  return names.flatMap((name, index) => {
    const left = area.left + index * width;
    return [marker(index, left + 6, size.height - 18), text(left + 17, size.height - 14, name)];
  });
}
