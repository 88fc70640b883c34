// A search is an append-only sequence of these events; everything else is a projection of them.
import type { Call, Decision, DecisionProblem } from '../calls/decision.ts';
import type { CallFormat } from '../calls/format.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { JsonSchema, JsonValue, TextRange, ToolFormat } from '../tools/tool.ts';
import type { ChangeableSetting } from './changeable-settings.ts';

export const logVersion = 1;

export type StrategyName = 'toolprm' | 'coarse' | 'best-of-n' | 'majority' | 'token-beam' | 'greedy';
export type Aggregation = 'last' | 'min' | 'product' | 'mean';

/** Everything that decides what a search does, besides its task and its models. */
export interface SearchSettings {
  readonly strategy: StrategyName;
  /** N: beams retained after each step. */
  readonly beams: number;
  /** M: candidates sampled for each beam at each step. */
  readonly candidates: number;
  readonly temperature: number;
  readonly seed: number;
  readonly aggregation: Aggregation;
  /** Candidates whose step score is below this are pruned, in [0, 1]. */
  readonly threshold?: number;
  readonly constraint: 'off' | 'schema';
  /** Wire format of the calls. */
  readonly format: CallFormat;
  /** Most tokens sampled for one candidate in one request. */
  readonly maxTokens: number;
  /** Most decisions in a response. */
  readonly maxSteps: number;
  readonly budget: {
    /** Sampled tokens. */
    readonly tokens?: number;
    /** Requests to models, retries not counted. */
    readonly requests?: number;
    readonly seconds?: number;
  };
}

/** A tool as the log keeps it: enough to judge, show and find its source again. */
export interface LoggedTool {
  readonly name: string;
  readonly description?: string;
  readonly parametersSchema: JsonSchema;
  readonly format: ToolFormat;
  readonly pointer: string;
  readonly range: TextRange;
}

export interface LoggedModel {
  readonly name: string;
  readonly endpoint: string;
  readonly version?: string;
  readonly note?: string;
}

export interface LoggedScore {
  /** In [0, 1]. */
  readonly score: number;
  readonly reading: 'exact' | 'bound' | 'derived';
  readonly positive?: number;
  readonly negative?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly source: string;
}

/** What a candidate decides: one of the five kinds, or a single token (token-level beam search). */
export type LoggedDecision = Decision | LoggedToken | LoggedFragment;
export interface LoggedToken {
  readonly kind: 'token';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly call: number;
  readonly problems: readonly DecisionProblem[];
}
/** Text that never became a decision: cut by a limit, or not in the format. */
export interface LoggedFragment {
  readonly kind: 'fragment';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly call: number;
  readonly problems: readonly DecisionProblem[];
}

/**
 * `sampled` for this step · `reused` from text sampled past an earlier decision · `forced`: nothing else could follow ·
 * `injected` by a person.
 */
export type CandidateSource = 'sampled' | 'reused' | 'forced' | 'injected';

/** Why a candidate lives or died. Every candidate gets exactly one; after a `what-if` of its step, perhaps another one. */
export type Verdict =
  /**
   * `rank` counts from 1; `gap` is how far its aggregate lies above the best pruned one, where there is one. `byHand`: a
   * person keeps it, whatever its score, and it is ranked after the others.
   */
  | {
      readonly kind: 'retained';
      readonly rank: number;
      readonly gap?: number;
      readonly finished: boolean;
      readonly byHand?: true;
    }
  /** Ranked `rank`-th where `cut` are kept; `gap` is the distance to the last retained aggregate (0 or more). */
  | {
      readonly kind: 'rank';
      readonly rank: number;
      readonly cut: number;
      readonly gap: number;
      readonly beatenBy: string;
    }
  | { readonly kind: 'duplicate'; readonly of: string }
  | ({ readonly kind: 'invalid' } & DecisionProblem)
  | { readonly kind: 'threshold'; readonly score: number; readonly minimum: number }
  /** A person took it out of the search. */
  | { readonly kind: 'dropped'; readonly by: string }
  /** Cut before its decision ended. */
  | { readonly kind: 'length'; readonly limit: number; readonly unit: 'tokens' | 'steps' }
  | { readonly kind: 'budget'; readonly which: 'tokens' | 'requests' | 'seconds' }
  | { readonly kind: 'stopped'; readonly by: string }
  | { readonly kind: 'failed'; readonly error: string };

/** Settings that a person may change in the middle of a search. */
export type ChangeableSettings = Partial<Pick<SearchSettings, ChangeableSetting>>;

/** What a person changed at the end of a step, after its candidates were judged and before any of them was expanded. */
export type LoggedChange =
  | { readonly kind: 'keep'; readonly candidate: string }
  | { readonly kind: 'drop'; readonly candidate: string }
  /** `candidate` is the decision that was put in after `parent`; `instead` was dropped for it. */
  | {
      readonly kind: 'inject';
      readonly candidate: string;
      readonly parent: string | null;
      readonly text: string;
      readonly instead?: string;
    }
  /** From the next step on. `before` has the values that were in force; one that is missing there was not set. */
  | { readonly kind: 'settings'; readonly settings: ChangeableSettings; readonly before: ChangeableSettings }
  /** The step is expanded anew: what it was before is not in this log. `before` is the seed that was in force. */
  | { readonly kind: 'expand-again'; readonly seed: number; readonly before: number };

export interface Totals {
  readonly steps: number;
  readonly candidates: number;
  /** Samples, duplicates counted. */
  readonly samples: number;
  readonly policyRequests: number;
  readonly rewardRequests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  /** Samples whose text was reused from an earlier step. */
  readonly reusedSamples: number;
  readonly milliseconds: number;
}

export interface LoggedError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export type SearchEventBody =
  | {
      readonly type: 'search-started';
      readonly version: typeof logVersion;
      readonly search: string;
      /** ISO 8601, UTC. */
      readonly time: string;
      readonly producer: string;
      /** The search and candidate that this one was forked from; the candidate is empty where a change was about none. */
      readonly parent?: { readonly search: string; readonly candidate: string };
      /**
       * So many events of this log, from this one on, repeat the parent's, at the parent's times: nobody was asked for them,
       * and all that they counted and spent counts here too.
       */
      readonly replayed?: number;
      /** The settings of the first step, where a change set others since; `settings` are those after the last change. */
      readonly begunWith?: SearchSettings;
      readonly query: string;
      readonly messages: readonly ChatMessage[];
      readonly tools: readonly LoggedTool[];
      /** As the user gave it; shown and opened, never executed. */
      readonly toolsFile?: string;
      /** The rendered policy prompt; request bodies refer to it as `{"$prompt": true, "rest": "…"}`. */
      readonly prompt: string;
      /** Text already decided when the search begins: empty, or the path it was forked at. */
      readonly prefix: string;
      readonly settings: SearchSettings;
      readonly policy: LoggedModel;
      readonly reward: LoggedModel;
    }
  | {
      readonly type: 'step-started';
      readonly step: number;
      /** Candidate ids of the beams to expand; `null` is the root. */
      readonly beams: readonly (string | null)[];
    }
  | {
      readonly type: 'exchange';
      readonly step: number;
      readonly id: string;
      readonly role: 'policy' | 'reward';
      readonly endpoint: string;
      readonly request: JsonValue;
      readonly response?: JsonValue;
      readonly error?: string;
      readonly usage?: {
        readonly promptTokens: number;
        readonly completionTokens: number;
        readonly cachedTokens?: number;
      };
      readonly milliseconds: number;
      readonly attempts: number;
    }
  | {
      readonly type: 'candidate';
      readonly step: number;
      readonly id: string;
      readonly parent: string | null;
      readonly decision: LoggedDecision;
      readonly source: CandidateSource;
      /** Policy log-probabilities of the decision's tokens, where the policy gives them. */
      readonly tokens?: readonly { readonly text: string; readonly logprob: number }[];
    }
  /** One more sample with the identical text: the candidate's count is now `count`. */
  | {
      readonly type: 'merge';
      readonly step: number;
      readonly id: string;
      readonly source: CandidateSource;
      readonly count: number;
    }
  | {
      readonly type: 'score';
      readonly step: number;
      readonly id: string;
      readonly score: LoggedScore;
      /** Score of the whole path under the settings' aggregation, in [0, 1]. */
      readonly aggregate: number;
      /** True when it came from the memo and no model was asked. */
      readonly memo: boolean;
    }
  | { readonly type: 'verdict'; readonly step: number; readonly id: string; readonly verdict: Verdict }
  | { readonly type: 'step-finished'; readonly step: number; readonly retained: readonly string[] }
  | {
      readonly type: 'control';
      readonly action: 'pause' | 'resume' | 'step' | 'stop' | 'fork';
      readonly by: string;
      readonly candidate?: string;
    }
  /** A person changes the search in this step; the verdicts that follow stand in for the earlier ones of their candidates. */
  | {
      readonly type: 'what-if';
      readonly step: number;
      readonly by: string;
      readonly change: LoggedChange;
    }
  | {
      readonly type: 'notice';
      readonly severity: 'info' | 'warning';
      readonly message: string;
      readonly remedy?: string;
    }
  | {
      readonly type: 'search-finished';
      /** `done`: a response was chosen · `empty`: every branch died · `stopped` · `budget` · `failed`. */
      readonly outcome: 'done' | 'empty' | 'stopped' | 'budget' | 'failed';
      /** The finished candidate that won. */
      readonly chosen: string | null;
      readonly response: string | null;
      readonly calls: readonly Call[];
      /** Aggregate of the winner in [0, 1], or null where the strategy does not score. */
      readonly score: number | null;
      readonly totals: Totals;
      readonly error?: LoggedError;
    };

/**
 * One line of a log: `seq` counts from 0 without gaps, `at` is milliseconds since the search started, less the time in which it
 * was held and no request was under way.
 */
export type SearchEvent = SearchEventBody & { readonly seq: number; readonly at: number };
export type SearchEventType = SearchEvent['type'];
