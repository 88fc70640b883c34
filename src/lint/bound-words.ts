// What a bound or a default of a schema says, as a sentence for its description.
import type { JsonValue } from '../tools/tool.ts';

/** Nothing where a sentence would not say it: a schema inside, or a flag that demands nothing. */
export function boundInWords(keyword: string, value: JsonValue): string | undefined {
  if (keyword === 'uniqueItems') return value === true ? 'No item twice.' : undefined;
  if (keyword === 'pattern' || keyword === 'format') {
    const start = keyword === 'pattern' ? 'Matches the pattern' : 'Format:';
    return typeof value === 'string' ? `${start} ${value}${value.endsWith('.') ? '' : '.'}` : undefined;
  }
  if (typeof value !== 'number') return undefined;
  const [start, unit] = amounts.get(keyword) ?? [];
  if (start === undefined) return undefined;
  return `${start} ${value}${unit === undefined ? '' : ` ${unit}${value === 1 ? '' : 's'}`}.`;
}

/** How the sentence begins, and what is counted. */
const amounts = new Map<string, readonly [start: string, unit?: string]>([
  ['minimum', ['At least']],
  ['maximum', ['At most']],
  ['exclusiveMinimum', ['More than']],
  ['exclusiveMaximum', ['Less than']],
  ['multipleOf', ['A multiple of']],
  ['minLength', ['At least', 'character']],
  ['maxLength', ['At most', 'character']],
  ['minItems', ['At least', 'item']],
  ['maxItems', ['At most', 'item']],
  ['minProperties', ['At least', 'member']],
  ['maxProperties', ['At most', 'member']],
  ['minContains', ['At least', 'such item']],
  ['maxContains', ['At most', 'such item']],
]);

/** Nothing for null, which mostly means that there is none. */
export function defaultInWords(value: JsonValue): string | undefined {
  if (value === null) return undefined;
  return `Default: ${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}.`;
}
