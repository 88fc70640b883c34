// What is in a file of examples, and what may be wrong with it, before anything is trained on it.
import { renderCalls } from '../../calls/render.ts';
import { sha256 } from '../../labels/digest.ts';
import type { TokenCounter } from '../../labels/text-length.ts';
import type { Example } from '../example.ts';
import { type DuplicateReport, gatherLeakage, type LeakageReport, shortHash } from './leakage.ts';
import { gatherLengths, type LengthReport } from './lengths.ts';

export interface ExampleReportOptions {
  /** The text that a policy reads for an example. */
  readonly prompt: (example: Example) => string;
  readonly tokens: TokenCounter;
  /** Prompt and answer together should not be longer, in tokens. */
  readonly maxLength?: number;
}

export interface SplitCount {
  readonly name: string;
  readonly rows: number;
  readonly tools: number;
  readonly domains: number;
}

export interface ExampleReport {
  readonly rows: number;
  /** Different tools, by name, description and schema. */
  readonly tools: number;
  readonly splits: readonly SplitCount[];
  /** Rows by tag, the most frequent first. */
  readonly tags: readonly { readonly tag: string; readonly rows: number }[];
  /** Rows by the number of their gold calls, and of the tools that are offered. */
  readonly calls: readonly Count[];
  readonly offered: readonly Count[];
  readonly arguments: number;
  readonly leakage: LeakageReport;
  readonly duplicates: DuplicateReport;
  readonly prompts: LengthReport;
  /** The prompt with the gold calls after it. */
  readonly whole: LengthReport;
}

export interface Count {
  readonly count: number;
  readonly rows: number;
}

/** Rows that say nothing of a split are counted under this name. */
export const noSplit = 'none';

/** @throws what the examples throw; `AbortError` when `signal` aborts. */
export async function reportExamples(
  examples: AsyncIterable<Example> | Iterable<Example>,
  options: ExampleReportOptions,
  signal?: AbortSignal,
): Promise<ExampleReport> {
  const leakage = gatherLeakage();
  const prompts = gatherLengths(options.tokens);
  const whole = gatherLengths(options.tokens, options.maxLength);
  const tools = new Set<string>();
  const splits = new Map<string, { rows: number; tools: Set<string>; domains: Set<string> }>();
  const [tags, calls, offered] = [
    new Map<string, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  let rows = 0;
  let given = 0;
  for await (const example of examples) {
    signal?.throwIfAborted();
    rows += 1;
    const name = example.split ?? noSplit;
    const split = splits.get(name) ?? { rows: 0, tools: new Set(), domains: new Set() };
    splits.set(name, split);
    split.rows += 1;
    if (example.domain !== undefined) split.domains.add(example.domain);
    for (const tool of example.tools) {
      const identity = shortHash(
        sha256(JSON.stringify([tool.name, tool.description, tool.parametersSchema])),
      );
      tools.add(identity);
      split.tools.add(identity);
    }
    for (const tag of example.tags ?? []) count(tags, tag);
    count(calls, example.calls.length);
    count(offered, example.tools.length);
    given += example.calls.reduce((sum, call) => sum + Object.keys(call.arguments).length, 0);
    leakage.add(example, name);
    const prompt = options.prompt(example);
    prompts.add(prompt);
    whole.add(prompt + renderCalls('hammer', example.calls));
  }
  return {
    rows,
    tools: tools.size,
    splits: Array.from(splits, ([name, split]) => ({
      name,
      rows: split.rows,
      tools: split.tools.size,
      domains: split.domains.size,
    })).sort((one, other) => (one.name < other.name ? -1 : 1)),
    tags: Array.from(tags, ([tag, times]) => ({ tag, rows: times })).sort(
      (one, other) => other.rows - one.rows || (one.tag < other.tag ? -1 : 1),
    ),
    calls: counts(calls),
    offered: counts(offered),
    arguments: given,
    leakage: leakage.leakage(),
    duplicates: leakage.duplicates(),
    prompts: prompts.report(),
    whole: whole.report(),
  };
}

function count<Key>(counted: Map<Key, number>, key: Key): void {
  counted.set(key, (counted.get(key) ?? 0) + 1);
}

function counts(counted: ReadonlyMap<number, number>): readonly Count[] {
  return Array.from(counted, ([number, rows]) => ({ count: number, rows })).sort((a, b) => a.count - b.count);
}
