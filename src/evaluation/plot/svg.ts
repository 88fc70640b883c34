// A small writer of SVG: elements with escaped attributes and texts, and the look that all plots share.

export type Attributes = Readonly<Record<string, string | number>>;

/** An element; `content` is SVG already, as these functions give it. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? number(value) : value)}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(words));
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  return element('line', { x1, y1, x2, y2, ...attributes });
}

/** A document with a white ground, so that it can be read in dark surroundings too. */
export function drawing({ width, height, title, description }: Drawing, content: readonly string[]): string {
  const ground = element('rect', { width, height, fill: paper });
  const about = `${element('title', {}, escaped(title))}${element('desc', {}, escaped(description))}`;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'font-family': 'system-ui, -apple-system, "Segoe UI", sans-serif',
    'font-size': 12,
    fill: ink,
  };
  return `${element('svg', attributes, [about, ground, ...content].join('\n'))}\n`;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
}

const paper = '#ffffff';
export const ink = '#222222';
export const faint = '#d8d8d8';
/** Distinct for colour-blind readers as well (Okabe and Ito 2008). */
export const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;

/** A point's mark: another shape for each series, so that colour is not all that tells them apart. */
export function marker(series: number, x: number, y: number): string {
  const fill = colourOf(series);
  switch (series % 3) {
    case 0:
      return element('circle', { cx: x, cy: y, r: 4.5, fill });
    case 1:
      return element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill });
    default:
      return element('path', { d: `M${number(x)} ${number(y - 5.5)}l5 9h-10z`, fill });
  }
}

export function colourOf(series: number): string {
  return colours[series % colours.length] ?? ink;
}

/** At most two decimals. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
