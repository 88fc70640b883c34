// PRM800K's form (openai/prm800k, README): one solution a line, and at each step all candidates that were rated.
import type { JsonObject } from '../tools/tool.ts';
import { bestSibling, type RatedNode } from './rated-node.ts';

export interface Prm800kHead {
  readonly labeller: string;
  /** ISO 8601, or null where nobody labelled by hand. */
  readonly time: string | null;
  readonly prompt: string;
  /** The right answer as text, where it is known. */
  readonly answer: string | null;
  /** More columns. */
  readonly more: JsonObject;
}

/**
 * A line follows the best decisions (`bestSibling`) and has at each step all rated siblings. Other decisions that are not
 * bad and go on have lines of their own, whose steps before the branch hold the chosen decision alone. What follows a bad
 * decision is in no line: labellers of PRM800K stopped there too.
 */
export function* prm800kLines(head: Prm800kHead, first: readonly RatedNode[]): Generator<JsonObject> {
  if (first.length > 0) yield* linesFrom(head, [], first);
}

function* linesFrom(
  head: Prm800kHead,
  before: readonly JsonObject[],
  first: readonly RatedNode[],
): Generator<JsonObject> {
  const branches: { readonly before: readonly JsonObject[]; readonly siblings: readonly RatedNode[] }[] = [];
  const steps = [...before];
  /** The same steps with the chosen decision alone, for lines that branch off. */
  const alone = [...before];
  let siblings = first;
  let chosen: RatedNode | undefined;
  while (siblings.length > 0) {
    chosen = bestSibling(siblings);
    for (const node of siblings) {
      if (node === chosen || node.rating < 0 || node.children.length === 0) continue;
      branches.push({ before: [...alone, stepOf([node], node)], siblings: node.children });
    }
    steps.push(stepOf(siblings, chosen));
    if (chosen !== undefined) alone.push(stepOf([chosen], chosen));
    siblings = chosen?.children ?? [];
  }
  yield lineOf(head, steps, chosen);
  for (const branch of branches) yield* linesFrom(head, branch.before, branch.siblings);
}

function stepOf(siblings: readonly RatedNode[], chosen: RatedNode | undefined): JsonObject {
  return {
    completions: siblings.map(({ text, rating, flagged }) => ({ text, rating, flagged })),
    human_completion: null,
    chosen_completion: chosen === undefined ? null : siblings.indexOf(chosen),
  };
}

function lineOf(head: Prm800kHead, steps: readonly JsonObject[], last: RatedNode | undefined): JsonObject {
  const { labeller, time, prompt, answer, more } = head;
  const reason =
    last === undefined ? 'found_error' : last.kind === 'response-finished' ? 'solution' : 'give_up';
  return {
    labeler: labeller,
    timestamp: time,
    generation: null,
    is_quality_control_question: false,
    is_initial_screening_question: false,
    question: {
      problem: prompt,
      ground_truth_solution: answer,
      ground_truth_answer: answer,
      pre_generated_steps: null,
      pre_generated_answer: null,
      pre_generated_verifier_score: null,
    },
    label: { steps, total_time: 0, finish_reason: reason },
    ...more,
  };
}
