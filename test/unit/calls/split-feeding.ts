// Ways to put a text through the splitter, and to look at what came out.
import type { Decision, DecisionProblem } from '../../../src/calls/decision.ts';
import type { CallFormat } from '../../../src/calls/format.ts';
import { createSplitter } from '../../../src/calls/split.ts';
import type { SplitDecision, Splitter } from '../../../src/calls/splitter.ts';
import type { Tool } from '../../../src/tools/tool.ts';

export interface Split {
  readonly decisions: readonly SplitDecision[];
  readonly end: Splitter;
}

/** Feeds the pieces from a state on and finishes. */
export function feedFrom(start: Splitter, pieces: readonly string[]): Split {
  const decisions: SplitDecision[] = [];
  let state = start;
  for (const piece of pieces) {
    const fed = state.feed(piece);
    decisions.push(...fed.decisions);
    state = fed.next;
  }
  const finished = state.finish();
  return { decisions: [...decisions, ...finished.decisions], end: finished.next };
}

export function feedAll(format: CallFormat, pieces: readonly string[], tools?: readonly Tool[]): Split {
  return feedFrom(createSplitter(format, tools), pieces);
}

export function plain({ after: _, ...decision }: SplitDecision): Decision {
  return decision;
}

/** What can be seen of a split, for comparing two. */
export function seen(split: Split): {
  readonly decisions: readonly Decision[];
  readonly failure: DecisionProblem | undefined;
  readonly decided: number;
  readonly calls: readonly unknown[];
} {
  const { failure, decided, calls } = split.end;
  return { decisions: split.decisions.map(plain), failure, decided, calls };
}

/** `text` cut at the given places, which may repeat and lie outside it. */
export function cutAt(text: string, places: readonly number[]): readonly string[] {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((from, index) => text.slice(from, sorted[index] ?? text.length));
}

/** `[kind, text]` of each decision. */
export function spans(decisions: readonly Decision[]): readonly (readonly [string, string])[] {
  return decisions.map(({ kind, text }) => [kind, text]);
}
