// Supervised rows for a policy: the prompt that it will be given, and the gold calls as it should write them.
import type { ExportFormat } from '../format.ts';
import { exampleColumn, promptColumn, text, toolsHashColumn } from '../shared-columns.ts';

export const sft: ExportFormat = {
  name: 'sft',
  title: 'Policy, supervised',
  about:
    "For `SFTTrainer` of TRL (prompt and completion) and for this project's own trainer. The prompt is written already: give it to the " +
    'policy as it is, without a chat template.',
  tags: ['trl', 'sft', 'function-calling'],
  needs: 'examples',
  views: false,
  columns: [promptColumn, text('completion', 'The gold calls.'), exampleColumn, toolsHashColumn],
  *rows({ id, prompt, gold, toolsHash }) {
    yield { prompt, completion: gold, example: id, tools_hash: toolsHash };
  },
};
