// Checks a person's changes against the place where they are made, and says what each of them comes to.
import { decisionOf } from '../calls/resume.ts';
import { type ChangeableSetting, changeableNames, isChangeable } from '../log/changeable-settings.ts';
import type { ChangeableSettings, LoggedChange, SearchSettings } from '../log/events.ts';
import { newSettings } from '../log/settings-at.ts';
import { oneLine } from '../log/visible.ts';
import { type Candidate, plainDecision } from './beam.ts';
import { candidateId } from './candidate-id.ts';
import type { PastPlace } from './past-place.ts';
import type { Restored } from './restore.ts';
import { checkSettings } from './settings.ts';
import type { WhatIfChange } from './what-if.ts';

export interface PlannedChange {
  /** As the log keeps it. */
  readonly change: LoggedChange;
  /** Retained by hand. */
  readonly kept?: Candidate;
  /** It is to be proposed first: the search does not have it. */
  readonly isNew?: true;
  readonly dropped?: Candidate;
}

export interface PlaceToChange {
  readonly place: PastPlace;
  readonly restored: Restored;
  /** Those in force at the place. */
  readonly settings: SearchSettings;
  /** What candidates under the root are named after. */
  readonly rootName: string;
}

/**
 * In the order of the changes, each made on top of those before it.
 * @throws {RangeError} for a change that cannot be made here; the message says why and what to do.
 */
export function planChanges(at: PlaceToChange, changes: readonly WhatIfChange[]): readonly PlannedChange[] {
  const { place, restored } = at;
  const kept = new Map(restored.kept.map((candidate) => [candidate.id, candidate]));
  const waiting = new Set(restored.waiting.map(({ id }) => id));
  const injected = new Map<string, Candidate>();
  let { settings } = at;

  function plan(change: WhatIfChange): PlannedChange {
    switch (change.kind) {
      case 'keep':
        return { change, kept: prunedOne(change.candidate) };
      case 'drop':
        return { change, dropped: retainedOne(change.candidate) };
      case 'inject':
        return inject(change);
      case 'settings':
        return { change: { ...change, before: before(change.settings) } };
      case 'expand-again': {
        if (change.seed === settings.seed) {
          throw new RangeError(`The step was expanded with the seed ${change.seed}: give another one.`);
        }
        return { change: { ...change, before: settings.seed } };
      }
      default:
        throw new RangeError('There is no such change: choose keep, drop, inject, settings or expand-again.');
    }
  }

  function find(id: string): Candidate {
    const found = injected.get(id) ?? restored.candidate(id);
    if (found === undefined) throw new RangeError(`The search has no candidate "${oneLine(id, 60)}" here.`);
    return found;
  }

  function retainedOne(id: string): Candidate {
    const found = find(id);
    const { step } = openStep();
    if (kept.delete(id) || waiting.delete(id)) return found;
    throw new RangeError(
      `The candidate ${id} is not retained in step ${step}: only a retained one can be dropped.`,
    );
  }

  function prunedOne(id: string): Candidate {
    const found = find(id);
    const { step } = openStep();
    if (kept.has(id)) throw new RangeError(`The candidate ${id} is retained already.`);
    if (waiting.has(id)) {
      throw new RangeError(`The candidate ${id} is not judged yet: it lives on without help.`);
    }
    const given = place.verdicts.get(id);
    if (given !== undefined && given.step !== step) {
      throw new RangeError(
        `The candidate ${id} was judged in step ${given.step}: go back to the end of that step to keep it.`,
      );
    }
    if (found.split === undefined || found.split.after.failure !== undefined) {
      throw new RangeError(
        `Nothing can follow the text of candidate ${id}, which is no decision: put in a decision instead.`,
      );
    }
    kept.set(id, found);
    return found;
  }

  function inject(change: Extract<WhatIfChange, { kind: 'inject' }>): PlannedChange {
    const { parent, text, instead } = change;
    const { step, beams } = openStep();
    if (!beams.includes(parent)) {
      const name = parent === null ? 'The root' : `The candidate ${oneLine(parent, 60)}`;
      throw new RangeError(
        `${name} was not expanded in step ${step}: choose the step in which a decision follows it.`,
      );
    }
    const candidate = decided(parent, text);
    const dropped = instead === undefined ? undefined : retainedOne(instead);
    if (kept.has(candidate.id) || candidate.id === instead) {
      throw new RangeError('The search has this decision already, and it is retained.');
    }
    const logged = { ...change, candidate: candidate.id };
    const other = dropped === undefined ? {} : { dropped };
    if (injected.has(candidate.id) || restored.candidate(candidate.id) !== undefined) {
      return { change: logged, kept: prunedOne(candidate.id), ...other };
    }
    injected.set(candidate.id, candidate);
    kept.set(candidate.id, candidate);
    return { change: logged, kept: candidate, isNew: true, ...other };
  }

  function decided(parentId: string | null, text: string): Candidate {
    const parent = restored.beam(parentId);
    const split = decisionOf(parent.splitter, text);
    if (split === undefined) {
      throw new RangeError(
        `This text is not one whole decision after the text before it: ${oneLine(text, 80)}`,
      );
    }
    const decision = plainDecision(split);
    const [problem] = decision.problems;
    if (problem !== undefined) throw new RangeError(`The tool does not allow this: ${problem.message}`);
    const name = parentId ?? at.rootName;
    return {
      id: candidateId(parent.path.length + 1, name, decision.kind, decision.text),
      parent,
      decision,
      split,
      tokens: [],
      pool: [],
      source: 'injected',
      order: 0,
      count: 1,
    };
  }

  function before(wanted: object): ChangeableSettings {
    const old: { [name in ChangeableSetting]?: number } = {};
    let differs = false;
    for (const [name, value] of Object.entries(wanted)) {
      if (!isChangeable(name)) {
        throw new RangeError(
          `${oneLine(name, 60)} cannot be changed within a search: only ${changeableNames.join(', ')} can.`,
        );
      }
      const known = settings[name];
      if (known !== undefined) old[name] = known;
      differs ||= known !== value;
    }
    if (!differs) throw new RangeError('The search has these settings already.');
    return old;
  }

  function openStep(): { readonly step: number; readonly beams: readonly (string | null)[] } {
    const { step } = place;
    if (step === undefined) {
      throw new RangeError(
        'No step is judged here whose candidates could be changed: choose the end of a step.',
      );
    }
    return { step: step.index, beams: step.beams };
  }

  return changes.map((change) => {
    const planned = plan(change);
    settings = checkSettings({ ...settings, ...newSettings(planned.change) });
    return planned;
  });
}
