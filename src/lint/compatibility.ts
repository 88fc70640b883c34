// What each provider will make of a tool: the table that a hover shows.

import { treatedKeywords } from './keyword-treatment.ts';
import { findingsOf } from './lint.ts';
import { capital } from './place.ts';
import type { Profile } from './profile.ts';
import { profiles as allProfiles, demandsOn } from './profiles.ts';
import type { LintedTool, LintSubject, Rule } from './rule.ts';
import { rules } from './rules.ts';

export interface Compatibility {
  readonly profile: Profile;
  /** `fits`; `ignored`: accepted, but some keywords demand nothing there; `refused`: the request fails. */
  readonly verdict: 'fits' | 'ignored' | 'refused';
  /** Why it is refused, a sentence each. */
  readonly refusals: readonly string[];
  /** The keywords without effect, each once. */
  readonly ignored: readonly string[];
}

/** Judges one tool by each profile, whatever it is linted against. Settings and suppressions do not count. */
export function compatibility(
  linted: LintedTool,
  against: readonly Profile[] = allProfiles,
): readonly Compatibility[] {
  return against.map((profile) => judge(linted, profile));
}

function judge(linted: LintedTool, profile: Profile): Compatibility {
  const demands = demandsOn(linted.tool, [profile]);
  const alone: LintedTool = { ...linted, profiles: [profile], demands };
  const subject: LintSubject = { text: '', tools: [alone], problems: [], profiles: [profile] };
  const found = findingsOf(
    subject,
    rules.filter((rule) => judges(rule, profile)),
  );
  const refusals = found
    .filter(({ severity, profiles }) => severity === 'error' && profiles?.includes(profile.id) === true)
    .map(({ message }) => withoutName(message, profile));
  const treated = alone.nodes.flatMap((node) => treatedKeywords(node, demands));
  const ignored = treated.filter(({ treatment }) => treatment === 'ignored').map(({ keyword }) => keyword);
  return {
    profile,
    verdict: refusals.length > 0 ? 'refused' : ignored.length > 0 ? 'ignored' : 'fits',
    refusals: [...new Set(refusals)],
    ignored: [...new Set(ignored)],
  };
}

/** Its row says already whom a sentence is about. */
function withoutName(message: string, { title }: Profile): string {
  return message.startsWith(`${title}: `) ? capital(message.slice(title.length + 2)) : message;
}

/** Rules that may hold something against a tool in the name of a profile; how many others there are is not its fault. */
function judges({ category, onlyProfiles }: Rule, { id }: Profile): boolean {
  if (category === 'set' || category === 'search') return false;
  return onlyProfiles === undefined || onlyProfiles.includes(id);
}
