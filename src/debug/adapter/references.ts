// What the numbers of frames and variables stand for.
import type { Variable } from '../variables.ts';
import type { SearchThread } from './thread.ts';

/** A decision on the path that is looked at, as of its step. */
export interface FrameReference {
  readonly thread: SearchThread;
  /** `null` for the root. */
  readonly candidate: string | null;
  /** Absent for the root where no step has begun. */
  readonly step: number | undefined;
}

/** A variable whose parts can be listed, and the frame that it was read in. */
export interface VariableReference {
  readonly frame: FrameReference;
  readonly variable: Variable;
}
