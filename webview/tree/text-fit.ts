// Measures and cuts text for the canvas, and remembers both: measuring is the slowest thing that a frame does.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { LoggedDecision } from '../../src/log/events.ts';
import { shorten } from '../../src/log/visible.ts';

export interface TextFit {
  /** Width in the tree's coordinates. */
  widthOf(text: string, font: string): number;
  /** The label of a decision, cut in the middle until it is at most `room` wide. */
  label(decision: LoggedDecision, font: string, room: number): string;
  /** Words of ours, cut at the end. */
  cut(text: string, font: string, room: number): string;
}

const mostMeasured = 20_000;

export function createTextFit(context: CanvasRenderingContext2D): TextFit {
  const widths = new Map<string, number>();
  let labels = new WeakMap<LoggedDecision, { readonly key: string; readonly text: string }>();

  function widthOf(text: string, font: string): number {
    const key = `${font}\n${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size >= mostMeasured) {
      widths.clear();
      labels = new WeakMap();
    }
    const kept = context.font;
    context.font = font;
    const { width } = context.measureText(text);
    context.font = kept;
    widths.set(key, width);
    return width;
  }

  /** `make` gives the text in at most so many characters. */
  function fitted(make: (limit: number) => string, font: string, room: number): string {
    let limit = Math.max(3, Math.floor(room / Math.max(1, widthOf('0', font))));
    let text = make(limit);
    // Wide characters need another try; each takes the surplus off.
    for (let width = widthOf(text, font); width > room && limit > 3; width = widthOf(text, font)) {
      limit = Math.max(
        3,
        Math.min(limit, text.length) - Math.max(1, Math.ceil((limit * (width - room)) / width)),
      );
      text = make(limit);
    }
    return text;
  }

  return {
    widthOf,
    label(decision, font, room) {
      const key = `${font}\n${Math.floor(room)}`;
      const known = labels.get(decision);
      if (known?.key === key) return known.text;
      const text = fitted((limit) => shorten(decisionLabel(decision, limit), limit), font, room);
      labels.set(decision, { key, text });
      return text;
    },
    cut: (text, font, room) =>
      widthOf(text, font) <= room
        ? text
        : fitted((limit) => `${text.slice(0, limit - 1).trimEnd()}…`, font, room),
  };
}
