// Takes a response up again at the end of one of its decisions, given the text alone.
import type { Tool } from '../tools/tool.ts';
import type { CallFormat } from './format.ts';
import { createSplitter } from './split.ts';
import type { SplitDecision, Splitter } from './splitter.ts';

export interface Resumed {
  readonly splitter: Splitter;
  /** The decisions of the text, in order. */
  readonly path: readonly SplitDecision[];
}

/** What may follow a decision whose end only its delimiter shows (a name, a number), in any of the formats. */
const delimiters = ['', '"', ',', '}', ')', '(', ']', '[ARGS]', ' '];

/**
 * Reads a text that is one decision, all of it and nothing more, as the next one after a state.
 * @returns `undefined` where it is none, a part of one, or more than one.
 */
export function decisionOf(from: Splitter, text: string): SplitDecision | undefined {
  const end = from.decided + text.length;
  const { decisions, next } = from.feed(text);
  const isWhole = (decision: SplitDecision | undefined): boolean => decision?.end === end;
  const [first] = decisions;
  if (first !== undefined) return isWhole(first) ? first : undefined;
  const ended = delimiters.map((delimiter) => next.feed(delimiter).decisions[0]).find(isWhole);
  const [last] = next.finish().decisions;
  return ended ?? (isWhole(last) ? last : undefined);
}

/** @returns the state after `text`, or `undefined` when `text` does not end where a decision ends. */
export function resume(format: CallFormat, tools: readonly Tool[], text: string): Resumed | undefined {
  const start = createSplitter(format, tools);
  if (text === '') return { splitter: start, path: [] };
  const fed = start.feed(text);
  for (const delimiter of delimiters) {
    const path = [...fed.decisions, ...fed.next.feed(delimiter).decisions];
    const at = path.findLastIndex((decision) => decision.end === text.length);
    const last = path[at];
    if (last !== undefined) return { splitter: last.after, path: path.slice(0, at + 1) };
  }
  return undefined;
}
