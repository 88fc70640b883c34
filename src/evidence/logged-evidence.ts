// A log with what it tells: what evidence is joined from.
import type { SearchEvidence } from './summary.ts';

/** One log and what it tells. */
export interface LoggedEvidence {
  /** Where the log lies: a path or a URI, as the reader of logs names it. */
  readonly log: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly evidence: SearchEvidence;
}

/** When the search began, in milliseconds since 1970. */
export const timeOf = ({ evidence, modified }: LoggedEvidence): number => evidence.time ?? modified;
