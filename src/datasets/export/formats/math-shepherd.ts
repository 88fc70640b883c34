// Math-Shepherd's form: the text with a marker after every step, and the same text with + or - in the marker's place.
import { shepherdMarker, shepherdRow } from '../../../labels/export-shepherd.ts';
import type { ExportFormat } from '../format.ts';
import { responseColumns, responseRows } from '../response-rows.ts';
import { text } from '../shared-columns.ts';

export const mathShepherd: ExportFormat = {
  name: 'math-shepherd',
  title: 'Math-Shepherd',
  about:
    `For step-tag reward models. Every step ends with a space, the marker \`${shepherdMarker}\` and a line feed; in \`label\` stands \`+\` or ` +
    '`-` instead of the marker. Since calls contain `+` and `-` themselves, find the labels by the markers of `input`. Rows whose ' +
    'own text contains the marker are left out.',
  tags: ['process-reward-model', 'function-calling'],
  needs: 'rollouts',
  views: true,
  columns: [
    text('input', 'Prompt and steps, the marker after each step.'),
    text('label', 'The same text with `+` or `-` for each marker.'),
    text('task', 'Always `tool-calls`.'),
    ...responseColumns,
  ],
  rows: (unit, options, leaveOut) =>
    responseRows(unit, options, leaveOut, (steps) => {
      const rated = steps.map(({ text: own, label }) => ({ text: own, good: label === '+' }));
      const row = shepherdRow(unit.prompt, rated);
      if (row === undefined) leaveOut(`responses whose text contains the marker ${shepherdMarker}`);
      return row && { ...row };
    }),
};
