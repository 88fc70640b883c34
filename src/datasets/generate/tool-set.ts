// Which tools are offered together: near misses of the wanted one, and by what name a query may call each.
import type { Catalogue, CatalogueThing, ToolKind } from './catalogue.ts';
import { chance, pickIndex, type Random, shuffled } from './choose.ts';
import { type NounForms, nounForms } from './inflect.ts';
import { drawStyle, type OfferedTool, offerTool, wordsOf } from './offered-tool.ts';
import type { OperationName } from './operation-names.ts';

/** How tools that are not wanted are chosen, as weights. */
export interface DistractorWeights {
  /** The same thing, another operation. */
  readonly sameThing: number;
  /** The same operation on another thing of the same domain; another qualifier of the same noun comes first. */
  readonly sameOperation: number;
  /** The same operation in another domain. */
  readonly sameOperationElsewhere: number;
  /** The same domain, another thing and operation. */
  readonly sameDomain: number;
  readonly elsewhere: number;
}

export function drawDistractors(
  catalogue: Catalogue,
  wanted: ToolKind,
  count: number,
  weights: DistractorWeights,
  fits: (kind: ToolKind) => boolean,
  random: Random,
): ToolKind[] {
  const chosen = new Set([wanted]);
  const list = Object.values(weights) as readonly number[];
  for (let attempt = 0; chosen.size <= count && attempt < 8 * count + 24; attempt += 1) {
    const near = nearMiss(catalogue, wanted, pickIndex(random, list), random);
    if (near !== undefined && fits(near)) chosen.add(near);
  }
  chosen.delete(wanted);
  return [...chosen];
}

function nearMiss(catalogue: Catalogue, wanted: ToolKind, way: number, random: Random): ToolKind | undefined {
  switch (way) {
    case 0:
      return one(catalogue.byThing.get(wanted.thing), (kind) => kind !== wanted, random);
    case 1: {
      const same = (kind: ToolKind) => kind.operation === wanted.operation && kind.thing !== wanted.thing;
      const domain = catalogue.byDomain.get(wanted.domain);
      const head = headOf(wanted.thing.noun);
      const qualified = (kind: ToolKind) => same(kind) && headOf(kind.thing.noun) === head;
      return one(domain, qualified, random) ?? one(domain, same, random);
    }
    case 2:
      return one(
        catalogue.byOperation.get(wanted.operation),
        (kind) => kind.domain !== wanted.domain,
        random,
      );
    case 3: {
      const other = (kind: ToolKind) => kind.thing !== wanted.thing && kind.operation !== wanted.operation;
      return one(catalogue.byDomain.get(wanted.domain), other, random);
    }
    default:
      return one(catalogue.kinds, (kind) => kind.domain !== wanted.domain, random);
  }
}

function headOf(noun: string): string {
  return noun.slice(noun.lastIndexOf(' ') + 1);
}

/** One that fits, looked for from a random place on. */
function one(
  kinds: readonly ToolKind[] | undefined,
  fits: (kind: ToolKind) => boolean,
  random: Random,
): ToolKind | undefined {
  if (kinds === undefined || kinds.length === 0) return undefined;
  const start = Math.floor(random() * kinds.length);
  for (let step = 0; step < kinds.length; step += 1) {
    // A stride of 7 lands on other things than the neighbours, which are of the same one.
    const kind = kinds[(start + 7 * step) % kinds.length];
    if (kind !== undefined && fits(kind)) return kind;
  }
  return undefined;
}

/** The tools in random order, no name twice. */
export function offerTools(kinds: readonly ToolKind[], described: boolean, random: Random): OfferedTool[] {
  const style = drawStyle(random);
  const mixed = chance(random, 0.35);
  const taken = new Set<string>();
  const nouns = new Map<CatalogueThing, number>();
  return shuffled(random, kinds).flatMap((kind) => {
    const dress = { style: mixed ? drawStyle(random) : style, described, noun: nouns.get(kind.thing) };
    const offered = offerTool(kind, dress, random);
    // Tools of one thing mostly call it alike, as those of one service do.
    nouns.set(kind.thing, offered.nouns[0] ?? 0);
    if (taken.has(offered.tool.name)) return [];
    taken.add(offered.tool.name);
    return [offered];
  });
}

/**
 * What a query calls a tool's thing: mostly a noun that the tool's line holds, never one that fits another offered tool
 * of the same operation as well.
 * @param nouns the indices of nouns in the tool's line; none where the tool is not offered.
 */
export function nameThing(
  kind: ToolKind,
  nouns: readonly number[],
  others: readonly OfferedTool[],
  random: Random,
  strangers = 0.1,
): NounForms | undefined {
  const rivals = others.filter((other) => other.kind !== kind && other.kind.operation === kind.operation);
  const all = kind.thing.nouns.map((_, index) => index);
  const preferred = nouns.length > 0 && !chance(random, strangers) ? nouns : all;
  for (const index of [...shuffled(random, preferred), ...shuffled(random, all)]) {
    const form = kind.thing.nouns[index];
    if (form === undefined) continue;
    const words = wordsOf(form.noun);
    if (rivals.some((rival) => words.every((word) => holds(rival.words(), word)))) continue;
    return nounForms(form.noun, form.plural, form.mass);
  }
  return undefined;
}

function holds(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || words.has(`${word}s`) || words.has(`${word}es`);
}

/** Operations that people might take for one another; a query for one is not irrelevant where the other is offered. */
const related: readonly (readonly OperationName[])[] = [
  [
    'get',
    'list',
    'find',
    'recommend',
    'check',
    'count',
    'track',
    'download',
    'summarize',
    'calculate',
    'compare',
  ],
  ['create', 'schedule', 'book', 'buy', 'upload', 'copy'],
  ['update', 'postpone', 'renew', 'repair', 'assign'],
  ['delete', 'cancel', 'stop', 'archive', 'return', 'reject'],
  ['send', 'share', 'print', 'report', 'rate'],
  ['check', 'verify', 'approve', 'get'],
  ['calculate', 'convert', 'get'],
  ['buy', 'pay', 'book'],
  ['start', 'create', 'renew', 'subscribe'],
];

function areRelated(one: OperationName, other: OperationName): boolean {
  return one === other || related.some((group) => group.includes(one) && group.includes(other));
}

/** A tool of another operation group, so that the query has no answer among the offered. */
export function answersToo(offered: ToolKind, wanted: ToolKind): boolean {
  return offered.thing === wanted.thing && areRelated(offered.operation, wanted.operation);
}
