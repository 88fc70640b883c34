// What an import brings: the tools in MCP's shape, and what of the source is not among them.
import type { JsonObject } from '../tools/tool.ts';

export interface LeftOut {
  /** Where in the source: a JSON Pointer, or a place in words. */
  readonly where: string;
  /** One sentence. */
  readonly message: string;
  /** How many places besides this one it holds for; absent: none. */
  readonly more?: number;
}

/** As a line of text. */
export function describeLeftOut({ where, message, more = 0 }: LeftOut): string {
  const others = more === 0 ? '' : ` and ${more} more ${more === 1 ? 'place' : 'places'}`;
  return `${where === '' ? '(whole document)' : where}${others}: ${message}`;
}

/** What is said of several places is told of the first, with their number. */
export function toldOnce(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  const places = new Map<string, Set<string>>();
  for (const { where, message } of leftOut) {
    places.set(message, (places.get(message) ?? new Set()).add(where));
  }
  return [...places].map(([message, found]) => {
    const [where = '', ...others] = found;
    return { where, message, ...(others.length === 0 ? {} : { more: others.length }) };
  });
}

export interface ImportedTools {
  /** As MCP's `tools/list` has them: `{name, description?, inputSchema, …}`. */
  readonly tools: readonly JsonObject[];
  readonly leftOut: readonly LeftOut[];
  /** What the source calls itself. */
  readonly title?: string;
}
