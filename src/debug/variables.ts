// A value as a list of variables shows it: short lines with a type and an expression that gives the same value, parts on demand.
import { type ChangeableSetting, isChangeable } from '../log/changeable-settings.ts';
import { brief } from './expression/display.ts';
import { memberText } from './expression/print.ts';
import { isList, isObject, typeOf, type Value } from './expression/value.ts';

/** What setting a variable means. */
export type Setting =
  /** Another value for the candidate's decision, see `set-value.ts`. */
  | { readonly kind: 'decision'; readonly candidate: string }
  /** `true` keeps the candidate, `false` drops it. */
  | { readonly kind: 'retained'; readonly candidate: string }
  | { readonly kind: 'setting'; readonly name: ChangeableSetting };

export interface Variable {
  readonly name: string;
  /** One short line. */
  readonly text: string;
  readonly type: string;
  /** An expression with this value. */
  readonly evaluateName: string;
  readonly value: Value;
  /** Absent where it is read-only. */
  readonly setting?: Setting;
  /** One sentence, for shapes of the search. */
  readonly about?: string;
  /** Parts that have names, and items of a list: both 0 where there is nothing to open. */
  readonly named: number;
  readonly indexed: number;
  /** The parts, read when they are asked for. */
  children(page?: Page): readonly Variable[];
}

export interface Page {
  /** From the `start`-th part on (0), at most `count` of them (all). */
  readonly start?: number;
  readonly count?: number;
}

/** Longest texts in a list of variables; the clipboard gets all. What is edited must not be cut. */
const textLimit = 400;
const editedLimit = 10_000;

/**
 * The parts of a list or object; none of anything else.
 * @param evaluateName an expression for the value itself that a dot may follow; empty for a scope, whose parts are names
 */
export function children(value: Value, evaluateName: string, page: Page = {}): readonly Variable[] {
  const start = Math.max(0, page.start ?? 0);
  const end = start + Math.max(0, page.count ?? Number.POSITIVE_INFINITY);
  if (isList(value)) {
    const names = Array.from(
      { length: Math.max(0, Math.min(end, value.length) - start) },
      (_, at) => start + at,
    );
    return names.map((at) => variable(`[${at}]`, value.item(at), `${evaluateName}[${at}]`));
  }
  if (!isObject(value)) return [];
  const known = new Map(value.type === 'object' ? [] : value.known());
  return value
    .names()
    .slice(start, end)
    .map((name) => {
      const part = value.get(name) ?? null;
      const whole = evaluateName === '' ? name : memberText(evaluateName, name);
      const setting = settingOf(value, name);
      const about = known.get(name)?.about;
      return {
        ...variable(name, part, whole),
        ...(setting === undefined ? {} : { setting, text: editedText(setting, name, part) }),
        ...(about === undefined ? {} : { about }),
      };
    });
}

/** A decision is shown as it may be typed: `unit = "celsius"`. */
function editedText({ kind }: Setting, name: string, part: Value): string {
  const isLabel = kind === 'decision' && name === 'decision' && typeof part === 'string';
  return isLabel ? part : brief(part, editedLimit);
}

/** A value under a name of one's own: a scope, the result of an expression. */
export function variable(name: string, value: Value, evaluateName: string): Variable {
  return {
    name,
    text: brief(value, textLimit),
    type: typeOf(value),
    evaluateName,
    value,
    named: isObject(value) ? value.names().length : 0,
    indexed: isList(value) ? value.length : 0,
    children: (page) => children(value, evaluateName, page),
  };
}

function settingOf(of: Extract<Value, { kind: 'object' }>, name: string): Setting | undefined {
  if (of.type === 'settings') return isChangeable(name) ? { kind: 'setting', name } : undefined;
  if (of.type !== 'candidate' || of.key === undefined) return undefined;
  if (name === 'decision' || name === 'value') return { kind: 'decision', candidate: of.key };
  return name === 'retained' ? { kind: 'retained', candidate: of.key } : undefined;
}

/** A part of a stopped search as debuggers list them: what belongs to a frame. */
export interface FrameScope {
  readonly name: string;
  readonly variable: Variable;
  /** Costly to list; opened only by hand. */
  readonly expensive: boolean;
}

/** The groups of a frame's variables, the ones that are looked at most first. */
export function frameScopes(scope: Extract<Value, { kind: 'object' }>): readonly FrameScope[] {
  const groups = [
    ['Beam', 'beam', false],
    ['Candidates', 'candidates', false],
    ['Step', 'step', false],
    ['Beams', 'beams', true],
    ['Budget', 'budget', true],
    ['Totals', 'totals', true],
    ['Settings', 'settings', true],
    ['Requests', 'requests', true],
  ] as const;
  return groups.map(([name, of, expensive]) => ({
    name,
    variable: variable(of, scope.get(of) ?? null, of),
    expensive,
  }));
}
