// What searches have shown about the tools of a file: the summaries of many logs joined, place by place.
import { valueKey } from '../log/decision-key.ts';
import type { JsonValue, Tool } from '../tools/tool.ts';
import { type Figures, figuresOf, type Seen } from './figures.ts';
import { type LastSearch, lastSearchOf } from './last-search.ts';
import type { LoggedEvidence } from './logged-evidence.ts';
import { type MatchedTool, matcherOf } from './match.ts';
import type { Place, PlaceSummary } from './summary.ts';

export interface Evidence extends Figures {
  readonly tool: string;
  readonly parameter?: string;
  readonly value?: JsonValue;
  /** `changed`: no search has used the schema as it is now, so these figures are of earlier versions. */
  readonly schema: 'same' | 'changed';
  /** Searches with another version of this schema, which are not counted here. */
  readonly otherVersions: number;
}

export interface ParameterEvidence {
  readonly name: string;
  /** Absent where no search has proposed it. */
  readonly evidence?: Evidence;
  /** Of the listed values that were proposed. */
  readonly values: readonly Evidence[];
  /** Values that are not listed and were proposed all the same, in canonical form. */
  readonly unlisted: readonly Evidence[];
}

export interface ToolEvidence {
  readonly tool: string;
  /** Searches that were given this tool, in the version of `evidence` or another. */
  readonly offered: number;
  /** Absent where no search has proposed it. */
  readonly evidence?: Evidence;
  /** In the order of the tool's parameters. */
  readonly parameters: readonly ParameterEvidence[];
  /** Parameters that policies wrote and the tool does not have (any more), most often proposed first. */
  readonly unknown: readonly Evidence[];
  /** The newest search that was given it, whether it proposed it or not. */
  readonly last?: LastSearch;
}

export interface EvidenceQuery {
  readonly tools: readonly Tool[];
  /** Path of their file: keeps a tool of the same name in another file apart. */
  readonly file?: string;
}

/** Evidence of every tool of the query, in its order. Logs of the same search count once, the newest of them. */
export function mergeEvidence(
  summaries: readonly LoggedEvidence[],
  { tools, file }: EvidenceQuery,
): readonly ToolEvidence[] {
  const match = matcherOf(summaries);
  const memo = memoOf(summaries);
  return tools.map((tool) => {
    if (!match.knows(tool.name)) return toolEvidence(tool, []);
    const key = JSON.stringify([file, tool.name, tool.description, tool.parametersSchema]);
    const known = memo.get(key);
    if (known !== undefined) return known;
    const made = toolEvidence(tool, match.find(tool, file));
    if (memo.size >= mostRemembered) memo.clear();
    memo.set(key, made);
    return made;
  });
}

/** For an editor, which asks for the same tools with every keystroke. */
const memos = new WeakMap<readonly LoggedEvidence[], Map<string, ToolEvidence>>();
const mostRemembered = 5000;

function memoOf(summaries: readonly LoggedEvidence[]): Map<string, ToolEvidence> {
  const known = memos.get(summaries);
  if (known !== undefined) return known;
  const memo = new Map<string, ToolEvidence>();
  memos.set(summaries, memo);
  return memo;
}

function toolEvidence(tool: Tool, found: readonly MatchedTool[]): ToolEvidence {
  const evidence = evidenceOf({ tool: tool.name }, found);
  const known = new Set(tool.parameters.map(({ name }) => name));
  const [newest] = found;
  return {
    tool: tool.name,
    offered: found.length,
    ...(evidence === undefined ? {} : { evidence }),
    parameters: tool.parameters.map(({ name, schema }) => {
      const own = evidenceOf({ tool: tool.name, parameter: name }, found);
      return {
        name,
        ...(own === undefined ? {} : { evidence: own }),
        ...valuesOf(tool.name, name, listedValues(schema.enum, schema.const), found),
      };
    }),
    unknown: namesOf(found, ({ parameter, value }) => (value === undefined ? parameter : undefined))
      .filter((name) => !known.has(name))
      .flatMap((name) => evidenceOf({ tool: tool.name, parameter: name }, found) ?? [])
      .toSorted((one, other) => other.candidates - one.candidates),
    ...(newest === undefined ? {} : { last: lastSearchOf(tool.name, newest.logged) }),
  };
}

function valuesOf(
  tool: string,
  parameter: string,
  listed: readonly JsonValue[],
  found: readonly MatchedTool[],
): Pick<ParameterEvidence, 'values' | 'unlisted'> {
  const keys = new Map(listed.map((value) => [valueKey(value, ''), value]));
  const values: Evidence[] = [];
  const unlisted: Evidence[] = [];
  if (keys.size === 0) return { values, unlisted };
  for (const key of namesOf(found, (place) => (place.parameter === parameter ? place.value : undefined))) {
    const evidence = evidenceOf({ tool, parameter, value: key }, found);
    if (evidence === undefined) continue;
    if (keys.has(key)) values.push({ ...evidence, value: keys.get(key) ?? null });
    else unlisted.push({ ...evidence, value: key });
  }
  const order = [...keys.values()];
  return {
    values: values.toSorted(
      (one, other) => order.indexOf(one.value ?? null) - order.indexOf(other.value ?? null),
    ),
    unlisted: unlisted.toSorted((one, other) => other.candidates - one.candidates),
  };
}

function listedValues(values: JsonValue | undefined, constant: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(values)) return values;
  return constant === undefined ? [] : [constant];
}

function namesOf(
  found: readonly MatchedTool[],
  nameOf: (place: PlaceSummary) => string | undefined,
): readonly string[] {
  return [...new Set(found.flatMap(({ places }) => places.flatMap((place) => nameOf(place) ?? [])))];
}

/** Of the searches with the place's schema as it is now; of all where there are none. */
function evidenceOf(place: Place, found: readonly MatchedTool[]): Evidence | undefined {
  const same: Seen[] = [];
  const changed: Seen[] = [];
  for (const { logged, places, isSame } of found) {
    const summary = places.find(
      ({ parameter, value }) => parameter === place.parameter && value === place.value,
    );
    if (summary === undefined) continue;
    (isSame(place.parameter) ? same : changed).push({ logged, summary });
  }
  if (same.length + changed.length === 0) return undefined;
  const isChanged = same.length === 0;
  return {
    tool: place.tool,
    ...(place.parameter === undefined ? {} : { parameter: place.parameter }),
    ...figuresOf(isChanged ? changed : same),
    schema: isChanged ? 'changed' : 'same',
    otherVersions: isChanged ? 0 : changed.length,
  };
}
