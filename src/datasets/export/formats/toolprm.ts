// ToolPRM's own form: a response as a trunk of decisions, each with the label that branches off after it.
import type { ExportFormat } from '../format.ts';
import { responseColumns, responseRows } from '../response-rows.ts';
import { listOf, promptColumn, text } from '../shared-columns.ts';

export const toolprm: ExportFormat = {
  name: 'toolprm',
  title: 'ToolPRM labels',
  about:
    'For a generative reward model that is trained on label tokens only. The text that ends in the label of step *i* is ' +
    '`prompt + steps[0].text + … + steps[i].text + "\\n" + steps[i].tag + " " + steps[i].label`: tag and label branch off after ' +
    'the decision and are not part of what later steps continue, so one pass over the trunk serves all labels of a row.',
  tags: ['process-reward-model', 'function-calling'],
  needs: 'rollouts',
  views: true,
  columns: [
    promptColumn,
    listOf(
      'steps',
      { kind: 'string', tag: 'string', text: 'string', label: 'string' },
      'The decisions in order, each with its kind, the tag of its label, its text, and `+` or `-`.',
    ),
    text('label', '`+` where the response makes exactly the gold calls.'),
    ...responseColumns,
  ],
  rows: (unit, options, leaveOut) =>
    responseRows(unit, options, leaveOut, (steps, { label }) => ({
      prompt: unit.prompt,
      steps: steps.map(({ kind, tag, text: own, label: ownLabel }) => ({
        kind,
        tag,
        text: own,
        label: ownLabel,
      })),
      label,
    })),
};
