// What is told once although it was found more often: under another rule that says more, or at several aliases of YAML.
import type { Finding, Rule } from './rule.ts';

/** Without findings of rules that give way to another rule's finding at the same pointer. */
export function withoutYielding(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const yielding = new Map(rules.flatMap(({ id, yieldsTo }) => (yieldsTo ? [[id, yieldsTo]] : [])));
  const stronger = new Set([...yielding.values()].flat());
  const told = new Set(
    findings.filter(({ rule }) => stronger.has(rule)).map(({ rule, pointer }) => `${rule} ${pointer}`),
  );
  return findings.filter(
    ({ rule, pointer }) => !yielding.get(rule)?.some((other) => told.has(`${other} ${pointer}`)),
  );
}

/**
 * An alias or a merge of YAML brings what stands at its anchor in under a pointer of its own: of one rule's findings at
 * one place, those under the first pointer are told. In JSON no place has two pointers.
 */
export function oncePerPlace(findings: readonly Finding[]): readonly Finding[] {
  const pointers = new Map<string, string>();
  return findings.filter(({ rule, range, pointer }) => {
    const place = `${rule} ${range.offset} ${range.length}`;
    const first = pointers.get(place);
    if (first === undefined) pointers.set(place, pointer);
    return first === undefined || first === pointer;
  });
}
