// Micro-averaged F1 over function names and over arguments, as Hammer's public evaluation counts them, and corrected.
// Source of the counting rules: MadeAgents/Hammer @ ff415d99, evaluation/evaluate.py (told in our own words).
import {
  isPythonList,
  isPythonMap,
  type PythonJson,
  parsePythonJson,
  pythonStr,
} from '../calls/prompt/python-json.ts';

/**
 * `hammer` counts as the published figures do: a gold call can be matched by several predictions, and a call without
 * arguments that is right counts as one right argument among none, so that perfect predictions can pass 1. `corrected`
 * matches one to one and counts no argument where there is none.
 */
export type F1Mode = 'hammer' | 'corrected';

export interface Answered {
  /** The gold calls as a JSON list of `{name, arguments}`; a fence around it is taken off. */
  readonly label: string;
  /** The model's whole answer. */
  readonly predict: string;
}

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  /** 2PR / (P + R); 0 where nothing was right. */
  readonly f1: number;
}

export interface FunctionF1 {
  /** Over function names. */
  readonly api: PrecisionRecall;
  /** Over arguments: same name, same value as text. */
  readonly argument: PrecisionRecall;
}

interface Counts {
  gold: number;
  predicted: number;
  correct: number;
}

interface CountedCall {
  readonly name: PythonJson | undefined;
  readonly arguments: ReadonlyMap<string, PythonJson>;
}

/**
 * F1 over all answers together.
 * @throws {Error} when a label is not JSON: the gold calls are ours to get right.
 */
export function functionF1(answers: Iterable<Answered>, mode: F1Mode): FunctionF1 {
  const api: Counts = { gold: 0, predicted: 0, correct: 0 };
  const argument: Counts = { gold: 0, predicted: 0, correct: 0 };
  for (const { label, predict } of answers) {
    const gold = callsOf(parsePythonJson(unfenced(label))) ?? [];
    api.gold += gold.length;
    for (const call of gold) argument.gold += givenArguments(call);
    const predicted = predictedCalls(predict);
    if (predicted === undefined) {
      api.predicted += 1;
      continue;
    }
    api.predicted += predicted.length;
    for (const call of predicted) argument.predicted += givenArguments(call);
    const matched = mode === 'hammer' ? matchFreely(predicted, gold) : matchOneToOne(predicted, gold);
    api.correct += matched.calls;
    argument.correct += matched.arguments;
  }
  return { api: precisionRecall(api), argument: precisionRecall(argument) };
}

interface Matched {
  calls: number;
  arguments: number;
}

function matchFreely(predicted: readonly CountedCall[], gold: readonly CountedCall[]): Matched {
  const matched: Matched = { calls: 0, arguments: 0 };
  for (const call of predicted) {
    const named = gold.filter((other) => sameName(call, other));
    if (named.length === 0) continue;
    matched.calls += 1;
    const counts = named.map((other) => (bothEmpty(call, other) ? 1 : equalArguments(call, other)));
    matched.arguments += counts.find((count) => count > 0) ?? 0;
  }
  return matched;
}

/** Most gold calls of which every assignment is tried; sets of them are bits of a number. */
const mostAssigned = 12;

/**
 * The assignment of predicted calls to gold calls of their name with the most calls, and of those the most equal arguments: the
 * order of the calls does not count. Gold calls beyond the twelfth are left out.
 */
function matchOneToOne(predicted: readonly CountedCall[], gold: readonly CountedCall[]): Matched {
  const wanted = gold.slice(0, mostAssigned);
  // The best for each set of gold calls that are taken.
  let best = new Map<number, Matched>([[0, { calls: 0, arguments: 0 }]]);
  for (const call of predicted) {
    const next = new Map(best);
    for (const [taken, so] of best) {
      for (const [at, other] of wanted.entries()) {
        const bit = 1 << at;
        if ((taken & bit) !== 0 || !sameName(call, other)) continue;
        const one = { calls: so.calls + 1, arguments: so.arguments + equalArguments(call, other) };
        const known = next.get(taken | bit);
        if (known === undefined || isMore(one, known)) next.set(taken | bit, one);
      }
    }
    best = next;
  }
  return [...best.values()].reduce((most, one) => (isMore(one, most) ? one : most));
}

const isMore = (one: Matched, other: Matched): boolean =>
  one.calls > other.calls || (one.calls === other.calls && one.arguments > other.arguments);

/** Undefined where the answer is no list of calls, which counts as one wrong call. */
function predictedCalls(text: string): readonly CountedCall[] | undefined {
  try {
    return callsOf(parsePythonJson(unfenced(text)));
  } catch {
    return undefined;
  }
}

function callsOf(value: PythonJson): readonly CountedCall[] | undefined {
  const calls = isPythonMap(value) && value.has('tool_calls') ? value.get('tool_calls') : value;
  if (calls === null) return [];
  if (!isPythonList(calls)) return undefined;
  return calls.map((call) => {
    const given = isPythonMap(call) ? call.get('arguments') : undefined;
    return {
      name: isPythonMap(call) ? call.get('name') : undefined,
      arguments: isPythonMap(given) ? given : new Map<string, PythonJson>(),
    };
  });
}

function unfenced(text: string): string {
  return text.replaceAll('```json', '').replaceAll('```', '');
}

/** An empty text counts as not given. */
function givenArguments(call: CountedCall): number {
  return [...call.arguments.values()].filter((value) => value !== '').length;
}

function equalArguments(call: CountedCall, gold: CountedCall): number {
  return [...gold.arguments].filter(([name, value]) => {
    const given = call.arguments.get(name);
    return value !== '' && given !== undefined && pythonStr(given) === pythonStr(value);
  }).length;
}

function bothEmpty(call: CountedCall, gold: CountedCall): boolean {
  return gold.arguments.size === 0 && call.arguments.size === 0;
}

function sameName(call: CountedCall, gold: CountedCall): boolean {
  return typeof call.name === 'string' && call.name === gold.name;
}

function precisionRecall({ gold, predicted, correct }: Counts): PrecisionRecall {
  const precision = predicted === 0 ? 0 : correct / predicted;
  const recall = gold === 0 ? 0 : correct / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}
