// PRM800K's form (openai/prm800k, README): one solution a line, and at each step all candidates that were rated.
import { list, value } from '../../../labels/export-card.ts';
import { prm800kLines } from '../../../labels/export-prm800k.ts';
import type { ExportFormat } from '../format.ts';
import { exampleColumn, toolsHashColumn } from '../shared-columns.ts';
import { stepTree } from '../step-tree.ts';

const string = value('string');
const integer = value('int64');
const bool = value('bool');

export const prm800k: ExportFormat = {
  name: 'prm800k',
  title: 'PRM800K',
  about:
    'For readers of PRM800K. A line follows the right decisions that were sampled most and has, at each step, every decision that ' +
    'was sampled there, rated 1 or -1. Other right decisions that go on have lines of their own, whose steps before the branch ' +
    'hold the chosen decision alone. What follows a wrong decision is in no line: labellers of PRM800K stopped there too.',
  tags: ['process-reward-model', 'function-calling'],
  needs: 'rollouts',
  views: false,
  columns: [
    { name: 'labeler', feature: string, meaning: 'Always `exact-match`.' },
    { name: 'timestamp', feature: string, meaning: 'Always null.' },
    { name: 'generation', feature: integer, meaning: 'Always null.' },
    { name: 'is_quality_control_question', feature: bool, meaning: 'Always false.' },
    { name: 'is_initial_screening_question', feature: bool, meaning: 'Always false.' },
    {
      name: 'question',
      feature: {
        problem: string,
        ground_truth_solution: string,
        ground_truth_answer: string,
        pre_generated_steps: list(string),
        pre_generated_answer: string,
        pre_generated_verifier_score: value('float64'),
      },
      meaning: '`problem` is the prompt, the ground truth the gold calls. Nothing is pre-generated.',
    },
    {
      name: 'label',
      feature: {
        steps: list({
          completions: list({ text: string, rating: integer, flagged: bool }),
          human_completion: string,
          chosen_completion: integer,
        }),
        total_time: integer,
        finish_reason: string,
      },
      meaning:
        'The steps. `solution`: the line ends with the finished response; `found_error`: nothing right was sampled at its last ' +
        'step; `give_up`: the samples were cut off.',
    },
    exampleColumn,
    toolsHashColumn,
  ],
  *rows({ id, prompt, gold, toolsHash, rollouts }, _options, leaveOut) {
    for (const { steps } of rollouts) if (steps.length === 0) leaveOut('responses without a step');
    const more = { example: id, tools_hash: toolsHash };
    const head = { labeller: 'exact-match', time: null, prompt, answer: gold, more };
    yield* prm800kLines(head, stepTree(rollouts));
  },
};
