// A small check of events for the editor, where the full one (validate.ts) is too large and too slow to compile: it accepts
// all that the full one accepts, and refuses whatever would make a reader of the event stumble.
import type { CallFormat } from '../calls/format.ts';
import type { CheckEvent } from './check.ts';
import { isOutline, newerVersion } from './check.ts';
import {
  type LoggedChange,
  logVersion,
  type SearchEvent,
  type SearchEventType,
  type Verdict,
} from './events.ts';

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const flag: Test = (value) => typeof value === 'boolean';
const anything: Test = () => true;
const measure: Test = (value) => Number.isFinite(value);
const amount: Test = (value) => measure(value) && Number(value) >= 0;
const unit: Test = (value) => amount(value) && Number(value) <= 1;
const count: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const oneOf = (...words: readonly unknown[]): Test => {
  const known = new Set(words);
  return (value) => known.has(value);
};

type Fields = readonly (readonly [name: string, test: Test])[];
const fieldsOf = (shape: Readonly<Record<string, Test>>): Fields => Object.entries(shape);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first field that is not what it should be. */
function mistakeIn(value: Readonly<Record<string, unknown>>, fields: Fields): string | undefined {
  for (const [name, test] of fields) if (!test(value[name])) return name;
  return undefined;
}

const objectOf = (shape: Readonly<Record<string, Test>>): Test => {
  const fields = fieldsOf(shape);
  return (value) => isObject(value) && mistakeIn(value, fields) === undefined;
};
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);

/** One of several shapes, told apart by their `kind`. */
function shapeOf(shapes: Readonly<Record<string, Test>>): Test {
  const known = new Map<unknown, Test>(Object.entries(shapes));
  return (value) => isObject(value) && (known.get(value.kind)?.(value) ?? false);
}

const problemShape = { rule: text, message: text, pointer: optional(text) };

const verdicts: { readonly [K in Verdict['kind']]: Test } = {
  retained: objectOf({ rank: count, gap: optional(measure), finished: flag, byHand: optional(flag) }),
  rank: objectOf({ rank: count, cut: count, gap: amount, beatenBy: text }),
  duplicate: objectOf({ of: text }),
  invalid: objectOf(problemShape),
  threshold: objectOf({ score: unit, minimum: unit }),
  dropped: objectOf({ by: text }),
  length: objectOf({ limit: count, unit: oneOf('tokens', 'steps') }),
  budget: objectOf({ which: text }),
  stopped: objectOf({ by: text }),
  failed: objectOf({ error: text }),
};
const verdict = shapeOf(verdicts);

const decision = objectOf({
  kind: oneOf(
    'function-name',
    'argument',
    'arguments-finished',
    'call-finished',
    'response-finished',
    'token',
    'fragment',
  ),
  text,
  start: count,
  end: count,
  call: count,
  name: optional(text),
  problems: listOf(objectOf(problemShape)),
});

const score = objectOf({
  score: unit,
  reading: oneOf('exact', 'bound', 'derived'),
  positive: optional(measure),
  negative: optional(measure),
  lower: optional(unit),
  upper: optional(unit),
  source: text,
});

const model = objectOf({ name: text, endpoint: text, version: optional(text), note: optional(text) });
const tool = objectOf({
  name: text,
  description: optional(text),
  parametersSchema: isObject,
  format: text,
  pointer: text,
  range: objectOf({ offset: count, length: count }),
});
const formats: Readonly<Record<CallFormat, true>> = {
  hammer: true,
  hermes: true,
  llama3: true,
  pythonic: true,
  mistral: true,
};
const settings = objectOf({
  strategy: text,
  beams: count,
  candidates: count,
  temperature: amount,
  seed: measure,
  aggregation: text,
  threshold: optional(unit),
  constraint: text,
  // Whoever continues a search reads its text in this format.
  format: oneOf(...Object.keys(formats)),
  maxTokens: count,
  maxSteps: count,
  budget: objectOf({ tokens: optional(amount), requests: optional(amount), seconds: optional(amount) }),
});
const totals = objectOf({
  steps: count,
  candidates: count,
  samples: count,
  policyRequests: count,
  rewardRequests: count,
  promptTokens: count,
  completionTokens: count,
  cachedTokens: count,
  reusedSamples: count,
  milliseconds: amount,
});

const source = oneOf('sampled', 'reused', 'forced', 'injected');

const changeable = objectOf({
  beams: optional(count),
  candidates: optional(count),
  temperature: optional(amount),
  threshold: optional(unit),
  seed: optional(measure),
});
const changes: { readonly [K in LoggedChange['kind']]: Test } = {
  keep: objectOf({ candidate: text }),
  drop: objectOf({ candidate: text }),
  inject: objectOf({ candidate: text, parent: orNull(text), text, instead: optional(text) }),
  settings: objectOf({ settings: changeable, before: changeable }),
  'expand-again': objectOf({ seed: measure, before: measure }),
};
const change = shapeOf(changes);

const events: { readonly [T in SearchEventType]: Fields } = {
  'search-started': fieldsOf({
    version: oneOf(logVersion),
    search: text,
    time: text,
    producer: text,
    parent: optional(objectOf({ search: text, candidate: text })),
    replayed: optional(count),
    begunWith: optional(settings),
    query: text,
    messages: listOf(objectOf({ role: text, content: text })),
    tools: listOf(tool),
    toolsFile: optional(text),
    prompt: text,
    prefix: text,
    settings,
    policy: model,
    reward: model,
  }),
  'step-started': fieldsOf({ step: count, beams: listOf(orNull(text)) }),
  exchange: fieldsOf({
    step: count,
    id: text,
    role: oneOf('policy', 'reward'),
    endpoint: text,
    request: (value) => value !== undefined,
    response: anything,
    error: optional(text),
    usage: optional(
      objectOf({ promptTokens: count, completionTokens: count, cachedTokens: optional(count) }),
    ),
    milliseconds: amount,
    attempts: count,
  }),
  candidate: fieldsOf({
    step: count,
    id: text,
    parent: orNull(text),
    decision,
    source,
    tokens: optional(listOf(objectOf({ text, logprob: measure }))),
  }),
  merge: fieldsOf({ step: count, id: text, source, count }),
  score: fieldsOf({ step: count, id: text, score, aggregate: unit, memo: flag }),
  verdict: fieldsOf({ step: count, id: text, verdict }),
  'step-finished': fieldsOf({ step: count, retained: listOf(text) }),
  control: fieldsOf({ action: text, by: text, candidate: optional(text) }),
  'what-if': fieldsOf({ step: count, by: text, change }),
  notice: fieldsOf({ severity: text, message: text, remedy: optional(text) }),
  'search-finished': fieldsOf({
    outcome: oneOf('done', 'empty', 'stopped', 'budget', 'failed'),
    chosen: orNull(text),
    response: orNull(text),
    calls: listOf(objectOf({ name: text, arguments: isObject })),
    score: orNull(unit),
    totals,
    error: optional(objectOf({ code: text, message: text, remedy: text })),
  }),
};
const knownEvents = new Map<string, Fields>(Object.entries(events));

function isSound(value: object, fields: Fields): value is SearchEvent {
  return isObject(value) && amount(value.at) && mistakeIn(value, fields) === undefined;
}

/** As {@link checkEvent} of `validate.ts`; reasons name the field only. */
export const checkLightly: CheckEvent = (value) => {
  if (!isOutline(value)) return { kind: 'not-an-event' };
  const { type, seq } = value;
  const fields = knownEvents.get(type);
  if (fields === undefined) return { kind: 'unknown-type', type, seq };
  if (isSound(value, fields)) return { kind: 'event', event: value };
  const version = type === 'search-started' ? newerVersion(value) : undefined;
  const asOurs: object = { ...value, version: logVersion };
  if (version !== undefined && isSound(asOurs, fields)) return { kind: 'newer', event: asOurs, version };
  const field = isObject(value) ? mistakeIn(value, fields) : undefined;
  return { kind: 'invalid', type, seq, reason: `its "${field ?? 'at'}" is not as it should be` };
};
