// A value that a person types becomes a decision's text in the wire format of the search, checked by the splitter that reads responses.
import { type Layout, layouts } from '../calls/constraint/layout.ts';
import { jsonSyntax } from '../calls/constraint/value-syntax.ts';
import type { CallFormat } from '../calls/format.ts';
import { decisionOf, resume } from '../calls/resume.ts';
import type { Splitter } from '../calls/splitter.ts';
import type { LoggedDecision } from '../log/events.ts';
import { pathTo } from '../log/path.ts';
import type { SearchTree } from '../log/tree.ts';
import { oneLine } from '../log/visible.ts';
import type { WhatIfChange } from '../search/what-if.ts';
import type { Tool } from '../tools/tool.ts';
import { toolsOf } from './shapes/search-at.ts';
import { isSameWish, readTyped, type Wish } from './typed-value.ts';

export interface DecisionPlace {
  readonly format: CallFormat;
  readonly tools: readonly Tool[];
  /** Text that was decided before the search began. */
  readonly prefix: string;
  /** The decisions from there to the one that is replaced, which is not among them. */
  readonly path: readonly LoggedDecision[];
  /** The decision that is replaced: it says which parameter a bare value is for, and how it is spaced. */
  readonly decision: LoggedDecision;
}

/**
 * The text of a decision as a person types it: a function's name (`get_weather`), a value (`"celsius"`, `celsius`, `21`), another
 * parameter with its value (`unit = "celsius"`), or `arguments finished`, `response finished`, `no call`. What is typed is
 * read as JSON where that fits the schema, else as plain text.
 * @throws {RangeError} in one plain sentence where it is no decision here or the schema forbids it.
 */
export function decisionText(place: DecisionPlace, typed: string): string {
  const before = stateBefore(place);
  const { format, decision, tools } = place;
  let forbidden: string | undefined;
  for (const wish of readTyped(typed, decision, before, tools)) {
    for (const text of writings(format, before, decision, wish)) {
      const split = decisionOf(before, text);
      if (split === undefined || !isSameWish(split, wish)) continue;
      const [problem] = split.problems;
      if (problem === undefined) return text;
      forbidden ??= problem.message;
      // Another spelling of the same value is as wrong.
      break;
    }
  }
  throw new RangeError(
    forbidden ?? `${oneLine(typed.trim(), 60)} cannot be written here in the format ${format}.`,
  );
}

/**
 * The change that tries what is typed in place of a candidate: a retained one is dropped for it, a pruned one stays pruned.
 * @throws {RangeError} as {@link decisionText} does, and where the search has no such candidate.
 */
export function replacement(
  tree: SearchTree,
  candidate: string,
  typed: string,
): Extract<WhatIfChange, { kind: 'inject' }> {
  const path = pathTo(tree, candidate);
  const node = tree.node(candidate);
  if (path === undefined || node === undefined || tree.header === undefined) {
    throw new RangeError(`The search has no candidate "${oneLine(candidate, 60)}".`);
  }
  if (!path.whole) {
    throw new RangeError(
      'The log lost a part of the way to this candidate: nothing can be tried in its place.',
    );
  }
  const { prefix, settings } = tree.header;
  const text = decisionText(
    {
      format: settings.format,
      tools: toolsOf(tree),
      prefix,
      path: path.decisions.slice(0, -1),
      decision: node.decision,
    },
    typed,
  );
  const instead = node.verdict?.kind === 'retained' ? { instead: candidate } : {};
  return { kind: 'inject', parent: node.parent, text, ...instead };
}

function stateBefore({ format, tools, prefix, path, decision }: DecisionPlace): Splitter {
  if (decision.kind === 'token') {
    throw new RangeError('This search decides tokens, not values: nothing can be tried in the place of one.');
  }
  let state = resume(format, tools, prefix)?.splitter;
  for (const { text } of path) state = state && decisionOf(state, text)?.after;
  if (state === undefined) throw new RangeError('Nothing can be tried after text that is no decision.');
  return state;
}

/** Texts that may write the wish here; the one laid out as the model's own first. */
function* writings(
  format: CallFormat,
  before: Splitter,
  decision: LoggedDecision,
  wish: Wish,
): Iterable<string> {
  if (wish.kind === 'argument') yield* argumentsLike(format, decision, wish);
  if (wish.kind === 'function-name') yield* namesLike(format, decision, wish);
  for (const layout of layouts[format]) yield* laidOut(layout, before, wish);
}

/** The replaced argument's own text with another value: its spaces and quotes stay. */
function* argumentsLike(
  format: CallFormat,
  { kind, text, ...decision }: LoggedDecision,
  wish: Extract<Wish, { kind: 'argument' }>,
): Iterable<string> {
  const name = 'name' in decision ? decision.name : undefined;
  if (kind !== 'argument' || name !== wish.name) return;
  const ends = [...text.matchAll(/[:=][ \t\n\r]*/g)].slice(0, mostPlaces);
  for (const { index, 0: sign } of ends) {
    for (const value of spellings(layouts[format][0], wish)) yield text.slice(0, index + sign.length) + value;
  }
}

const mostPlaces = 50;

function* namesLike(
  format: CallFormat,
  decision: LoggedDecision,
  wish: Extract<Wish, { kind: 'function-name' }>,
): Iterable<string> {
  if (decision.kind !== 'function-name' || decision.name === undefined) return;
  for (const layout of layouts[format]) {
    const old = layout.name(decision.name);
    const name = layout.name(wish.name);
    if (old === undefined || name === undefined || !decision.text.endsWith(old)) continue;
    yield decision.text.slice(0, decision.text.length - old.length) + name;
  }
}

function* laidOut(layout: Layout, before: Splitter, wish: Wish): Iterable<string> {
  const { opening, comma, close, first, next, end, empty } = layout;
  switch (wish.kind) {
    case 'function-name': {
      const name = layout.name(wish.name);
      if (name === undefined) return;
      // The last one where the arguments came before their function's name.
      for (const lead of [before.decided === 0 ? first : next, ', "name": "']) yield lead + name;
      return;
    }
    case 'argument': {
      const key = layout.key(wish.name);
      if (key === undefined) return;
      // Arguments inside a JSON string have their quotes escaped.
      for (const value of spellings(layout, wish)) {
        for (const lead of [opening, comma, '']) yield lead + key + value;
        for (const lead of [opening, comma, '']) yield lead + inString(key) + value;
      }
      return;
    }
    case 'arguments-finished':
      yield* [close, opening + close];
      return;
    case 'response-finished':
      yield* [before.decided === 0 ? (empty ?? '') : end, ''];
  }
}

function* spellings(
  layout: Layout | undefined,
  { value, spelled }: Extract<Wish, { kind: 'argument' }>,
): Iterable<string> {
  if (spelled !== undefined) yield* [spelled, inString(spelled)];
  yield* (layout?.syntax ?? jsonSyntax).spellings(value);
  for (const written of jsonSyntax.spellings(value)) yield inString(written);
}

const inString = (text: string): string => JSON.stringify(text).slice(1, -1);
