// Math-Shepherd's form: the text with a marker after every step, and the same text with + or - in the marker's place.
import { shepherdMarker, shepherdRow } from '../../../labels/export-shepherd.ts';
import type { ExportFormat } from '../format.ts';
import { segments } from '../segments.ts';
import { countColumn, exampleColumn, idColumn, text, toolsHashColumn } from '../shared-columns.ts';

export const mathShepherd: ExportFormat = {
  name: 'math-shepherd',
  title: 'Math-Shepherd',
  about:
    `For step-tag reward models. Every step ends with a space, the marker \`${shepherdMarker}\` and a line feed; in \`label\` stands \`+\` or ` +
    '`-` instead of the marker. Since calls contain `+` and `-` themselves, find the labels by the markers of `input`. Rows whose ' +
    'own text contains the marker are left out.',
  tags: ['process-reward-model', 'function-calling'],
  needs: 'rollouts',
  columns: [
    text('input', 'Prompt and steps, the marker after each step.'),
    text('label', 'The same text with `+` or `-` for each marker.'),
    text('task', 'Always `tool-calls`.'),
    idColumn,
    exampleColumn,
    countColumn,
    toolsHashColumn,
  ],
  *rows({ id, prompt, toolsHash, rollouts }, options, leaveOut) {
    for (const rollout of rollouts) {
      const steps = segments(rollout, options);
      if (steps.length === 0) {
        leaveOut('responses without a labelled step');
        continue;
      }
      const row = shepherdRow(
        prompt,
        steps.map(({ text: own, label }) => ({ text: own, good: label === '+' })),
      );
      if (row === undefined) {
        leaveOut(`responses whose text contains the marker ${shepherdMarker}`);
        continue;
      }
      yield {
        ...row,
        id: rollout.id,
        example: id,
        count: rollout.count,
        tools_hash: toolsHash,
      };
    }
  },
};
