// One row of a dataset of queries: what is asked, which tools are offered, and the calls that answer it.
import type { Call } from '../calls/decision.ts';
import type { JsonSchema } from '../tools/tool.ts';

/** A tool as datasets carry it: no source ranges, so that millions of rows stay small. */
export interface ExampleTool {
  readonly name: string;
  readonly description?: string;
  /** Always an object schema: `{type: "object", properties, required?…}`. */
  readonly parametersSchema: JsonSchema;
}

export type SplitName = 'train' | 'validation' | 'test';

/** A query with its gold calls; `[]` where no tool fits (an irrelevant query). */
export interface Example {
  readonly id: string;
  readonly query: string;
  readonly tools: readonly ExampleTool[];
  /** The tool file that they are from, as a case names it. */
  readonly toolsFile?: string;
  readonly calls: readonly Call[];
  /** Where the row was made or read: the generator's domain, a BFCL category, a log's search. */
  readonly domain?: string;
  readonly split?: SplitName;
  /** What makes the row special, for reports: `parallel`, `irrelevant`, `masked`, `held-out-domain`, … */
  readonly tags?: readonly string[];
}
