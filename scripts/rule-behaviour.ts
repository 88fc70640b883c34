// What a rule does, read off its failing examples: how severe its findings are, and how they are mended.
import { lintText } from '../src/lint/lint.ts';
import type { Finding, Rule, Severity } from '../src/lint/rule.ts';

/** How a finding is mended: with all others at once, by a fix that a person chooses, or without a fix. */
export type Mending = 'at once' | 'by choice' | 'without a fix';

export interface Behaviour {
  /** The rule's own first; none for a rule that is off. */
  readonly severities: readonly Severity[];
  /** With the titles of the fixes that the examples are offered. */
  readonly mendings: ReadonlyMap<Mending, readonly string[]>;
}

export function behaviourOf(rule: Rule): Behaviour {
  const findings = findingsInExamples(rule);
  const own = rule.severity === 'off' ? [] : [rule.severity];
  const found = rule.severity === 'off' ? [] : findings.map(({ severity }) => severity);
  const mendings = new Map<Mending, readonly string[]>();
  for (const finding of findings) {
    const mending = mendingOf(finding);
    const titles = (finding.fixes ?? [])
      .filter(({ mechanical }) => mechanical === (mending === 'at once'))
      .map(({ title }) => title);
    mendings.set(mending, [...new Set([...(mendings.get(mending) ?? []), ...titles])]);
  }
  return { severities: [...new Set([...own, ...found])], mendings };
}

export function mendingOf({ fixes = [] }: Finding): Mending {
  if (fixes.length === 0) return 'without a fix';
  return fixes.some(({ mechanical }) => mechanical) ? 'at once' : 'by choice';
}

function findingsInExamples(rule: Rule): readonly Finding[] {
  const severities = rule.severity === 'off' ? ({ [rule.id]: 'warning' } as const) : {};
  const options = { rules: [rule], severities, profiles: rule.examples.profiles ?? [] };
  return rule.examples.fails.flatMap((file) => lintText(JSON.stringify(file), options).findings);
}
