// The wire formats of function calls, and the names people know them by.

/**
 * - `hammer`: a JSON list `[{"name": …, "arguments": {…}}]`, bare or in a ``` fence; `[]` is no call (Hammer, xLAM 2).
 * - `hermes`: one `<tool_call>` block of JSON a call, after optional plain text (Hermes, Qwen).
 * - `llama3`: `{"name": …, "parameters": {…}}` (Llama 3.1).
 * - `pythonic`: `[f(a=1, b='x')]` (Llama 3.2, ToolACE).
 * - `mistral`: `[TOOL_CALLS]` and a JSON list, or from tokenizer v11 on `[TOOL_CALLS]name[ARGS]{…}` a call.
 */
export type CallFormat = 'hammer' | 'hermes' | 'llama3' | 'pythonic' | 'mistral';

export const callFormats: readonly CallFormat[] = ['hammer', 'hermes', 'llama3', 'pythonic', 'mistral'];

const names: ReadonlyMap<string, CallFormat> = new Map<string, CallFormat>([
  ['hammer', 'hammer'],
  ['hammer2', 'hammer'],
  ['hammer2.0', 'hammer'],
  ['hammer2.1', 'hammer'],
  ['json', 'hammer'],
  ['xlam', 'hammer'],
  ['hermes', 'hermes'],
  ['hermes2', 'hermes'],
  ['qwen', 'hermes'],
  ['qwen2.5', 'hermes'],
  ['llama', 'llama3'],
  ['llama3', 'llama3'],
  ['llama3-json', 'llama3'],
  ['llama3.1', 'llama3'],
  ['pythonic', 'pythonic'],
  ['llama3.2', 'pythonic'],
  ['toolace', 'pythonic'],
  ['mistral', 'mistral'],
]);

/** The format with this name or alias, in any letter case and with `_` for `-`; undefined where there is none. */
export function callFormatOf(name: string): CallFormat | undefined {
  return names.get(name.trim().toLowerCase().replaceAll('_', '-'));
}
