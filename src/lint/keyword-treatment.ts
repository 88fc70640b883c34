// What becomes of a schema's keywords at a provider: shared by the rules about subsets.
import { member, own } from '../tools/json-tree.ts';
import type { JsonValue } from '../tools/tool.ts';
import { keywordFixes } from './keyword-fixes.ts';
import { isAnnotation, isKnownKeyword } from './known-keywords.ts';
import { atKeyword, listed, nameOf } from './place.ts';
import type { KeywordTreatment, Profile } from './profile.ts';
import type { LintedTool, RuleFinding, SchemaNode, Severity } from './rule.ts';

/** These have rules of their own. */
const elsewhere = new Set(['default']);

export interface Treated {
  readonly keyword: string;
  readonly treatment: KeywordTreatment;
  readonly profiles: readonly Profile[];
  /** What is wrong where the keyword itself is not: `only 0 or 1`. */
  readonly why?: string;
}

/** The keywords of a schema that are rejected, or that are ignored although they demand something. */
export function treatedKeywords(node: SchemaNode, profiles: readonly Profile[]): readonly Treated[] {
  if (node.unwritten === true) return [];
  const found = new Map<string, Treated>();
  for (const { key, value } of node.tree.entries) {
    if (key.startsWith('x-') || elsewhere.has(key) || isFlagOfRequired(key, value.kind)) continue;
    for (const profile of profiles) {
      const judged = judge(key, node, profile);
      if (judged === undefined) continue;
      const id = `${key} ${judged.treatment} ${judged.why ?? ''}`;
      const known = found.get(id);
      found.set(id, { keyword: key, ...judged, profiles: [...(known?.profiles ?? []), profile] });
    }
  }
  return [...found.values()];
}

/** A flag on a parameter is taken out while the tool is read. */
function isFlagOfRequired(key: string, kind: string): boolean {
  return key === 'required' && kind === 'scalar';
}

type Judged = Pick<Treated, 'treatment' | 'why'>;

function judge(keyword: string, node: SchemaNode, profile: Profile): Judged | undefined {
  const { keywords, otherKeywords, keywordValues } = profile;
  const treatment = Object.hasOwn(keywords, keyword) ? keywords[keyword] : otherKeywords;
  if (treatment === 'rejected') return { treatment };
  // What is no keyword at all has a rule of its own.
  if (treatment === 'ignored')
    return isAnnotation(keyword) || !isKnownKeyword(keyword) ? undefined : { treatment };
  const allowed =
    keywordValues !== undefined && Object.hasOwn(keywordValues, keyword) ? keywordValues[keyword] : undefined;
  const value = own(node.schema, keyword);
  if (allowed !== undefined && !allowed.some((one) => one === value)) {
    return { treatment: 'rejected', why: `it may only be ${listed(allowed.map(String), 'or')}` };
  }
  return (
    conflictOf(keyword, node, profile) ??
    branchesOf(keyword, value, profile) ??
    typeList(keyword, node, profile)
  );
}

function conflictOf(keyword: string, node: SchemaNode, { conflicts }: Profile): Judged | undefined {
  const found = conflicts?.find(
    ({ keywords, beside }) =>
      keywords.includes(keyword) && beside.some((key) => own(node.schema, key) !== undefined),
  );
  const other = found?.beside.find((key) => own(node.schema, key) !== undefined);
  return other === undefined ? undefined : { treatment: 'rejected', why: `not beside "${other}"` };
}

function branchesOf(
  keyword: string,
  value: JsonValue | undefined,
  { mostBranches }: Profile,
): Judged | undefined {
  const most =
    mostBranches !== undefined && Object.hasOwn(mostBranches, keyword) ? mostBranches[keyword] : undefined;
  if (most === undefined || !Array.isArray(value) || value.length <= most) return undefined;
  return { treatment: 'ignored', why: `only ${most} of its ${value.length} schemas counts` };
}

function typeList(keyword: string, node: SchemaNode, { typeLists }: Profile): Judged | undefined {
  if (keyword !== 'type' || typeLists !== false || member(node.tree, 'type')?.kind !== 'array')
    return undefined;
  return { treatment: 'rejected', why: 'it must be one type, with "nullable" for null' };
}

export function keywordFinding(linted: LintedTool, node: SchemaNode, treated: Treated): RuleFinding {
  const { keyword, treatment, profiles, why } = treated;
  const who = listed(profiles.map(({ title }) => title));
  const what = treatment === 'rejected' ? 'refuses' : 'passes over';
  const severity: Severity = treatment === 'rejected' ? 'error' : 'warning';
  return atKeyword(linted, node, keyword, {
    message: `${who} ${what} "${keyword}" in ${nameOf(node)}${why === undefined ? '' : `: ${why}`}.`,
    remedy: 'Write it in another way, or say it in the description.',
    profiles: profiles.map(({ id }) => id),
    severity,
    fixes: keywordFixes(node, keyword, treatment),
  });
}
