// What an import brings: the tools in MCP's shape, and what of the source is not among them.
import type { JsonObject } from '../tools/tool.ts';

export interface LeftOut {
  /** Where in the source: a JSON Pointer, or a place in words. */
  readonly where: string;
  /** One sentence. */
  readonly message: string;
}

export interface ImportedTools {
  /** As MCP's `tools/list` has them: `{name, description?, inputSchema, …}`. */
  readonly tools: readonly JsonObject[];
  readonly leftOut: readonly LeftOut[];
  /** What the source calls itself. */
  readonly title?: string;
}
