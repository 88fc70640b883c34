// One row: tools are chosen and offered, a query is worded, and the gold calls are written down.
import type { Call } from '../../calls/decision.ts';
import type { ExampleTool, SplitName } from '../example.ts';
import type { Catalogue, ToolKind } from './catalogue.ts';
import { chance, pick, pickIndex, type Random } from './choose.ts';
import type { LevelRules } from './levels.ts';
import { argumentsOf, drawMentions, filled, fresh, type Mention, type Telling } from './mentions.ts';
import type { OfferedTool } from './offered-tool.ts';
import { type PhrasingChoice, phrasingChoice } from './phrasings.ts';
import { type Demand, repeatedRequest, severalRequests, singleRequest, withContext } from './request.ts';
import { smallTalk } from './small-talk.ts';
import { splitOfTools } from './split.ts';
import { answersToo, drawDistractors, nameThing, offerTools } from './tool-set.ts';
import { drawValue, enumeration, type PlainKind } from './values.ts';

export interface RowPlan {
  readonly catalogue: Catalogue;
  readonly rules: LevelRules;
  readonly split: SplitName;
  readonly maxTools: number;
  /** Whether a phrasing that is kept for `test` must be used. */
  readonly keptPhrasing: boolean;
  /** Every tool and parameter is described, as its names will be masked. */
  readonly described: boolean;
}

export interface Row {
  readonly query: string;
  readonly tools: readonly ExampleTool[];
  readonly calls: readonly Call[];
  readonly domain: string;
  readonly tags: readonly string[];
}

/** One attempt; nothing where the drawn tools belong to another split or a query would be ambiguous. */
export function drawRow(plan: RowPlan, random: Random): Row | undefined {
  const { catalogue, rules } = plan;
  const wanted = pick(random, catalogue.kinds);
  if (!allowed(wanted, rules)) return undefined;
  const irrelevant = chance(random, rules.irrelevant);
  const count = Math.min(plan.maxTools, 1 + pickIndex(random, rules.tools));
  // Near misses of a query without an answer must not answer it either.
  const fits = (kind: ToolKind) => allowed(kind, rules) && !(irrelevant && answersToo(kind, wanted));
  const others = drawDistractors(
    catalogue,
    wanted,
    irrelevant ? count : count - 1,
    rules.distractors,
    fits,
    random,
  );
  const kinds = irrelevant ? others : [wanted, ...others];
  const offered = offerTools(kinds, plan.described, random);
  const tools = offered.map(({ tool }) => tool);
  // Near misses can run out: then the row is smaller than its level wants.
  const fewest = Math.min(plan.maxTools, 1 + rules.tools.findIndex((weight) => weight > 0));
  if (tools.length < fewest || splitOfTools(tools, wanted.heldOut) !== plan.split) return undefined;

  const phrasing = phrasingChoice(random, plan.keptPhrasing);
  const telling: Telling = { random, phrasing, said: new Set(), optional: rules.optional };
  const told = irrelevant
    ? irrelevantQuery(wanted, offered, plan, telling)
    : answeredQuery(wanted, offered, plan, telling);
  if (told === undefined || (plan.keptPhrasing && !phrasing.tookKept())) return undefined;
  const longest = plan.described ? longestRow.masked : longestRow.named;
  if (lengthOf(tools) + told.query.length + JSON.stringify(told.calls).length > longest) return undefined;
  const query = chance(random, rules.context) ? withContext(told.query, wanted.context, random) : told.query;
  return { query, tools, calls: told.calls, domain: wanted.domain, tags: tagsOf(told, wanted, phrasing) };
}

/** Characters of a row; about 480 tokens of a small vocabulary. Masked names take more tokens than words do. */
const longestRow = { named: 2000, masked: 1450 };

/** As JSON, which is nearly twice as long as a compact prompt. */
function lengthOf(tools: readonly ExampleTool[]): number {
  return tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, 0);
}

interface Told {
  readonly query: string;
  readonly calls: readonly Call[];
}

function tagsOf({ calls }: Told, { heldOut }: ToolKind, phrasing: PhrasingChoice): string[] {
  return [
    ...(calls.length > 1 ? ['parallel'] : []),
    ...(calls.length === 0 ? ['irrelevant'] : []),
    ...(heldOut ? ['held-out-domain'] : []),
    ...(phrasing.tookKept() ? ['held-out-phrasing'] : []),
  ];
}

function allowed({ slots }: ToolKind, rules: LevelRules): boolean {
  if (slots.filter(({ required }) => required).length > rules.required) return false;
  return rules.nested || slots.every(({ value }) => value.type !== 'object');
}

/** A request that no offered tool can answer, or none at all. */
function irrelevantQuery(
  wanted: ToolKind,
  offered: readonly OfferedTool[],
  { catalogue, described }: RowPlan,
  telling: Telling,
): Told | undefined {
  const { random } = telling;
  if (!telling.phrasing.wantsKept && chance(random, 0.08))
    return { query: pick(random, smallTalk), calls: [] };
  const far = chance(random, 0.3) ? pick(random, catalogue.kinds) : wanted;
  if (offered.some(({ kind }) => kind === far || answersToo(kind, far))) return undefined;
  // The tool that the query is about, as it would have been offered.
  const [absent] = offerTools([far], described, random);
  if (absent === undefined) return undefined;
  const demand = demandOf(absent, [], offered, 0, telling);
  return demand === undefined ? undefined : { query: singleRequest(demand.demand, telling), calls: [] };
}

function answeredQuery(
  wanted: ToolKind,
  offered: readonly OfferedTool[],
  { rules }: RowPlan,
  telling: Telling,
): Told | undefined {
  const { random } = telling;
  const target = offered.find(({ kind }) => kind === wanted);
  if (target === undefined) return undefined;
  if (!chance(random, rules.parallel)) {
    const told = demandOf(target, target.nouns, offered, rules.strangers, telling);
    return told === undefined
      ? undefined
      : { query: singleRequest(told.demand, telling), calls: [told.call] };
  }
  return chance(random, 0.5)
    ? spreadQuery(target, offered, rules, telling)
    : severalQuery(target, offered, rules, telling);
}

interface DemandedCall {
  readonly demand: Demand;
  readonly call: Call;
}

function demandOf(
  target: OfferedTool,
  nouns: readonly number[],
  offered: readonly OfferedTool[],
  strangers: number,
  telling: Telling,
): DemandedCall | undefined {
  const noun = nameThing(target.kind, nouns, offered, telling.random, strangers);
  if (noun === undefined) return undefined;
  return demanded(target, noun, drawMentions(target, telling));
}

function demanded(target: OfferedTool, noun: Demand['noun'], mentions: readonly Mention[]): DemandedCall {
  const first = mentions.find(({ slot }) => slot === target.kind.slots[0]);
  return {
    demand: { operation: target.kind.operation, noun, mentions, first, line: target.words },
    call: { name: target.tool.name, arguments: argumentsOf(mentions, target.names) },
  };
}

/** Two to four calls of one tool that differ in one value: `for Oslo, Lima and Bergen`. */
function spreadQuery(
  target: OfferedTool,
  offered: readonly OfferedTool[],
  rules: LevelRules,
  telling: Telling,
): Told | undefined {
  const { random } = telling;
  const told = demandOf(target, target.nouns, offered, rules.strangers, telling);
  const spread = told?.demand.mentions.find(({ slot }) => slot.required && spreadKind(slot) !== undefined);
  const kind = spread === undefined ? undefined : spreadKind(spread.slot);
  if (told === undefined || spread === undefined || kind === undefined) return undefined;
  // A list next to it might be taken for the values, and the other way round.
  if (target.kind.slots.some(({ value }) => value.type === 'list')) return undefined;
  const count = 2 + pickIndex(random, [6, 3, 1]);
  const values = Array.from({ length: count }, () => fresh(() => drawValue(kind, random), telling));
  if (new Set(values.map(({ said }) => said)).size < count) return undefined;
  const { way } = spread;
  const phrases = values.map(({ said }) => filled(way, said));
  const callsOf = values.map(({ value }) =>
    demanded(target, told.demand.noun, replaced(told.demand.mentions, { ...spread, value })),
  );
  const calls = callsOf.map(({ call }) => call);
  const [head = '', ...more] = phrases;
  if (chance(random, 0.4)) {
    const mentions = replaced(told.demand.mentions, { ...spread, phrase: head });
    return {
      query: repeatedRequest(demanded(target, told.demand.noun, mentions).demand, more, telling),
      calls,
    };
  }
  const phrase = way.includes('"')
    ? enumeration(phrases)
    : filled(way, enumeration(values.map(({ said }) => said)));
  const mentions = replaced(told.demand.mentions, { ...spread, phrase });
  return { query: singleRequest(demanded(target, told.demand.noun, mentions).demand, telling), calls };
}

/** Kinds whose values can stand in a row after one preposition. */
function spreadKind({ value }: Mention['slot']): PlainKind | undefined {
  if (value.type !== 'plain') return undefined;
  const { kind } = value;
  if (typeof kind !== 'string') return 'code' in kind || 'words' in kind ? kind : undefined;
  return ['text', 'topic', 'amount', 'percent', 'time'].includes(kind) ? undefined : kind;
}

function replaced(mentions: readonly Mention[], mention: Mention): readonly Mention[] {
  return mentions.map((other) => (other.slot === mention.slot ? mention : other));
}

/** Two to four requests in one query, of the same tool or of several. */
function severalQuery(
  target: OfferedTool,
  offered: readonly OfferedTool[],
  rules: LevelRules,
  telling: Telling,
): Told | undefined {
  const { random } = telling;
  const count = 2 + pickIndex(random, [8, 2, 0.5]);
  const others = offered.filter((other) => other !== target);
  const demands: DemandedCall[] = [];
  for (let index = 0; index < count; index += 1) {
    const tool = index === 0 || others.length === 0 || chance(random, 0.25) ? target : pick(random, others);
    const told = demandOf(tool, tool.nouns, offered, rules.strangers, telling);
    if (told === undefined) return undefined;
    demands.push(told);
  }
  const calls = demands.map(({ call }) => call);
  if (new Set(calls.map((call) => JSON.stringify(call))).size < calls.length) return undefined;
  return {
    query: severalRequests(
      demands.map(({ demand }) => demand),
      telling,
    ),
    calls,
  };
}
