// A labelled response as pieces of text that each end at a label.
import type { DecisionKind } from '../../calls/decision.ts';
import { type LabelView, viewedLabels } from '../label/label-views.ts';
import type { StepLabel } from '../label/step-label.ts';
import type { LabelledRollout } from '../rollout/labelled-rollout.ts';

export interface Segment {
  readonly kind: DecisionKind;
  readonly tag: string;
  /** The text since the last label. In the view of all steps it is one decision. */
  readonly text: string;
  readonly label: StepLabel;
}

export interface SegmentOptions {
  /** Which decisions carry labels; text without one belongs to the next that has. */
  readonly view: LabelView;
  /** Ends at the first `-`. */
  readonly stopAtFirstBad: boolean;
}

/** Empty where no decision has a label in this view; text after the last label is in no segment. */
export function segments(
  { steps, label }: Pick<LabelledRollout, 'steps' | 'label'>,
  { view, stopAtFirstBad }: SegmentOptions,
): readonly Segment[] {
  const placed = steps.map((step, index) => ({ ...step, index }));
  const found: Segment[] = [];
  let next = 0;
  for (const { kind, tag, label: own, index } of viewedLabels({ decisions: placed, label }, view)) {
    const text = steps
      .slice(next, index + 1)
      .map((step) => step.text)
      .join('');
    next = index + 1;
    found.push({ kind, tag, text, label: own });
    if (stopAtFirstBad && own === '-') break;
  }
  return found;
}
