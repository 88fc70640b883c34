// Which split a row belongs to, decided by the tools that it offers and by nothing else.

import type { ExampleTool, SplitName } from '../example.ts';
import { hashText } from './hash-text.ts';

/** Of a hundred tool sets, so many go to `validation` and to `test`. */
const splitShares = { validation: 12, test: 18 } as const;

/**
 * A hash of the offered tools: their names and schemas, in any order. Equal sets have equal hashes, so that a set and all its
 * queries stay in one split.
 */
export function toolSetHash(tools: readonly ExampleTool[]): number {
  const lines = tools.map(({ name, parametersSchema }) => `${name} ${JSON.stringify(parametersSchema)}`);
  return hashText(lines.sort().join('\n'));
}

/** @param heldOut whether a tool of a held-out domain is among them: those are in `test` only. */
export function splitOfTools(tools: readonly ExampleTool[], heldOut: boolean): SplitName {
  if (heldOut) return 'test';
  const part = toolSetHash(tools) % 100;
  if (part < splitShares.test) return 'test';
  return part < splitShares.test + splitShares.validation ? 'validation' : 'train';
}
