// The contract of a search: a stream of events and a small control handle. It touches no files, no UI, no settings.
import type { ChatMessage } from '../calls/prompt.ts';
import type { SearchEvent, SearchSettings } from '../log/events.ts';
import type { Policy } from '../models/policy.ts';
import type { RewardModel } from '../models/reward.ts';
import type { Tool } from '../tools/tool.ts';
import type { History, Past } from './history.ts';

export interface SearchTask {
  readonly query: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly toolsFile?: string;
  /** The rendered prompt. */
  readonly prompt: string;
}

export interface SearchOptions {
  readonly task: SearchTask;
  readonly settings: SearchSettings;
  readonly policy: Policy;
  readonly reward: RewardModel;
  /** Id of the search, also its affinity id; a random one by default. */
  readonly id?: string;
  /** Name and version of the program, for the log. */
  readonly producer?: string;
  /** Continue from text that is already decided. */
  readonly from?: { readonly search: string; readonly candidate: string; readonly prefix: string };
  /** Go on from what another search has done. The settings and the prefix are then that search's, and the task must be. */
  readonly history?: History | Past;
  readonly signal?: AbortSignal;
}

export interface SearchControl {
  /** Holds before the next request; what is under way still arrives. */
  pause(by?: string): void;
  resume(by?: string): void;
  /** While paused: runs one step, then pauses again. */
  step(by?: string): void;
  /** Ends the search within a second: requests are aborted, undecided candidates get a `stopped` verdict. */
  stop(by?: string): void;
  /**
   * A new search that continues from a candidate of this one, pruned or not.
   * @throws {RangeError} when there is no such candidate or it ended its response.
   */
  fork(candidate: string, overrides?: Partial<SearchSettings>): Search;
}

export interface Search {
  readonly id: string;
  /** Iterate once. The search runs while it is iterated and always ends with `search-finished`. */
  readonly events: AsyncIterable<SearchEvent>;
  readonly control: SearchControl;
}
