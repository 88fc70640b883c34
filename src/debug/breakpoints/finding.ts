// What a breakpoint found in a step: the candidate that it is about, and why it holds.
import type { TreeNode } from '../../log/tree.ts';
import type { StepView } from './step-view.ts';

export interface Finding {
  readonly candidate: TreeNode | null;
  /** One plain sentence. */
  readonly why: string;
}

/** All that a breakpoint is about in a step, the best first. */
export type Look = (view: StepView) => readonly Finding[];
