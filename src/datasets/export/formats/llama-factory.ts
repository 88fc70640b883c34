// LLaMA-Factory's sharegpt forms with tools (hiyouga/LLaMA-Factory, data/README.md): supervised, ranking, KTO.
import type { Call } from '../../../calls/decision.ts';
import type { CallFormat } from '../../../calls/format.ts';
import { splitResponse } from '../../../calls/split.ts';
import type { JsonObject } from '../../../tools/tool.ts';
import type { Example } from '../../example.ts';
import type { Column, ExportFormat } from '../format.ts';
import { bool, countColumn, exampleColumn, listOf, text, toolsHashColumn } from '../shared-columns.ts';
import type { CountedRollout, ExportUnit } from '../unit.ts';

const conversations = listOf(
  'conversations',
  { from: 'string', value: 'string' },
  'Turns: the query of `human`, and an answer of `function_call`, or of `gpt` where it is no call.',
);
const toolsColumn = text('tools', 'The offered tools as JSON text: schemas differ from row to row.');
const turn = { from: { dtype: 'string', _type: 'Value' }, value: { dtype: 'string', _type: 'Value' } };
const answerColumn = (name: string, meaning: string): Column => ({ name, feature: turn, meaning });

const tags = {
  role_tag: 'from',
  content_tag: 'value',
  user_tag: 'human',
  assistant_tag: 'gpt',
  function_tag: 'function_call',
  observation_tag: 'observation',
};
const about =
  "For LLaMA-Factory: copy the data files and the entries of `dataset_info.json` into its `data/` folder. The model's own template " +
  'writes tools and calls, so the rows have neither prompt nor wire format. ';

export const llamaFactory: ExportFormat = {
  name: 'llama-factory',
  title: 'LLaMA-Factory, supervised',
  about: `${about}Answers are the gold calls.`,
  tags: ['llama-factory', 'function-calling'],
  needs: 'examples',
  views: false,
  columns: [conversations, toolsColumn, exampleColumn, toolsHashColumn],
  llamaFactory: {
    formatting: 'sharegpt',
    columns: { messages: 'conversations', tools: 'tools' },
    tags,
  },
  *rows(unit) {
    const { example } = unit;
    if (example === undefined) return;
    yield { conversations: [human(example), goldAnswer(example)], ...rest(unit, example) };
  },
};

export const llamaFactoryRanking: ExportFormat = {
  name: 'llama-factory-ranking',
  title: 'LLaMA-Factory, ranking',
  about: `${about}Each wrong response is paired with the right one that was sampled most, or with the gold calls.`,
  tags: ['llama-factory', 'dpo', 'function-calling'],
  needs: 'both',
  views: false,
  columns: [
    conversations,
    toolsColumn,
    answerColumn('chosen', 'The right answer.'),
    answerColumn('rejected', 'The wrong answer.'),
    exampleColumn,
    toolsHashColumn,
  ],
  llamaFactory: {
    formatting: 'sharegpt',
    ranking: true,
    columns: { messages: 'conversations', tools: 'tools', chosen: 'chosen', rejected: 'rejected' },
    tags,
  },
  *rows(unit, { callFormat }) {
    const { example, rollouts } = unit;
    if (example === undefined) return;
    const right = rollouts.filter(({ label }) => label === '+');
    const [best] = [...right].sort((a, b) => b.count - a.count);
    const chosen = best === undefined ? goldAnswer(example) : sampledAnswer(best, callFormat);
    for (const rollout of rollouts) {
      if (rollout.label === '+') continue;
      const rejected = sampledAnswer(rollout, callFormat);
      yield { conversations: [human(example)], chosen, rejected, ...rest(unit, example) };
    }
  },
};

export const llamaFactoryKto: ExportFormat = {
  name: 'llama-factory-kto',
  title: 'LLaMA-Factory, KTO',
  about: `${about}Each distinct response is one row, liked where it makes exactly the gold calls.`,
  tags: ['llama-factory', 'kto', 'function-calling'],
  needs: 'both',
  views: false,
  columns: [
    conversations,
    toolsColumn,
    bool('kto_tag', 'Whether the response is right.'),
    countColumn,
    exampleColumn,
    toolsHashColumn,
  ],
  llamaFactory: {
    formatting: 'sharegpt',
    columns: { messages: 'conversations', tools: 'tools', kto_tag: 'kto_tag' },
    tags,
  },
  *rows(unit, { callFormat }) {
    const { example, rollouts } = unit;
    if (example === undefined) return;
    for (const rollout of rollouts) {
      yield {
        conversations: [human(example), sampledAnswer(rollout, callFormat)],
        kto_tag: rollout.label === '+',
        count: rollout.count,
        ...rest(unit, example),
      };
    }
  },
};

function human({ query }: Example): JsonObject {
  return { from: 'human', value: query };
}

/** One call is an object and several are a list, as LLaMA-Factory's tool formats read both. */
function callsAnswer(calls: readonly Call[]): JsonObject {
  const written = calls.map(({ name, arguments: given }) => ({ name, arguments: given }));
  const value = written.length === 1 ? written[0] : written;
  return { from: 'function_call', value: JSON.stringify(value) };
}

function goldAnswer({ calls }: Example): JsonObject {
  return calls.length === 0 ? { from: 'gpt', value: '[]' } : callsAnswer(calls);
}

/** A response that is no list of calls stays the text that it is. */
function sampledAnswer({ response }: CountedRollout, format: CallFormat): JsonObject {
  const { calls, failure } = splitResponse(format, response);
  const isText = failure !== undefined || calls.length === 0;
  return isText ? { from: 'gpt', value: response } : callsAnswer(calls);
}

function rest(unit: ExportUnit, { tools }: Example): JsonObject {
  const functions = tools.map(({ name, description, parametersSchema }) => ({
    name,
    description: description ?? '',
    parameters: parametersSchema,
  }));
  return { tools: JSON.stringify(functions), example: unit.id, tools_hash: unit.toolsHash };
}
