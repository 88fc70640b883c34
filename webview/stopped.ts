// What the view says of the place at which a debugger has stopped.
import type { StoppedPlace } from '../src/protocol/messages.ts';
import type { ViewState } from './state.ts';

/** For the rows of the step, where a screen reader says what the arrow shows. */
export const stoppedHere = 'the debugger has stopped at this step';

/** "Debugger stopped at step 3." */
export function stoppedWords(at: StoppedPlace | undefined): string {
  return at?.step === undefined
    ? 'Debugger stopped before the first step.'
    : `Debugger stopped at step ${at.step}.`;
}

/** How a candidate is marked: the one that the debugger's call stack leads to, or another one of the step. */
export type StopSign = 'focus' | 'step';

/** The place as a rendering asks for it: what it reads of the signal makes it draw again. */
export function stopSign(
  { stopped }: Pick<ViewState, 'stopped'>,
  node: StoppedCandidate,
): StopSign | undefined {
  const at = stopped.value;
  if (at === undefined) return undefined;
  if (at.candidate === node.id) return 'focus';
  return at.step === node.step ? 'step' : undefined;
}

export interface StoppedCandidate {
  readonly id: string;
  readonly step: number;
}
