// Which tool of a log is a tool of a file: by name, by what its schema was then, and by the file it came from.
import type { Tool } from '../tools/tool.ts';
import { toolDigest } from './digest.ts';
import { type LoggedEvidence, timeOf } from './logged-evidence.ts';
import type { PlaceSummary, ToolDigest } from './summary.ts';

export interface MatchedTool {
  readonly logged: LoggedEvidence;
  /** The tool's places. */
  readonly places: readonly PlaceSummary[];
  /** Whether the tool, or this parameter of it, read then as it does now. */
  isSame(parameter: string | undefined): boolean;
}

interface Offer {
  readonly logged: LoggedEvidence;
  readonly then: ToolDigest;
  readonly places: readonly PlaceSummary[];
}

export interface Matcher {
  /** Whether any search was given a tool of this name. */
  knows(name: string): boolean;
  /** The searches that were given the tool, newest first; `file` is the path of its file, where it has one. */
  find(tool: Tool, file: string | undefined): readonly MatchedTool[];
}

/** Made once for a list of summaries, which never changes. */
const matchers = new WeakMap<readonly LoggedEvidence[], Matcher>();

export function matcherOf(summaries: readonly LoggedEvidence[]): Matcher {
  const known = matchers.get(summaries);
  if (known !== undefined) return known;
  const matcher = createMatcher(summaries);
  matchers.set(summaries, matcher);
  return matcher;
}

/**
 * A tool that reads as it did is the same wherever it came from;
 * one that reads otherwise is an earlier version only if its search does not name another file.
 */
function createMatcher(summaries: readonly LoggedEvidence[]): Matcher {
  const offers = new Map<string, Offer[]>();
  for (const logged of newestOfEach(summaries)) {
    const places = byTool(logged.evidence.places);
    for (const then of logged.evidence.tools) {
      const offer = { logged, then, places: places.get(then.name) ?? [] };
      const known = offers.get(then.name);
      if (known === undefined) offers.set(then.name, [offer]);
      else known.push(offer);
    }
  }
  return {
    knows: (name) => offers.has(name),
    find(tool, file) {
      const now = toolDigest(tool);
      const fileName = file === undefined ? undefined : nameOf(file);
      const parameters = new Map(now.parameters.map(({ name, digest }) => [name, digest]));
      return (offers.get(tool.name) ?? []).flatMap(({ logged, then, places }) => {
        const isWhole = then.digest === now.digest;
        const { toolsFile } = logged.evidence;
        const isForeign = fileName !== undefined && toolsFile !== undefined && nameOf(toolsFile) !== fileName;
        if (!isWhole && isForeign) return [];
        const isSame = (parameter: string | undefined): boolean =>
          isWhole ||
          (parameter !== undefined &&
            parameters.get(parameter) === then.parameters.find(({ name }) => name === parameter)?.digest);
        return [{ logged, places, isSame }];
      });
    },
  };
}

function byTool(places: readonly PlaceSummary[]): ReadonlyMap<string, readonly PlaceSummary[]> {
  const groups = new Map<string, PlaceSummary[]>();
  for (const place of places) {
    const group = groups.get(place.tool);
    if (group === undefined) groups.set(place.tool, [place]);
    else group.push(place);
  }
  return groups;
}

/** Copies of a log tell nothing twice. */
function newestOfEach(summaries: readonly LoggedEvidence[]): readonly LoggedEvidence[] {
  const bySearch = new Map<string, LoggedEvidence>();
  for (const logged of summaries) {
    const known = bySearch.get(logged.evidence.search);
    if (known === undefined || known.modified < logged.modified) bySearch.set(logged.evidence.search, logged);
  }
  return [...bySearch.values()].toSorted((one, other) => timeOf(other) - timeOf(one));
}

const nameOf = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
