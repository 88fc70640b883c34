// The search as a whole as expressions see it: what was asked for, what it may use, what it has used, what it asked its models.
import { changeableSettings } from '../../log/changeable-settings.ts';
import type { LoggedModel, SearchSettings, Totals } from '../../log/events.ts';
import { expand } from '../../log/exchange.ts';
import type { SearchTree } from '../../log/tree.ts';
import { brief, shortNumber } from '../expression/display.ts';
import { fromJson } from '../expression/json.ts';
import { type ListValue, listOf, type Value } from '../expression/value.ts';
import { toolShape } from './call.ts';
import { candidateOf } from './candidate.ts';
import { type ExchangeEvent, type SearchAt, toolsOf } from './search-at.ts';
import { members, type Shape, sampleOf, shaped } from './shape.ts';

export const settingsShape: Shape<SearchSettings> = {
  type: 'settings',
  about: 'What the search was asked to do. Setting one searches on with it from here.',
  brief: ({ strategy, beams, candidates, temperature }) =>
    `${strategy}, N ${beams}, M ${candidates}, temperature ${temperature}`,
  members: members<SearchSettings>({
    strategy: [
      'text',
      'How it searches: `toolprm`, `coarse`, `best-of-n`, `majority`, `token-beam` or `greedy`.',
      ({ strategy }) => strategy,
    ],
    beams: ['number', changeableSettings.beams, ({ beams }) => beams],
    candidates: ['number', changeableSettings.candidates, ({ candidates }) => candidates],
    temperature: ['number', changeableSettings.temperature, ({ temperature }) => temperature],
    threshold: [
      'number',
      `${changeableSettings.threshold} \`null\` where there is no such limit.`,
      ({ threshold }) => threshold ?? null,
    ],
    seed: ['number', changeableSettings.seed, ({ seed }) => seed],
    aggregation: [
      'text',
      'How the scores of a path become one: `last`, `min`, `product` or `mean`.',
      ({ aggregation }) => aggregation,
    ],
    constraint: [
      'text',
      '`schema` where the policy may write nothing but what the schemas allow, else `off`.',
      ({ constraint }) => constraint,
    ],
    format: ['text', 'Wire format of the calls.', ({ format }) => format],
    maxTokens: ['number', 'Most tokens sampled for one candidate.', ({ maxTokens }) => maxTokens],
    maxSteps: ['number', 'Most decisions in a response.', ({ maxSteps }) => maxSteps],
  }),
};

export const totalsShape: Shape<Totals> = {
  type: 'totals',
  about: 'What the search has done and used so far.',
  brief: ({ steps, candidates, policyRequests, rewardRequests }) =>
    `${steps} steps, ${candidates} candidates, ${policyRequests + rewardRequests} requests`,
  members: members<Totals>({
    steps: ['number', 'Steps that have begun.', ({ steps }) => steps],
    candidates: ['number', 'Distinct candidates.', ({ candidates }) => candidates],
    samples: ['number', 'Samples, equal ones counted.', ({ samples }) => samples],
    policyRequests: ['number', 'Requests to the policy.', ({ policyRequests }) => policyRequests],
    rewardRequests: ['number', 'Requests to the reward model.', ({ rewardRequests }) => rewardRequests],
    promptTokens: ['number', 'Tokens of prompts.', ({ promptTokens }) => promptTokens],
    completionTokens: ['number', 'Tokens sampled.', ({ completionTokens }) => completionTokens],
    cachedTokens: [
      'number',
      'Tokens of prompts that servers had cached.',
      ({ cachedTokens }) => cachedTokens,
    ],
    reusedSamples: [
      'number',
      'Samples whose text was reused from an earlier step.',
      ({ reusedSamples }) => reusedSamples,
    ],
    milliseconds: ['number', 'How long it has run.', ({ milliseconds }) => milliseconds],
  }),
};

interface Allowance {
  readonly used: number;
  readonly limit: number | undefined;
  readonly unit: string;
}

const allowanceShape: Shape<Allowance> = {
  type: 'allowance',
  about: 'One part of the budget.',
  brief: ({ used, limit, unit }) =>
    `${shortNumber(used)} ${limit === undefined ? '' : `of ${shortNumber(limit)} `}${unit}${limit === undefined ? ', no limit' : ''}`,
  members: members<Allowance>({
    used: ['number', 'How much is used.', ({ used }) => used],
    limit: ['number', 'How much may be used; `null` without a limit.', ({ limit }) => limit ?? null],
    left: [
      'number',
      'How much is left; `null` without a limit.',
      ({ used, limit }) => (limit === undefined ? null : Math.max(0, limit - used)),
    ],
  }),
};

interface Budget {
  readonly totals: Totals;
  readonly limits: SearchSettings['budget'];
}

const budgetShape: Shape<Budget> = {
  type: 'budget',
  about: 'What the search may use, and how much of it is used.',
  brief: ({ totals, limits }) => {
    const used = totals.policyRequests + totals.rewardRequests;
    return `${used}${limits.requests === undefined ? '' : ` of ${limits.requests}`} requests, ${totals.completionTokens}${
      limits.tokens === undefined ? '' : ` of ${limits.tokens}`
    } tokens`;
  },
  members: members<Budget>({
    requests: [
      'allowance',
      'Requests to models: `budget.requests.left`.',
      ({ totals, limits }) =>
        allowance(totals.policyRequests + totals.rewardRequests, limits.requests, 'requests'),
    ],
    tokens: [
      'allowance',
      'Sampled tokens.',
      ({ totals, limits }) => allowance(totals.completionTokens, limits.tokens, 'tokens'),
    ],
    seconds: [
      'allowance',
      'Time.',
      ({ totals, limits }) => allowance(totals.milliseconds / 1000, limits.seconds, 'seconds'),
    ],
  }),
};

function allowance(used: number, limit: number | undefined, unit: string): Value {
  return shaped(allowanceShape, { used, limit, unit });
}

export function budgetOf({ totals, header }: SearchTree): Value {
  return shaped(budgetShape, { totals, limits: header?.settings.budget ?? {} });
}

const modelShape: Shape<LoggedModel> = {
  type: 'model',
  about: 'A model that the search asks.',
  brief: ({ name, endpoint }) => `${name} at ${endpoint}`,
  members: members<LoggedModel>({
    name: ['text', "The model's name.", ({ name }) => name],
    endpoint: ['text', 'Where it runs.', ({ endpoint }) => endpoint],
    version: ['text', 'Its version, where it says.', ({ version }) => version],
    note: ['text', 'What is to be known of it.', ({ note }) => note],
  }),
};

/** A request of the search: its id alone where the events are not at hand. */
interface RequestAt {
  readonly at: SearchAt;
  readonly id: string;
}

const eventOf = ({ at, id }: RequestAt): ExchangeEvent | undefined => at.exchange(id);

const requestShape: Shape<RequestAt> = {
  type: 'request',
  about: 'A request to a model and its answer.',
  key: ({ id }) => id,
  brief: (of) => {
    const event = eventOf(of);
    if (event === undefined) return of.id;
    const tokens = event.usage === undefined ? '' : `, ${event.usage.completionTokens} tokens`;
    return `${event.role}  ${Math.round(event.milliseconds)} ms${tokens}${event.error === undefined ? '' : `  failed: ${event.error}`}`;
  },
  members: members<RequestAt>({
    role: ['text', '`policy` or `reward`.', (of) => eventOf(of)?.role],
    endpoint: ['text', 'Where it went.', (of) => eventOf(of)?.endpoint],
    milliseconds: ['number', 'From sending to the last byte.', (of) => eventOf(of)?.milliseconds],
    attempts: ['number', 'How often it was sent.', (of) => eventOf(of)?.attempts],
    promptTokens: ['number', 'Tokens of its prompts.', (of) => eventOf(of)?.usage?.promptTokens],
    completionTokens: ['number', 'Tokens sampled for it.', (of) => eventOf(of)?.usage?.completionTokens],
    cachedTokens: [
      'number',
      'Tokens of its prompts that the server had cached.',
      (of) => eventOf(of)?.usage?.cachedTokens,
    ],
    error: ['text', 'What failed.', (of) => eventOf(of)?.error],
    request: ['object', 'What was sent.', (of) => bodyOf(of, 'request')],
    response: ['object', 'What came back.', (of) => bodyOf(of, 'response')],
    id: ['text', 'Its name in the log.', ({ id }) => id],
  }),
};

function bodyOf(of: RequestAt, which: 'request' | 'response'): Value | undefined {
  const body = eventOf(of)?.[which];
  return body === undefined ? undefined : fromJson(expand(body, of.at.tree.header?.prompt ?? ''));
}

export function requestList(at: SearchAt, ids: readonly string[]): ListValue {
  return listOf(
    'request',
    ids.map((id) => shaped(requestShape, { at, id })),
    sampleOf(requestShape),
  );
}

export const searchShape: Shape<SearchAt> = {
  type: 'search',
  about: 'The search as a whole, as far as it has come.',
  key: ({ tree }) => tree.header?.search ?? '',
  brief: ({ tree }) => `${tree.outcome?.outcome ?? tree.state}: ${brief(tree.header?.query ?? null, 80)}`,
  members: members<SearchAt>({
    query: ['text', 'What was asked.', ({ tree }) => tree.header?.query],
    state: ['text', '`running`, `paused` or `finished`.', ({ tree }) => tree.state],
    outcome: [
      'text',
      '`done`, `empty` where every branch died, `stopped`, `budget` or `failed`; `null` while it runs.',
      ({ tree }) => tree.outcome?.outcome,
    ],
    response: ['text', 'The response that was chosen.', ({ tree }) => tree.outcome?.response ?? undefined],
    calls: [
      'list of values',
      'The calls that were chosen.',
      ({ tree }) =>
        tree.outcome === undefined
          ? undefined
          : fromJson(tree.outcome.calls.map(({ name, arguments: args }) => ({ name, arguments: args }))),
    ],
    leader: [
      'candidate',
      'The winner; while there is none, the best retained candidate of the last finished step.',
      (at) => candidateOf(at, at.tree.leader) ?? undefined,
    ],
    steps: ['number', 'Steps that have begun.', ({ tree }) => tree.totals.steps],
    policy: ['model', 'Who proposes.', ({ tree }) => modelOf(tree.header?.policy)],
    reward: ['model', 'Who scores.', ({ tree }) => modelOf(tree.header?.reward)],
    tools: [
      'list of tools',
      'The tools that it may call.',
      ({ tree }) =>
        listOf(
          'tool',
          toolsOf(tree).map((tool) => shaped(toolShape, tool)),
          sampleOf(toolShape),
        ),
    ],
    changes: [
      'list of values',
      'What people changed in the middle of it, each with its `step`, `by` and `kind`.',
      ({ tree }) =>
        tree.changes.length === 0
          ? undefined
          : fromJson(tree.changes.map(({ step, by, change }) => ({ step, by, ...change }))),
    ],
    parent: [
      'text',
      'The id of the search that this one was forked from.',
      ({ tree }) => tree.header?.parent?.search,
    ],
    prefix: [
      'text',
      'Text that was decided before the search began.',
      ({ tree }) => (tree.header?.prefix === '' ? undefined : tree.header?.prefix),
    ],
    error: ['text', 'What failed, and what to do.', ({ tree }) => errorOf(tree)],
    id: ['text', 'Its name in the log.', ({ tree }) => tree.header?.search],
  }),
};

function modelOf(model: LoggedModel | undefined): Value | undefined {
  return model === undefined ? undefined : shaped(modelShape, model);
}

function errorOf({ outcome }: SearchTree): string | undefined {
  return outcome?.error === undefined ? undefined : `${outcome.error.message} ${outcome.error.remedy}`;
}

export const searchShapes = [
  searchShape,
  settingsShape,
  budgetShape,
  allowanceShape,
  totalsShape,
  requestShape,
  modelShape,
] as const;
