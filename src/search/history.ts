// What a search takes over from another one's events: where it goes on, and whether it may be changed there.
import type { LoggedDecision, SearchEvent, SearchSettings } from '../log/events.ts';
import { toolFromLog } from '../log/logged-tools.ts';
import { settingsAt } from '../log/settings-at.ts';
import type { SearchStarted } from '../log/tree.ts';
import type { Score } from '../models/reward.ts';
import type { Tool } from '../tools/tool.ts';
import { placeOf, refuseUnjudged } from './past-place.ts';
import { type PlannedChange, planChanges } from './plan-changes.ts';
import { type Restored, restore } from './restore.ts';
import { checkSettings } from './settings.ts';
import { strategyOf } from './strategies.ts';
import type { WhatIfChange } from './what-if.ts';

/** A search to repeat, up to the end of a step, and what is changed there. */
export interface History {
  /** All its events up to the place, its header first. */
  readonly events: readonly SearchEvent[];
  /** In the order in which they are made. Without any, the search goes on as it would have. */
  readonly changes: readonly WhatIfChange[];
  /** Who makes them; `user` by default. */
  readonly by?: string;
}

/** A history that was read and found fit to go on from, for one search. */
export interface Past {
  readonly header: SearchStarted;
  /** What the search repeats, the header first. */
  readonly events: readonly SearchEvent[];
  /** The number of the last step among them. */
  readonly step: number;
  /** That step is judged, and ends with the changes; else the search goes on with a new one. */
  readonly isOpen: boolean;
  readonly restored: Restored;
  readonly changes: readonly PlannedChange[];
  readonly by: string;
  /** Those after the changes. */
  readonly settings: SearchSettings;
  /** What candidates under the root are named after. */
  readonly rootName: string;
  /** The candidate that the change is about, or else the one that leads; empty where there is none. */
  readonly about: string;
  /** The response up to and with each candidate that can be continued, by its id. */
  readonly forkable: ReadonlyMap<string, string>;
  /** Every score that the events tell, by the response up to and with its candidate. */
  readonly scores: ReadonlyMap<string, Score>;
}

/**
 * Reads a history whose events end where the changes are to be made: at the end of a step, with or without its
 * `step-finished`; before the first step for settings; anywhere in a step that is expanded again.
 * @param tools Those that go on with the search; by default the log's.
 * @throws {RangeError} where the changes cannot be made there, with the reason and what to do instead.
 */
export function readPast({ events, changes, by = 'user' }: History, tools?: readonly Tool[]): Past {
  const isExpandedAgain = changes.some(({ kind }) => kind === 'expand-again');
  const place = placeOf(events, isExpandedAgain);
  const { header, tree, step } = place;
  const settings = checkSettings(settingsAt(header, tree.changes));
  refuseStrategy(settings);
  refuseUnjudged(place, strategyOf(settings));
  const own = tools ?? header.tools.map(toolFromLog);
  const rootName = header.replayed === undefined ? (header.parent?.candidate ?? '') : '';
  const restored = restore(place, settings, own);
  refuseUnreadable(restored);
  const planned = planChanges({ place, restored, settings, rootName }, changes);
  const [first] = planned;
  return {
    header,
    events: place.events,
    step: tree.steps.at(-1)?.index ?? 0,
    isOpen: step !== undefined,
    restored,
    changes: planned,
    by,
    settings: settingsAt({ settings }, planned),
    rootName,
    about: aboutWhom(first) ?? tree.leader ?? '',
    ...textsOf(events, header.prefix),
  };
}

function refuseUnreadable({ kept, finished, waiting }: Restored): void {
  for (const { id, split } of [...kept, ...finished, ...waiting]) {
    if (split !== undefined) continue;
    throw new RangeError(
      `The text of candidate ${id} is not what the log says that it decides: the log was edited, or its tools were.`,
    );
  }
}

function refuseStrategy({ strategy }: SearchSettings): void {
  if (strategy === 'token-beam') {
    throw new RangeError(
      'Token-level beam search decides tokens, not calls: only a fork from one of its candidates can change it.',
    );
  }
  if (strategy === 'majority') {
    throw new RangeError(
      'Majority voting counts whole responses, and a change by hand has no vote: choose another strategy.',
    );
  }
}

/** A candidate that the parent has, too. */
function aboutWhom(planned: PlannedChange | undefined): string | undefined {
  const change = planned?.change;
  if (change?.kind === 'keep' || change?.kind === 'drop') return change.candidate;
  return change?.kind === 'inject' ? (change.instead ?? change.parent ?? undefined) : undefined;
}

/** Also of a step that is thrown away: what was scored once is not asked again. */
function textsOf(events: readonly SearchEvent[], prefix: string): Pick<Past, 'forkable' | 'scores'> {
  const texts = new Map<string, string>();
  const forkable = new Map<string, string>();
  const scores = new Map<string, Score>();
  for (const event of events) {
    if (event.type === 'candidate') {
      const text = (event.parent === null ? prefix : (texts.get(event.parent) ?? '')) + event.decision.text;
      texts.set(event.id, text);
      if (canBeContinued(event.decision)) forkable.set(event.id, text);
    } else if (event.type === 'score') {
      const text = texts.get(event.id);
      if (text !== undefined) scores.set(text, event.score);
    }
  }
  return { forkable, scores };
}

const canBeContinued = ({ kind }: LoggedDecision): boolean =>
  kind !== 'token' && kind !== 'fragment' && kind !== 'response-finished';
