// What-if changes as clients ask for them: read, put in words, and placed in the search.
import { type ChangeableSetting, changeableNames, isChangeable } from '../../log/changeable-settings.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import type { ChangeableSettings, SearchEvent } from '../../log/events.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { numberAt, objectAt } from '../../models/openai/json-shape.ts';
import type { WhatIfChange } from '../../search/what-if.ts';
import { stopOfStep } from '../places.ts';
import { type Arguments, argumentsOf, integer, optionalText, text } from './arguments.ts';
import { RequestError } from './request-error.ts';
import { lastStep, type SearchThread } from './thread.ts';

/** `try` is an `inject` whose text is still to be written: a value as a person types it. */
export type AskedChange =
  | WhatIfChange
  | { readonly kind: 'try'; readonly candidate: string; readonly value: string };

/** @throws {RequestError} for what is no change. */
export function readChange(value: unknown): AskedChange {
  const change = argumentsOf(value);
  const kind = optionalText(change, 'kind');
  switch (kind) {
    case 'keep':
    case 'drop':
      return { kind, candidate: text(change, 'candidate') };
    case 'try':
      return { kind, candidate: text(change, 'candidate'), value: text(change, 'value') };
    case 'inject': {
      const instead = optionalText(change, 'instead');
      const parent = optionalText(change, 'parent') ?? null;
      return { kind, parent, text: text(change, 'text'), ...(instead === undefined ? {} : { instead }) };
    }
    case 'settings':
      return { kind, settings: readSettings(objectAt(change.settings) ?? {}) };
    case 'expand-again':
      return { kind, seed: integer(change, 'seed') };
    default:
      throw new RequestError(
        'This is no change: its "kind" may be keep, drop, try, inject, settings or expand-again.',
      );
  }
}

/** @throws {RequestError} for settings that cannot be changed in the middle of a search. */
export function readSettings(given: Arguments): ChangeableSettings {
  const settings: { [name in ChangeableSetting]?: number } = {};
  for (const [name, value] of Object.entries(given)) {
    const number = numberAt(value);
    if (!isChangeable(name)) {
      throw new RequestError(
        `"${oneLine(name, 40)}" cannot be changed here: choose of ${changeableNames.join(', ')}.`,
      );
    }
    if (number === undefined) throw new RequestError(`${name} takes a number.`);
    settings[name] = number;
  }
  if (Object.keys(settings).length === 0) {
    throw new RequestError(`No setting is given: choose of ${changeableNames.join(', ')}.`);
  }
  return settings;
}

/** A few words, as the new search is named: `keep unit = "celsius"`. */
export function askedWords(change: AskedChange, tree: SearchTree): string {
  const label = (id: string): string => {
    const node = tree.node(id);
    return node === undefined ? oneLine(id, 40) : decisionLabel(node.decision);
  };
  switch (change.kind) {
    case 'keep':
    case 'drop':
      return `${change.kind} ${label(change.candidate)}`;
    case 'try':
      return `try ${oneLine(change.value, 48)} for ${label(change.candidate)}`;
    case 'inject':
      return `try ${oneLine(change.text.trim(), 48)}`;
    case 'settings':
      return Object.entries(change.settings)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ');
    case 'expand-again':
      return `expand again with seed ${change.seed}`;
  }
}

/** All that is known of the thread's search, also behind its cursor. */
export function knownTree({ timeline, player }: SearchThread, candidate?: string): SearchTree {
  if (candidate !== undefined && player.tree.node(candidate) !== undefined) return player.tree;
  return timeline.treeAt(timeline.length);
}

/** @throws {RequestError} where the search has no such candidate. */
export function knownCandidate(thread: SearchThread, id: string): TreeNode {
  const node = knownTree(thread, id).node(id);
  if (node !== undefined) return node;
  throw new RequestError(`The search has no candidate "${oneLine(id, 60)}".`);
}

/**
 * The step at whose end the change is made; nothing before the first one.
 * @param shown The step that is looked at, for changes that are about no candidate.
 * @throws {RequestError} where the search has no such candidate.
 */
export function stepOfChange(
  thread: SearchThread,
  change: WhatIfChange,
  shown: number | undefined,
): number | undefined {
  switch (change.kind) {
    case 'keep':
    case 'drop': {
      const { judgedAt, step } = knownCandidate(thread, change.candidate);
      return judgedAt ?? step;
    }
    case 'inject': {
      if (change.instead !== undefined) return knownCandidate(thread, change.instead).step;
      if (change.parent !== null) knownCandidate(thread, change.parent);
      const { steps } = knownTree(thread);
      const expanded = steps.find(({ beams }) => beams.includes(change.parent));
      if (expanded !== undefined) return expanded.index;
      throw new RequestError('No step expands this candidate: choose one that was retained.');
    }
    case 'settings':
    case 'expand-again':
      return shown ?? lastStep(thread.player.tree)?.index;
  }
}

/**
 * The events that the new search begins with: up to the step's stop.
 * @throws {RequestError} where the step is not at its end yet.
 */
export function eventsUpTo(
  { timeline, player }: SearchThread,
  step: number | undefined,
  change: WhatIfChange,
): readonly SearchEvent[] {
  if (step === undefined) return slice(timeline, player.at);
  const stop = stopOfStep(timeline, step) ?? endOf(timeline, step, change);
  if (stop !== undefined) return slice(timeline, stop);
  throw new RequestError(`Step ${step} is still under way: go to its end first (next).`);
}

/** The end of a step that never got its `step-finished`. */
function endOf(timeline: SearchThread['timeline'], step: number, change: WhatIfChange): number | undefined {
  let last: number | undefined;
  for (let at = timeline.length - 1; at >= 0 && last === undefined; at -= 1) {
    const event = timeline.event(at);
    if (event !== undefined && 'step' in event && event.step === step) last = at + 1;
  }
  // What is expanded again need not have come to its end.
  if (last === undefined || change.kind === 'expand-again') return last;
  const tree = timeline.treeAt(last);
  const isJudged = lastStep(tree)?.candidates.every((id) => tree.node(id)?.verdict !== undefined);
  return isJudged === true ? last : undefined;
}

function slice(timeline: SearchThread['timeline'], end: number): readonly SearchEvent[] {
  const events: SearchEvent[] = [];
  for (let at = 0; at < end; at += 1) {
    const event = timeline.event(at);
    if (event !== undefined) events.push(event);
  }
  return events;
}
