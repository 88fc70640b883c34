// What a breakpoint in a tool file is about, by names: so it finds its decisions whatever the file looked like when the search ran.
import { valueKey } from '../../log/decision-key.ts';
import type { LoggedDecision } from '../../log/events.ts';
import { own } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';

/** One level into a value: a property's name, an item's index, or `null` for any item or property. */
export type Inward = string | number | null;

export type Target =
  | { readonly kind: 'tool'; readonly tool: string }
  /** `path` leads from the argument's value to a property inside it; empty for the argument itself. */
  | {
      readonly kind: 'parameter';
      readonly tool: string;
      readonly parameter: string;
      readonly path: readonly Inward[];
    }
  | {
      readonly kind: 'value';
      readonly tool: string;
      readonly parameter: string;
      readonly path: readonly Inward[];
      readonly value: JsonValue;
    };

/**
 * Whether a decision proposes the tool, decides the parameter, or gives it the value.
 * @param tool The function of the call that the decision belongs to.
 */
export function decides(decision: LoggedDecision, tool: string | undefined, target: Target): boolean {
  if (tool !== target.tool) return false;
  if (target.kind === 'tool') return decision.kind === 'function-name';
  if (decision.kind !== 'argument' || decision.name !== target.parameter) return false;
  if (target.kind === 'parameter' && target.path.length === 0) return true;
  const { value } = decision;
  if (value === undefined) return false;
  const inside = valuesAt(value, target.path);
  if (target.kind === 'parameter') return inside.length > 0;
  const key = valueKey(target.value, '');
  return inside.some((one) => valueKey(one, ' ') === key);
}

/** The values that a path leads to: none where the value has nothing there, several where it leads through lists. */
export function valuesAt(value: JsonValue, path: readonly Inward[]): readonly JsonValue[] {
  return path.reduce<readonly JsonValue[]>(
    (values, step) => values.flatMap((one) => inward(one, step)),
    [value],
  );
}

function inward(value: JsonValue, step: Inward): readonly JsonValue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === null) return Array.isArray(value) ? value : Object.values(value);
  const found = Array.isArray(value)
    ? typeof step === 'number'
      ? value[step]
      : undefined
    : own(value, String(step));
  return found === undefined ? [] : [found];
}

/** `unit of get_weather`, `stops[].city of plan_trip`: what a breakpoint is on, in words. */
export function targetWords(target: Target): string {
  if (target.kind === 'tool') return target.tool;
  const inside = target.path
    .map((step) => (typeof step === 'string' ? `.${step}` : `[${step ?? ''}]`))
    .join('');
  const place = `${target.parameter}${inside}`;
  if (target.kind === 'parameter') return `${place} of ${target.tool}`;
  return `${place} = ${JSON.stringify(target.value)} of ${target.tool}`;
}
