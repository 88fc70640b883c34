// Writes a random response under the step constraint, decision by decision through the real splitter, for tests.
import {
  type ConstraintOptions,
  forcedDecision,
  nextDecision,
} from '../../../src/calls/constraint/next-decision.ts';
import type { CallFormat } from '../../../src/calls/format.ts';
import { matches } from '../../../src/calls/pattern-matcher.ts';
import { createSplitter } from '../../../src/calls/split.ts';
import type { Splitter } from '../../../src/calls/splitter.ts';
import type { Tool } from '../../../src/tools/tool.ts';
import { type RandomNumbers, sampleText } from './pattern-samples.ts';

export interface ConstrainedResponse {
  readonly text: string;
  /** What went wrong; empty for a finished response without a problem. */
  readonly faults: readonly string[];
}

const mostDecisions = 300;

export function constrainedResponse(
  format: CallFormat,
  tools: readonly Tool[],
  random: RandomNumbers,
  options: ConstraintOptions = {},
): ConstrainedResponse {
  const faults: string[] = [];
  let splitter: Splitter = createSplitter(format, tools);
  let text = '';
  for (let count = 0; count < mostDecisions; count++) {
    const pattern = nextDecision(format, tools, splitter, options);
    if (!pattern) return { text, faults: [...faults, `no pattern for ${splitter.expected.join(' or ')}`] };
    const forced = forcedDecision(pattern);
    const sample = sampleText(pattern, random);
    if (!matches(pattern, sample)) faults.push(`not of its own pattern: ${sample}`);
    if (forced !== undefined && forced !== sample) faults.push(`forced ${forced} but could be ${sample}`);
    const fed = splitter.feed(sample);
    const finished = fed.next.finish();
    const decision = fed.decisions[0] ?? finished.decisions[0];
    if (!decision)
      return { text, faults: [...faults, `${sample}: ${finished.next.failure?.message ?? 'nothing'}`] };
    for (const problem of decision.problems) faults.push(`${decision.text}: ${problem.message}`);
    if (text.length + sample.length - decision.end > 1) faults.push(`more than one decision: ${sample}`);
    text += decision.text;
    if (decision.kind === 'response-finished')
      return { text, faults: [...faults, ...wholeFaults(format, tools, text)] };
    splitter = decision.after;
  }
  return { text, faults: [...faults, 'no end'] };
}

/** The response split once more as a whole. */
function wholeFaults(format: CallFormat, tools: readonly Tool[], text: string): readonly string[] {
  const fed = createSplitter(format, tools).feed(text);
  const finished = fed.next.finish();
  const decisions = [...fed.decisions, ...finished.decisions];
  const faults = decisions.flatMap(({ problems }) => problems.map(({ message }) => message));
  if (finished.next.failure) faults.push(finished.next.failure.message);
  if (decisions.map((decision) => decision.text).join('') !== text) faults.push('text was lost');
  return faults;
}
