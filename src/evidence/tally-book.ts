// The tallies of a search by place, and which of them a candidate decides.
import type { SearchTree } from '../log/tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { createTally, type PlaceTally } from './place-tally.ts';
import type { DecidedCandidate } from './points.ts';
import { longestName, mostPlaces, type Place } from './summary.ts';

export interface TallyBook {
  /** The places that a candidate decides: a tool, or a parameter and, where its schema lists values, the value. */
  placesOf(candidate: DecidedCandidate): readonly PlaceTally[];
  /** In the order in which they were first decided. */
  readonly tallies: readonly PlaceTally[];
}

/** By parameter and value; `undefined` for the tool, or the parameter, itself. */
type Page = Map<string | undefined, Map<string | undefined, PlaceTally>>;

/** @param listed Parameters whose values are counted one by one, as {@link parametersWithValues} finds them. */
export function createTallyBook(listed: ReadonlyMap<string, ReadonlySet<string>>): TallyBook {
  const tallies: PlaceTally[] = [];
  const pages = new Map<string, Page>();

  function tallyOf(place: Place): readonly PlaceTally[] {
    const { tool, parameter, value } = place;
    const known = pages.get(tool)?.get(parameter)?.get(value);
    if (known !== undefined) return [known];
    const isLong = [tool, parameter, value].some((name) => (name?.length ?? 0) > longestName);
    if (isLong || tallies.length >= mostPlaces) return [];
    const tally = createTally(place);
    tallies.push(tally);
    const page: Page = pages.get(tool) ?? new Map();
    const values = page.get(parameter) ?? new Map<string | undefined, PlaceTally>();
    pages.set(tool, page.set(parameter, values.set(value, tally)));
    return [tally];
  }

  return {
    tallies,
    placesOf({ node, tool, value }) {
      const { decision } = node;
      if (tool === undefined) return [];
      if (decision.kind === 'function-name') return tallyOf({ tool });
      if (decision.kind !== 'argument' || decision.name === undefined) return [];
      const parameter = { tool, parameter: decision.name };
      const own = tallyOf(parameter);
      if (value === undefined || listed.get(tool)?.has(decision.name) !== true) return own;
      return [...own, ...tallyOf({ ...parameter, value })];
    },
  };
}

/** By tool, the parameters that list their values. */
export function parametersWithValues({ header }: SearchTree): ReadonlyMap<string, ReadonlySet<string>> {
  const listed = new Map<string, Set<string>>();
  for (const { name, parametersSchema } of header?.tools ?? []) {
    const { properties } = parametersSchema;
    if (!isObject(properties)) continue;
    const names = Object.entries(properties).flatMap(([parameter, schema]) =>
      isObject(schema) && (schema.enum !== undefined || schema.const !== undefined) ? [parameter] : [],
    );
    listed.set(name, new Set([...(listed.get(name) ?? []), ...names]));
  }
  return listed;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
