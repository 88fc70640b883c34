// What the newest search that was given a tool made of it.
import type { ToolFate } from './fates.ts';
import { type LoggedEvidence, timeOf } from './logged-evidence.ts';
import type { SearchEvidence } from './summary.ts';

export interface LastSearch
  extends Pick<
    SearchEvidence,
    'search' | 'query' | 'strategy' | 'outcome' | 'answered' | 'score' | 'called'
  > {
  readonly log: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Absent where the search neither called nor proposed the tool. */
  readonly fate?: ToolFate;
}

export function lastSearchOf(tool: string, logged: LoggedEvidence): LastSearch {
  const { search, query, strategy, outcome, answered, score, called, fates } = logged.evidence;
  const fate = fates.find((one) => one.tool === tool);
  return {
    log: logged.log,
    search,
    time: timeOf(logged),
    query,
    strategy,
    answered,
    called,
    ...(outcome === undefined ? {} : { outcome }),
    ...(score === undefined ? {} : { score }),
    ...(fate === undefined ? {} : { fate }),
  };
}
