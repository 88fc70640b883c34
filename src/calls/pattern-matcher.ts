// Matching text against a pattern piece by piece. A match never changes, so one can be advanced any number of ways.
import type { Pattern } from './pattern.ts';
import { automaton, type PatternState } from './pattern-automaton.ts';

export interface Match {
  /** The match after more text; undefined when no text of the pattern begins so. */
  advance(text: string): Match | undefined;
  /** Whether the text so far is in the pattern, so that it may end here. */
  readonly complete: boolean;
  /** Whether nothing may follow. */
  readonly ended: boolean;
  /** The only code point that may come next, as text, where there is exactly one. */
  readonly single: string | undefined;
}

/** Patterns are values, so the states found for one stay useful as long as it lives. */
const starts = new WeakMap<Pattern, { readonly match: Match | undefined }>();

/** The match of no text yet, or undefined for a pattern that no text matches. */
export function startMatch(pattern: Pattern): Match | undefined {
  const known = starts.get(pattern);
  if (known) return known.match;
  const state = automaton(pattern);
  const match = state && matchAt(state, new Map());
  starts.set(pattern, { match });
  return match;
}

/** Whether the whole text is in the pattern. */
export function matches(pattern: Pattern, text: string): boolean {
  return startMatch(pattern)?.advance(text)?.complete ?? false;
}

/** The longest text that must come next whatever follows; empty where the text may end or there is a choice. */
export function forcedText(match: Match): string {
  let forced = '';
  let here: Match | undefined = match;
  while (here && !here.complete && here.single !== undefined) {
    forced += here.single;
    here = here.advance(here.single);
  }
  return forced;
}

/** The one text of a pattern that has exactly one; then there is nothing to ask a model. */
export function onlyText(pattern: Pattern): string | undefined {
  const start = startMatch(pattern);
  if (!start) return undefined;
  const forced = forcedText(start);
  const end = start.advance(forced);
  return end?.complete && end.ended ? forced : undefined;
}

function matchAt(state: PatternState, known: Map<PatternState, Match>): Match {
  const made = known.get(state);
  if (made) return made;
  const match: Match = {
    complete: state.complete,
    ended: state.ended,
    single: state.single === undefined ? undefined : String.fromCodePoint(state.single),
    advance: (text) => advanceFrom(state, text, known),
  };
  known.set(state, match);
  return match;
}

function advanceFrom(from: PatternState, text: string, known: Map<PatternState, Match>): Match | undefined {
  let state = from;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const isHalf = isLeadingHalf(unit);
    if (isHalf && at === text.length - 1) return halfway(state, text.slice(at), known);
    // Not `codePointAt`: V8 13.6 (Node 24), once optimised, reads past the end of a sliced string there.
    const next = state.step(isHalf ? joinHalves(unit, text.charCodeAt(at + 1)) : unit);
    if (!next) return undefined;
    state = next;
    at += isHalf ? 2 : 1;
  }
  return matchAt(state, known);
}

function isLeadingHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** The code point of a surrogate pair; -1, which nothing matches, where the second is not a trailing half. */
function joinHalves(leading: number, trailing: number): number {
  if (trailing < 0xdc00 || trailing > 0xdfff) return -1;
  return 0x10000 + ((leading - 0xd800) << 10) + (trailing - 0xdc00);
}

/** The text was cut inside a surrogate pair: the half waits for the rest of its character. */
function halfway(state: PatternState, half: string, known: Map<PatternState, Match>): Match {
  const match: Match = {
    complete: false,
    ended: false,
    single: undefined,
    advance: (text) => (text === '' ? match : advanceFrom(state, half + text, known)),
  };
  return match;
}
