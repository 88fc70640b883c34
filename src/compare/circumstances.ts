// What differs between two searches besides their tools: then not every difference comes from an edit.

import type { SearchStarted } from '../log/tree.ts';
import { oneLine } from '../log/visible.ts';
import type { SideNames } from './alignment.ts';

const valueLength = 80;

/** A sentence each; empty where both asked the same question in the same way. */
export function circumstances(
  left: SearchStarted | undefined,
  right: SearchStarted | undefined,
  names: SideNames,
): readonly string[] {
  const lost = [
    ...(left === undefined ? [names.left] : []),
    ...(right === undefined ? [names.right] : []),
  ].map((side) => `The log of the ${side} has lost its first line, so its query and tools are unknown.`);
  if (left === undefined || right === undefined) return lost;
  const rows: readonly (readonly [what: string, left: unknown, right: unknown])[] = [
    ['query', left.query, right.query],
    ['policy', left.policy.name, right.policy.name],
    ['reward model', left.reward.name, right.reward.name],
    ['text that the search begins after', left.prefix, right.prefix],
    ...settingRows(left, right),
  ];
  return rows
    .filter(([, one, other]) => show(one) !== show(other))
    .map(
      ([what, one, other]) =>
        `Not the same ${what}: ${show(one)} in the ${names.left}, ${show(other)} in the ${names.right}.`,
    );
}

function settingRows(
  left: SearchStarted,
  right: SearchStarted,
): readonly (readonly [string, unknown, unknown])[] {
  const one = new Map<string, unknown>(Object.entries(left.settings));
  const other = new Map<string, unknown>(Object.entries(right.settings));
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => [name, one.get(name), other.get(name)]);
}

function show(value: unknown): string {
  if (value === undefined) return 'none';
  return oneLine(JSON.stringify(value) ?? 'none', valueLength);
}
