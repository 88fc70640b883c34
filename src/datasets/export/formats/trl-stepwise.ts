// TRL's stepwise supervision (huggingface/trl, docs/source/dataset_formats.md): prompt, completions, labels.
import { list, value } from '../../../labels/export-card.ts';
import type { ExportFormat } from '../format.ts';
import { responseColumns, responseRows } from '../response-rows.ts';
import { promptColumn, texts } from '../shared-columns.ts';

export const trlStepwise: ExportFormat = {
  name: 'trl-stepwise',
  title: 'TRL stepwise supervision',
  about:
    'For `PRMTrainer` of TRL. One completion is one decision of a call; its label sits on the last token of the step separator ' +
    'that TRL puts after it, so train with the `step_separator` of `dataset_info.json`: no step contains it.',
  tags: ['trl', 'process-reward-model', 'function-calling'],
  needs: 'rollouts',
  views: true,
  columns: [
    promptColumn,
    texts('completions', 'The decisions in order. Joined they are the response.'),
    { name: 'labels', feature: list(value('bool')), meaning: 'Whether each decision is right.' },
    texts('kinds', 'What each decision is.'),
    ...responseColumns,
  ],
  rows: (unit, options, leaveOut) =>
    responseRows(unit, options, leaveOut, (steps) => ({
      prompt: unit.prompt,
      completions: steps.map(({ text }) => text),
      labels: steps.map(({ label }) => label === '+'),
      kinds: steps.map(({ kind }) => kind),
    })),
};
