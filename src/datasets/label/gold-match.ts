// Which gold calls a response may still make: narrowed by each decision of a call, used up when the call is finished.
import { canonicalValue } from '../../calls/canonical.ts';
import type { Call } from '../../calls/decision.ts';
import type { JsonValue } from '../../tools/tool.ts';
import type { WrongReason } from './step-label.ts';

/** A gold call made ready for comparison. */
interface Gold {
  readonly name: string;
  /** Canonical values by parameter. */
  readonly values: ReadonlyMap<string, string>;
  used: boolean;
}

/** What is wrong with a decision; nothing where it is right. */
export type Fault = WrongReason | undefined;

/**
 * Follows one response. Gold calls may be made in any order, and their arguments too. A decision that fits none of the
 * gold calls that are left is at fault and narrows nothing, so that later decisions can be judged by themselves.
 */
export interface GoldMatch {
  functionName(name: string): Fault;
  argument(name: string, value: JsonValue): Fault;
  argumentsFinished(): Fault;
  /** Uses the gold call up where the call is right as a whole. */
  callFinished(): Fault;
  responseFinished(): Fault;
}

export function matchGold(calls: readonly Call[]): GoldMatch {
  const golds: readonly Gold[] = calls.map(({ name, arguments: given }) => ({
    name,
    values: new Map(Object.entries(given).map(([parameter, value]) => [parameter, canonicalValue(value)])),
    used: false,
  }));
  /** What the call under way can still become. */
  let left = [...golds];
  let given = new Set<string>();
  let named = false;
  /** The first fault of the call under way. */
  let fault: Fault;
  /** A call that is no gold call was made. */
  let extra = false;

  function narrow(fits: (gold: Gold) => boolean, otherwise: () => WrongReason): Fault {
    const fitting = left.filter(fits);
    if (fitting.length > 0) {
      left = fitting;
      return undefined;
    }
    const reason = otherwise();
    fault ??= reason;
    return reason;
  }

  return {
    functionName(name) {
      named = true;
      const found = narrow(
        (gold) => gold.name === name,
        () => 'function',
      );
      // Under a wrong function no argument is right.
      if (found !== undefined) left = [];
      return found;
    },
    argument(name, value) {
      if (given.has(name)) {
        fault ??= 'repeated';
        return 'repeated';
      }
      given.add(name);
      if (left.length === 0) return named ? 'earlier' : 'parameter';
      const canonical = canonicalValue(value);
      return narrow(
        ({ values }) => values.get(name) === canonical,
        () => (left.some(({ values }) => values.has(name)) ? 'value' : 'parameter'),
      );
    },
    argumentsFinished() {
      if (fault !== undefined || left.length === 0) return 'earlier';
      return narrow(
        ({ values }) => values.size === given.size,
        () => 'missing-argument',
      );
    },
    callFinished() {
      const wrong: Fault = fault !== undefined || left.length === 0 ? 'earlier' : undefined;
      if (wrong === undefined) for (const gold of left.slice(0, 1)) gold.used = true;
      else extra = true;
      left = golds.filter(({ used }) => !used);
      given = new Set();
      named = false;
      fault = undefined;
      return wrong;
    },
    responseFinished() {
      if (extra) return 'earlier';
      return golds.every(({ used }) => used) ? undefined : 'missing-call';
    },
  };
}
