// The published JSON Schema (2020-12) of one line of a search log. `media/search-log.schema.json` is written from it.
import type { JsonSchema } from '../tools/tool.ts';
import { logVersion, type SearchEvent, type SearchEventType } from './events.ts';
import {
  amount,
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
import {
  callSchema,
  changeSchema,
  decisionSchema,
  errorSchema,
  messageSchema,
  modelSchema,
  scoreSchema,
  settingsSchema,
  sourceSchema,
  toolSchema,
  totalsSchema,
  verdictSchema,
} from './schema-shapes.ts';

type EventOf<T extends SearchEventType> = Extract<SearchEvent, { type: T }>;
type Shared = 'type' | 'seq' | 'at';

const event = <T extends SearchEventType>(
  type: T,
  description: string,
  fields: Omit<Fields<EventOf<T>>, Shared>,
): JsonSchema =>
  objectOf<unknown>(
    {
      seq: described('Counts from 0 without gaps.', count),
      at: described(
        'Milliseconds since the search started, less the time in which it was held and no request was under way.',
        amount,
      ),
      type: { const: type },
      ...fields,
    },
    description,
  );

type Parent = NonNullable<EventOf<'search-started'>['parent']>;
type TokenLogprob = NonNullable<EventOf<'candidate'>['tokens']>[number];
type Usage = NonNullable<EventOf<'exchange'>['usage']>;

/** The schema of every type of event. A type that is missing here does not compile. */
export const eventSchemas: { readonly [T in SearchEventType]: JsonSchema } = {
  'search-started': event('search-started', 'The first event: everything that the search starts from.', {
    version: described('Version of the format.', { const: logVersion }),
    search: described('Id of the search.', text),
    time: described('When the search started: ISO 8601, UTC.', text),
    producer: described('Name and version of the program that searched.', text),
    parent: optional(
      described(
        'The search and the candidate that this one was forked from.',
        objectOf<Parent>({ search: text, candidate: text }),
      ),
    ),
    replayed: optional(
      described(
        "So many events, from this one on, repeat the parent's: no model was asked for them.",
        positive,
      ),
    ),
    begunWith: optional(
      described(
        'Settings of the first step, where a change set others since; `settings` are those after the last change.',
        settingsSchema,
      ),
    ),
    query: text,
    messages: listOf(messageSchema),
    tools: listOf(toolSchema),
    toolsFile: optional(described('As the user gave it.', text)),
    prompt: described('The rendered policy prompt.', text),
    prefix: described('Text already decided when the search begins.', text),
    settings: settingsSchema,
    policy: modelSchema,
    reward: modelSchema,
  }),
  'step-started': event('step-started', 'A step begins.', {
    step: count,
    beams: described('Ids of the candidates to expand; null is the root.', listOf(orNull(text))),
  }),
  exchange: event('exchange', 'One request to a model and its answer.', {
    step: count,
    id: text,
    role: oneWordOf<EventOf<'exchange'>['role']>({ policy: true, reward: true }),
    endpoint: text,
    request: described('Texts that start with the prompt are `{"$prompt": true, "rest": "…"}`.', anything),
    response: optional(anything),
    error: optional(text),
    usage: optional(
      objectOf<Usage>({ promptTokens: count, completionTokens: count, cachedTokens: optional(count) }),
    ),
    milliseconds: amount,
    attempts: described('Requests it took, retries counted.', count),
  }),
  candidate: event('candidate', 'A new candidate was proposed.', {
    step: count,
    id: text,
    parent: described('The candidate that it continues; null is the root.', orNull(text)),
    decision: decisionSchema,
    source: sourceSchema,
    tokens: optional(
      described(
        "Policy log-probabilities of the decision's tokens.",
        listOf(objectOf<TokenLogprob>({ text, logprob: measure })),
      ),
    ),
  }),
  merge: event('merge', 'One more sample with the identical text.', {
    step: count,
    id: text,
    source: sourceSchema,
    count: described('Samples of this candidate so far.', positive),
  }),
  score: event('score', 'A candidate was scored.', {
    step: count,
    id: text,
    score: scoreSchema,
    aggregate: described('Score of the whole path.', unit),
    memo: described('True when no model was asked.', flag),
  }),
  verdict: event('verdict', 'A candidate was retained or pruned.', {
    step: count,
    id: text,
    verdict: verdictSchema,
  }),
  'step-finished': event('step-finished', 'A step ends.', { step: count, retained: listOf(text) }),
  control: event('control', 'Someone steered the search.', {
    action: oneWordOf<EventOf<'control'>['action']>({
      pause: true,
      resume: true,
      step: true,
      stop: true,
      fork: true,
    }),
    by: text,
    candidate: optional(text),
  }),
  'what-if': event(
    'what-if',
    'A person changes the search in this step; the verdicts that follow stand in for the earlier ones of their candidates.',
    { step: count, by: text, change: changeSchema },
  ),
  notice: event('notice', 'Something that whoever reads the search should know.', {
    severity: oneWordOf<EventOf<'notice'>['severity']>({ info: true, warning: true }),
    message: text,
    remedy: optional(text),
  }),
  'search-finished': event('search-finished', 'The last event.', {
    outcome: described(
      '`done`: a response was chosen. `empty`: every branch died.',
      oneWordOf<EventOf<'search-finished'>['outcome']>({
        done: true,
        empty: true,
        stopped: true,
        budget: true,
        failed: true,
      }),
    ),
    chosen: described('The finished candidate that won.', orNull(text)),
    response: orNull(text),
    calls: listOf(callSchema),
    score: described('Aggregate of the winner.', orNull(unit)),
    totals: totalsSchema,
    error: optional(errorSchema),
  }),
};

/** The schema of one line. The types of event are its `$defs`, under their names. */
export const logSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:toolprm-inspector:search-log:${logVersion}`,
  title: 'ToolPRM Inspector search log, one line',
  ...oneShapeOf(
    'type',
    Object.keys(eventSchemas).map((type) => ({ $ref: `#/$defs/${type}` })),
    'A search is a sequence of these events, one JSON object a line (JSON Lines, UTF-8).',
  ),
  $defs: eventSchemas,
};
