// What one search tells about the tools it was given: small, plain JSON, so that it can be kept and joined with others.
import type { StrategyName } from '../log/events.ts';
import type { VerdictKind } from '../log/steps.ts';
import type { SearchFinished } from '../log/tree.ts';
import type { ToolFate } from './fates.ts';
import type { ScoreSummary } from './scores.ts';

/** A summary of another version is made again from its log. */
export const summaryVersion = 2;

export interface SearchEvidence {
  readonly version: typeof summaryVersion;
  readonly search: string;
  /** When the search began, in milliseconds since 1970; absent where its log does not tell. */
  readonly time?: number;
  /** The question, cut to one short line. */
  readonly query: string;
  readonly strategy: StrategyName;
  /** As the user gave it. */
  readonly toolsFile?: string;
  /** Absent while the search runs, and where its log was cut. */
  readonly outcome?: SearchFinished['outcome'];
  /** Of the answer, in [0, 1]. */
  readonly score?: number;
  /** Whether a response was chosen. */
  readonly answered: boolean;
  /** Functions of the chosen calls. */
  readonly called: readonly string[];
  readonly tools: readonly ToolDigest[];
  /** Of the tools that were called or proposed; the others were not proposed. */
  readonly fates: readonly ToolFate[];
  readonly places: readonly PlaceSummary[];
}

/** How a tool read when the search used it, so that a later change is noticed. */
export interface ToolDigest {
  readonly name: string;
  readonly digest: string;
  readonly parameters: readonly { readonly name: string; readonly digest: string }[];
}

/** A place in a schema that a decision is about. */
export interface Place {
  readonly tool: string;
  readonly parameter?: string;
  /** Of a parameter with an `enum` or `const`: the value in canonical form. */
  readonly value?: string;
}

/** What was retained instead: another tool, parameter or value, or nothing (no call, no further argument). */
export interface Confusion {
  readonly kind: 'tool' | 'parameter' | 'value' | 'nothing';
  readonly name: string;
  /** Decisions at which that happened. */
  readonly count: number;
}

export interface LabelCounts {
  readonly good: number;
  readonly neutral: number;
  readonly bad: number;
  readonly flagged: number;
  /** Candidates that were rated good and pruned, or rated bad and retained. */
  readonly against: number;
}

/** What happened at one place in one search. */
export interface PlaceSummary extends Place {
  /** Distinct candidates that decided for it. */
  readonly candidates: number;
  readonly samples: number;
  /** Candidates by verdict; `retained` holds only those that were scored. */
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>;
  /** Candidates that passed on without being scored, or have no verdict. */
  readonly unjudged: number;
  /**
   * `retained`: a scored candidate was kept · `pruned`: there were judgements and all of them were against it ·
   * `open`: nobody judged it.
   */
  readonly standing: 'retained' | 'pruned' | 'open';
  /** Whether the chosen response has it. */
  readonly answered: boolean;
  /** Step scores in [0, 1]; absent where none was scored. */
  readonly scores?: ScoreSummary;
  /** Decisions with two or more scored candidates of which the policy's favourite or the reward model's was this one. */
  readonly choices: number;
  /** Of those, the decisions at which the two favourites differ. */
  readonly disagreements: number;
  /** Of the disagreements, those at which the policy preferred this one. */
  readonly overruled: number;
  readonly confusions: readonly Confusion[];
  readonly labels: LabelCounts;
  /** Candidate ids, at most {@link mostIds} of each. */
  readonly retained: readonly string[];
  readonly pruned: readonly string[];
}

export const mostIds = 20;
/** Names that a policy makes up are kept too, but not without end. */
export const mostPlaces = 2000;
export const longestName = 200;
