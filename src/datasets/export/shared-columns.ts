// Columns that several formats have: where a row comes from, so that leakage can be checked and rows found again.
import { list, value } from '../../labels/export-card.ts';
import type { Column } from './format.ts';

export const text = (name: string, meaning: string): Column => ({ name, feature: value('string'), meaning });
export const texts = (name: string, meaning: string): Column => ({
  name,
  feature: list(value('string')),
  meaning,
});
export const integer = (name: string, meaning: string): Column => ({
  name,
  feature: value('int64'),
  meaning,
});
export const bool = (name: string, meaning: string): Column => ({ name, feature: value('bool'), meaning });
export const listOf = (name: string, members: Readonly<Record<string, string>>, meaning: string): Column => ({
  name,
  feature: list(Object.fromEntries(Object.entries(members).map(([member, dtype]) => [member, value(dtype)]))),
  meaning,
});

export const promptColumn = text('prompt', 'The exact text that the policy continued.');
export const idColumn = text('id', 'The rollout that it comes from, the first of equal ones.');
export const exampleColumn = text('example', 'The example that it comes from.');
export const countColumn = integer('count', 'How many samples of the example gave exactly this response.');
export const toolsHashColumn = text('tools_hash', 'SHA-256 of the offered tools, whatever their order.');
