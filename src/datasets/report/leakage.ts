// What splits share that they should not: tool sets and queries by their hashes, and rows that occur twice.
import { canonicalCalls, canonicalValue } from '../../calls/canonical.ts';
import { sha256 } from '../../labels/digest.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import type { Example, ExampleTool } from '../example.ts';

export interface SharedHashes {
  /** Different ones in all. */
  readonly distinct: number;
  /** In more than one split. */
  readonly shared: number;
  /** The first few of them, 12 hexadecimal digits each, with the splits and a row of each. */
  readonly examples: readonly { readonly hash: string; readonly rows: Readonly<Record<string, string>> }[];
}

export interface LeakageReport {
  /** Names, descriptions and schemas of the offered tools, whatever their order. */
  readonly toolSets: SharedHashes;
  /** The same without any names: masked copies of one tool set are alike. */
  readonly toolSetsWithoutNames: SharedHashes;
  /** Queries, but for case and blanks. */
  readonly queries: SharedHashes;
  /** Query and tools together. */
  readonly prompts: SharedHashes;
}

export interface DuplicateReport {
  /** Rows with the query, tools and calls of an earlier one. */
  readonly equal: number;
  /** Rows with the query and tools of an earlier one and other calls. */
  readonly conflicting: number;
  /** Rows with the id of an earlier one. */
  readonly repeatedIds: number;
}

/** Of a tool set, whatever the order of its tools. */
export function toolSetHash(tools: readonly ExampleTool[]): string {
  const identities = tools.map(({ name, description, parametersSchema }) =>
    canonicalValue([name, description ?? null, parametersSchema]),
  );
  return sha256(identities.sort().join('\n'));
}

/** Of what masking leaves of a tool set: descriptions, and the parameters' schemas in their order. */
export function namelessToolSetHash(tools: readonly ExampleTool[]): string {
  const identities = tools.map(({ description, parametersSchema }) => {
    const properties = own(parametersSchema, 'properties');
    return canonicalValue([description ?? null, isObject(properties) ? Object.values(properties) : []]);
  });
  return sha256(identities.sort().join('\n'));
}

export interface LeakageGatherer {
  add(example: Example, split: string): void;
  leakage(): LeakageReport;
  duplicates(): DuplicateReport;
}

const listed = 10;

export function gatherLeakage(): LeakageGatherer {
  const toolSets = gatherHashes();
  const nameless = gatherHashes();
  const queries = gatherHashes();
  const prompts = gatherHashes();
  const callsOfPrompt = new Map<string, Set<string>>();
  const ids = new Set<string>();
  let equal = 0;
  let conflicting = 0;
  let repeatedIds = 0;
  return {
    add({ id, query, tools, calls }, split) {
      const toolSet = toolSetHash(tools);
      const asked = sha256(query.toLowerCase().replace(/\s+/g, ' ').trim());
      const prompt = shortHash(sha256(`${asked} ${toolSet}`));
      toolSets.add(shortHash(toolSet), split, id);
      nameless.add(shortHash(namelessToolSetHash(tools)), split, id);
      queries.add(shortHash(asked), split, id);
      prompts.add(prompt, split, id);
      const answer = shortHash(sha256(canonicalCalls(calls)));
      const answers = callsOfPrompt.get(prompt);
      if (answers === undefined) callsOfPrompt.set(prompt, new Set([answer]));
      else if (answers.has(answer)) equal += 1;
      else {
        conflicting += 1;
        answers.add(answer);
      }
      if (ids.has(id)) repeatedIds += 1;
      ids.add(id);
    },
    leakage: () => ({
      toolSets: toolSets.report(),
      toolSetsWithoutNames: nameless.report(),
      queries: queries.report(),
      prompts: prompts.report(),
    }),
    duplicates: () => ({ equal, conflicting, repeatedIds }),
  };
}

/** 48 bits tell a million rows apart (one chance in 500 that any two meet). */
export const shortHash = (hash: string): string => hash.slice(0, 12);

function gatherHashes() {
  /** The first row of each split that has the hash. */
  const rows = new Map<string, Map<string, string>>();
  return {
    add(hash: string, split: string, id: string): void {
      const known = rows.get(hash) ?? new Map<string, string>();
      rows.set(hash, known);
      if (!known.has(split)) known.set(split, id);
    },
    report(): SharedHashes {
      const shared = [...rows].filter(([, splits]) => splits.size > 1);
      return {
        distinct: rows.size,
        shared: shared.length,
        examples: shared
          .slice(0, listed)
          .map(([hash, splits]) => ({ hash, rows: Object.fromEntries(splits) })),
      };
    },
  };
}
