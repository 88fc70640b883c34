// Reads BFCL (Berkeley function-calling leaderboard, v4 non-live): questions, and the accepted values of their gold calls.
import type { Call } from '../../calls/decision.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { checkArguments } from '../../tools/validate.ts';
import type { Example, ExampleTool } from '../example.ts';
import { exampleTools } from '../example-tools.ts';
import { type JsonRecord, readJsonRecords } from './json-records.ts';
import { type Chunks, isFault, type ReadOptions, type RowFault } from './read-problem.ts';
import { readRows } from './read-rows.ts';
import { createToolReader } from './row-tools.ts';
import { callTags } from './xlam.ts';

export interface BfclAnswers {
  readonly chunks: Chunks;
  /** Names the file in problems. */
  readonly file: string;
}

/**
 * A gold value is the first accepted one that is not `""`, which says that the argument may be left out. Rows of the
 * irrelevance categories have no answers: nothing is to be called. Answers may also stand in the rows (`ground_truth`).
 *
 * Left out, with a problem: conversations of several turns, and rows whose gold does not satisfy the tool's schema, as some
 * do, above all in Java and JavaScript, where the gold stands for source text.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readBfcl(
  questions: Chunks,
  answers: BfclAnswers | undefined,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<Example> {
  const accepted = answers === undefined ? undefined : await readAnswers(answers, options, signal);
  const toolReader = createToolReader();
  yield* readRows(questions, options, signal, bfclExample);

  function bfclExample(row: JsonObject): Example | RowFault {
    const id = own(row, 'id');
    if (typeof id !== 'string')
      return { fault: 'The row has no id.', remedy: 'Take the row from BFCL again.' };
    const query = queryOf(own(row, 'question'));
    if (typeof query !== 'string') return query;
    const offered = toolReader.read(own(row, 'function'));
    if (isFault(offered)) return offered;
    const truth = accepted?.get(id) ?? own(row, 'ground_truth') ?? (/irrelevance/.test(id) ? [] : undefined);
    if (truth === undefined) {
      return {
        fault: `${id} has no accepted answers.`,
        remedy: 'Give the file of possible answers of the same category.',
      };
    }
    const gold = goldCalls(truth, offered.tools);
    if (isFault(gold)) return gold;
    const domain = id.replace(/_\d+(?:-\d+)*$/, '');
    return { id, query, tools: offered.tools, calls: gold.calls, domain, ...callTags(gold.calls.length) };
  }
}

async function readAnswers(
  { chunks, file }: BfclAnswers,
  { onProblem }: ReadOptions,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, JsonValue>> {
  const answers = new Map<string, JsonValue>();
  const records: AsyncIterable<JsonRecord> = readJsonRecords(chunks, { file, onProblem }, signal);
  for await (const { value } of records) {
    const [id, truth] = [own(value, 'id'), own(value, 'ground_truth')];
    if (typeof id === 'string' && truth !== undefined) answers.set(id, truth);
  }
  return answers;
}

/** `[[{role, content}]]`: turns of messages. What is before the last message of the one turn is context. */
function queryOf(question: JsonValue | undefined): string | RowFault {
  const remedy = 'Only questions of one turn can be read: leave this row out.';
  if (!Array.isArray(question) || question.length !== 1) {
    return { fault: 'The question has not exactly one turn.', remedy };
  }
  const turn: JsonValue = question[0];
  const contents = Array.isArray(turn) ? turn.map((message: JsonValue) => own(message, 'content')) : [];
  const texts = contents.filter((content) => typeof content === 'string');
  if (texts.length === 0 || texts.length < contents.length) {
    return { fault: 'The question has a message without text.', remedy };
  }
  return texts.join('\n\n');
}

/** Categories that are run instead of compared have calls as source text, for example. */
const unknownAnswers: RowFault = {
  fault: 'The accepted answers are not of the form [{"function": {"parameter": [values]}}].',
  remedy: 'Give the file of possible answers of a category that has one, or leave this row out.',
};

/** `[{function: {parameter: [accepted values]}}]`. */
function goldCalls(
  truth: JsonValue,
  offered: readonly ExampleTool[],
): { readonly calls: readonly Call[] } | RowFault {
  const calls: Call[] = [];
  const tools = exampleTools(offered);
  if (!Array.isArray(truth)) return unknownAnswers;
  for (const entry of truth) {
    if (!isObject(entry)) return unknownAnswers;
    for (const [name, accepted] of Object.entries(entry)) {
      if (!isObject(accepted)) return unknownAnswers;
      const tool = tools.find((candidate) => candidate.name === name);
      if (tool === undefined) {
        return {
          fault: `The gold calls ${JSON.stringify(name)}, which is not offered.`,
          remedy: 'Leave this row out.',
        };
      }
      const given = firstAccepted(accepted);
      const [finding] = checkArguments(tool, given);
      if (finding !== undefined) {
        const fault = `The gold call of ${JSON.stringify(name)} does not satisfy its schema: ${finding.message}.`;
        return {
          fault,
          remedy: 'Its values are not JSON of the declared types (often source text): leave this row out.',
        };
      }
      calls.push({ name, arguments: given });
    }
  }
  return { calls };
}

/** Objects inside values have accepted values for each of their members, too. */
function firstAccepted(accepted: JsonObject): JsonObject {
  const entries = Object.entries(accepted).flatMap(([name, options]): [string, JsonValue][] => {
    const list: readonly JsonValue[] = Array.isArray(options) ? options : [options];
    const value = list.find((option) => option !== '');
    return value === undefined ? [] : [[name, materialised(value)]];
  });
  return Object.fromEntries(entries);
}

function materialised(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(materialised);
  return isObject(value) ? firstAccepted(value) : value;
}
