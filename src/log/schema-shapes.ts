// The schemas of what events are made of: settings, tools, decisions, scores, verdicts, totals.
import type { Call, Decision, DecisionProblem, ProblemRule } from '../calls/decision.ts';
import type { CallFormat } from '../calls/format.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { JsonSchema, TextRange, ToolFormat } from '../tools/tool.ts';
import { changeableSettings } from './changeable-settings.ts';
import type {
  Aggregation,
  CandidateSource,
  ChangeableSettings,
  LoggedChange,
  LoggedDecision,
  LoggedError,
  LoggedModel,
  LoggedScore,
  LoggedTool,
  SearchSettings,
  StrategyName,
  Totals,
  Verdict,
} from './events.ts';
import {
  amount,
  anyObject,
  anything,
  count,
  described,
  type Fields,
  flag,
  listOf,
  measure,
  objectOf,
  oneShapeOf,
  oneWordOf,
  optional,
  orNull,
  positive,
  text,
  unit,
} from './schema-fields.ts';

export const settingsSchema = objectOf<SearchSettings>({
  strategy: oneWordOf<StrategyName>({
    toolprm: true,
    coarse: true,
    'best-of-n': true,
    majority: true,
    'token-beam': true,
    greedy: true,
  }),
  beams: described(changeableSettings.beams, positive),
  candidates: described(changeableSettings.candidates, positive),
  temperature: amount,
  seed: { type: 'integer' },
  aggregation: oneWordOf<Aggregation>({ last: true, min: true, product: true, mean: true }),
  threshold: optional(described('Candidates whose step score is below this are pruned.', unit)),
  constraint: oneWordOf<SearchSettings['constraint']>({ off: true, schema: true }),
  format: described(
    'Wire format of the calls.',
    oneWordOf<CallFormat>({ hammer: true, hermes: true, llama3: true, pythonic: true, mistral: true }),
  ),
  maxTokens: described('Most tokens sampled for one candidate in one request.', positive),
  maxSteps: described('Most decisions in a response.', positive),
  budget: objectOf<SearchSettings['budget']>({
    tokens: optional(amount),
    requests: optional(amount),
    seconds: optional(amount),
  }),
});

export const toolSchema = objectOf<LoggedTool>({
  name: text,
  description: optional(text),
  parametersSchema: described('The JSON Schema of the arguments.', anyObject),
  format: oneWordOf<ToolFormat>({
    'openai-chat': true,
    'openai-responses': true,
    mcp: true,
    anthropic: true,
    gemini: true,
    vscode: true,
    bfcl: true,
    bare: true,
  }),
  pointer: described('JSON Pointer (RFC 6901) of the tool in its file.', text),
  range: described(
    'Where the file has the tool, in UTF-16 code units.',
    objectOf<TextRange>({ offset: count, length: count }),
  ),
});

export const modelSchema = objectOf<LoggedModel>({
  name: text,
  endpoint: text,
  version: optional(text),
  note: optional(text),
});

export const messageSchema = objectOf<ChatMessage>({
  role: oneWordOf<ChatMessage['role']>({ system: true, user: true, assistant: true, tool: true }),
  content: text,
});

const problemFields: Fields<DecisionProblem> = {
  rule: oneWordOf<ProblemRule>({
    syntax: true,
    boundary: true,
    'unknown-function': true,
    'unknown-parameter': true,
    'repeated-parameter': true,
    value: true,
    'missing-required': true,
  }),
  message: described('One plain sentence.', text),
  pointer: optional(described('JSON Pointer into the arguments of the call.', text)),
};

/** The fields of a decision; tokens and fragments have all but `name` and `value`. */
type DecisionFields = Omit<Decision, 'kind'> & { readonly kind: LoggedDecision['kind'] };

export const decisionSchema = objectOf<DecisionFields>(
  {
    kind: oneWordOf<LoggedDecision['kind']>({
      'function-name': true,
      argument: true,
      'arguments-finished': true,
      'call-finished': true,
      'response-finished': true,
      token: true,
      fragment: true,
    }),
    text: described('The part of the response that this decides.', text),
    start: described('Where it starts in the response, in UTF-16 code units.', count),
    end: count,
    call: described('Index of the call it belongs to.', count),
    name: optional(described("The function's or parameter's name.", text)),
    value: optional(described("The argument's value.", anything)),
    problems: listOf(objectOf<DecisionProblem>(problemFields)),
  },
  'What a candidate decides: one of the five decisions of ToolPRM, a single token, or text that became no decision.',
);

export const sourceSchema = described(
  '`sampled` for this step, `reused` from text sampled past an earlier decision, `forced`: nothing else could follow, `injected` by a person.',
  oneWordOf<CandidateSource>({ sampled: true, reused: true, forced: true, injected: true }),
);

export const scoreSchema = objectOf<LoggedScore>({
  score: unit,
  reading: described(
    '`exact`: both labels were read. `bound`: the score lies in [lower, upper]. `derived`: not read from labels.',
    oneWordOf<LoggedScore['reading']>({ exact: true, bound: true, derived: true }),
  ),
  positive: optional(described('Log-probability of the + label.', measure)),
  negative: optional(described('Log-probability of the - label.', measure)),
  lower: optional(unit),
  upper: optional(unit),
  source: described('How it was read.', text),
});

const onlyTrue: JsonSchema = { const: true };

type VerdictOf<K extends Verdict['kind']> = Extract<Verdict, { kind: K }>;
const verdict = <K extends Verdict['kind']>(
  kind: K,
  description: string,
  fields: Omit<Fields<VerdictOf<K>>, 'kind'>,
): JsonSchema => objectOf<unknown>({ kind: { const: kind }, ...fields }, description);

const verdictSchemas: { readonly [K in Verdict['kind']]: JsonSchema } = {
  retained: verdict('retained', 'Kept: ranked among the best, or finished.', {
    rank: positive,
    gap: optional(described('How far its aggregate lies above the best pruned one.', measure)),
    finished: flag,
    byHand: optional(described('A person keeps it, whatever its score.', onlyTrue)),
  }),
  rank: verdict('rank', 'Pruned: others ranked better.', {
    rank: positive,
    cut: described('How many are kept.', count),
    gap: described('How far its aggregate lies below the last retained one.', amount),
    beatenBy: described('The candidate that it lost to.', text),
  }),
  duplicate: verdict('duplicate', 'Pruned: the same decision as another candidate.', { of: text }),
  invalid: verdict('invalid', 'Pruned: it breaks a rule of the format or of the tool.', problemFields),
  threshold: verdict('threshold', 'Pruned: its step score is too low.', { score: unit, minimum: unit }),
  dropped: verdict('dropped', 'Pruned: a person took it out of the search.', { by: text }),
  length: verdict('length', 'Pruned: cut before its decision or response ended.', {
    limit: count,
    unit: oneWordOf<VerdictOf<'length'>['unit']>({ tokens: true, steps: true }),
  }),
  budget: verdict('budget', 'The budget was used up before it was judged.', {
    which: oneWordOf<VerdictOf<'budget'>['which']>({ tokens: true, requests: true, seconds: true }),
  }),
  stopped: verdict('stopped', 'The search was stopped before it was judged.', { by: text }),
  failed: verdict('failed', 'A request that it needed failed.', { error: text }),
};

export const verdictSchema = oneShapeOf(
  'kind',
  Object.values(verdictSchemas),
  'Why a candidate lives or died. Every candidate gets exactly one; after a what-if of its step, perhaps another one.',
);

const changeableSchema = objectOf<ChangeableSettings>({
  beams: optional(positive),
  candidates: optional(positive),
  temperature: optional(amount),
  threshold: optional(unit),
  seed: optional({ type: 'integer' }),
});

type ChangeOf<K extends LoggedChange['kind']> = Extract<LoggedChange, { kind: K }>;
const change = <K extends LoggedChange['kind']>(
  kind: K,
  description: string,
  fields: Omit<Fields<ChangeOf<K>>, 'kind'>,
): JsonSchema => objectOf<unknown>({ kind: { const: kind }, ...fields }, description);

const changeSchemas: { readonly [K in LoggedChange['kind']]: JsonSchema } = {
  keep: change('keep', 'A pruned candidate lives on.', { candidate: text }),
  drop: change('drop', 'A retained candidate is pruned.', { candidate: text }),
  inject: change('inject', 'A decision is put in, and retained.', {
    candidate: text,
    parent: described('The candidate that it continues; null is the root.', orNull(text)),
    text,
    instead: optional(described('The candidate that is dropped for it.', text)),
  }),
  settings: change('settings', 'Settings are changed from the next step on.', {
    settings: changeableSchema,
    before: described('The values that were in force; one that is missing was not set.', changeableSchema),
  }),
  'expand-again': change('expand-again', 'The step that follows is expanded with another seed.', {
    seed: { type: 'integer' },
    before: described('The seed that was in force.', { type: 'integer' }),
  }),
};

export const changeSchema = oneShapeOf('kind', Object.values(changeSchemas), 'What a person changed.');

export const totalsSchema = objectOf<Totals>({
  steps: count,
  candidates: count,
  samples: described('Samples, duplicates counted.', count),
  policyRequests: count,
  rewardRequests: count,
  promptTokens: count,
  completionTokens: count,
  cachedTokens: count,
  reusedSamples: described('Samples whose text was reused from an earlier step.', count),
  milliseconds: amount,
});

export const callSchema = objectOf<Call>({ name: text, arguments: anyObject });

export const errorSchema = objectOf<LoggedError>({ code: text, message: text, remedy: text });
