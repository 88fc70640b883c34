// The same labels as three kinds of reward model learn them: every decision, calls without arguments, the outcome alone.
import type { LabelledDecision, StepLabel } from './step-label.ts';

/**
 * `steps`: all five decisions (ToolPRM). `coarse`: without the arguments' labels (C-PRM). `outcome`: one label for the
 * response (ORM), at its end.
 */
export type LabelView = 'steps' | 'coarse' | 'outcome';

export const labelViews: readonly LabelView[] = ['steps', 'coarse', 'outcome'];

/**
 * The decisions that carry a label in a view. Each keeps its offsets: what was decided before it is the response up to
 * its `start`, whether or not that had labels.
 * @returns nothing for the outcome of a text that never became a finished response
 */
export function viewedLabels<Step extends Pick<LabelledDecision, 'kind' | 'label'>>(
  { decisions, label }: { readonly decisions: readonly Step[]; readonly label: StepLabel },
  view: LabelView,
): readonly Step[] {
  switch (view) {
    case 'steps':
      return decisions;
    case 'coarse':
      return decisions.filter(({ kind }) => kind !== 'argument');
    case 'outcome':
      return decisions.filter(({ kind }) => kind === 'response-finished').map((end) => ({ ...end, label }));
  }
}
