// RLHFlow's generative process reward model: a dialogue in which every step is a user turn and its label the answer.
import type { ExportFormat } from '../format.ts';
import { responseColumns, responseRows } from '../response-rows.ts';
import { listOf, text } from '../shared-columns.ts';

export const rlhflow: ExportFormat = {
  name: 'rlhflow',
  title: 'RLHFlow chat',
  about:
    'For chat reward models: a step is a user turn, and the assistant answers `+` or `-`. The prompt stands before the first ' +
    "step, in the same turn. Mask everything but the assistant's turns; find them by role, since `+` and `-` occur in calls too.",
  tags: ['process-reward-model', 'function-calling'],
  needs: 'rollouts',
  views: true,
  columns: [
    listOf('conversations', { role: 'string', content: 'string' }, 'Steps and labels by turns.'),
    text('first_step', 'The first step without the prompt before it.'),
    ...responseColumns,
  ],
  rows: (unit, options, leaveOut) =>
    responseRows(unit, options, leaveOut, (steps) => ({
      conversations: steps.flatMap((step, index) => [
        { role: 'user', content: index === 0 ? unit.prompt + step.text : step.text },
        { role: 'assistant', content: step.label },
      ]),
      first_step: steps[0].text,
    })),
};
