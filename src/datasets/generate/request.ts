// How a query is worded: one clause for each call, wrapped politely, asked, stated, or tersely thrown down.
import { chance, pick, type Random, shuffled } from './choose.ts';
import { capitalized, type NounForms, withNoun } from './inflect.ts';
import type { Mention, Telling } from './mentions.ts';
import type { OperationName } from './operation-names.ts';
import { operations } from './operations.ts';
import { markedPhrasings, type Phrasings } from './phrasings.ts';

/** What is asked for, before it is put into words. */
export interface Demand {
  readonly operation: OperationName;
  readonly noun: NounForms;
  readonly mentions: readonly Mention[];
  /** The slot that stands next to the noun. */
  readonly first: Mention | undefined;
  /** The words of the tool's name and description. */
  readonly line: () => ReadonlySet<string>;
}

interface OperationWords {
  readonly ask: Phrasings;
  readonly sentences: Phrasings;
}

const wordings = new Map<OperationName, OperationWords>();

function wordingOf(operation: OperationName): OperationWords {
  const known = wordings.get(operation);
  if (known !== undefined) return known;
  const { ask, sentences = '' } = operations[operation];
  const made = { ask: markedPhrasings(ask), sentences: markedPhrasings(sentences) };
  wordings.set(operation, made);
  return made;
}

/** Mostly a way of asking without the verbs of the tool's line, so that meaning decides and not the letters. */
function unlike(ways: Phrasings, { line }: Demand, { random, phrasing }: Telling): string {
  if (chance(random, 0.15)) return phrasing.settle(ways);
  const words = line();
  const strange = (list: readonly string[]) => {
    const rest = list.filter((way) => verbsOf(way).every((verb) => !words.has(verb)));
    return rest.length === 0 ? list : rest;
  };
  return phrasing.settle({ usual: strange(ways.usual), kept: strange(ways.kept) });
}

function asking(demand: Demand, telling: Telling): string {
  return unlike(wordingOf(demand.operation).ask, demand, telling);
}

/** The words of a way of asking that could stand in a tool's line: all but the small ones. */
function verbsOf(way: string): readonly string[] {
  const known = verbs.get(way);
  if (known !== undefined) return known;
  const made = way
    .replace(/\{\w+\}/g, ' ')
    .split(/[^a-z]+/i)
    .filter((word) => word !== '' && !smallWords.has(word));
  verbs.set(way, made);
  return made;
}

const verbs = new Map<string, readonly string[]>();
const smallWords = new Set('a an the me my of for to in on is it all up out off i'.split(' '));

/** Around what an assistant is told to do; `{}` is the clause. */
const wrappers = markedPhrasings(
  '{}|{}|{}|{}|please {}|please {}|{}, please|can you {}?|could you {}?|could you please {}?|would you {}?|I would like you to {}|go ahead and {}|I need you to {}|hey, {}|will you {}? || be so kind as to {}|kindly {}|your next task is to {}|may I ask you to {}?',
);

/** Around what a person wants to have done, where the clause does not say `me`. */
const wishes = markedPhrasings(
  'I want to {}|I would like to {}|I need to {}|help me {}|is it possible to {}?|how can I {}?|I have to {}|we should {} || my plan is to {}|it is time to {}|I have been meaning to {}',
);

const afterthoughts = markedPhrasings(
  'Oh, and {}.|And {}, please.|Also {}.|{}, if you can.|It should be {}. || One more thing: {}.|Do not forget: {}.',
);

const joints: Phrasings = {
  usual: [' and ', ', and also ', ', then ', ', and then '],
  kept: [', and on top of that ', '; besides, '],
};
const greetings = ['Hi', 'Hello', 'Good morning', 'Hi there', 'Hey'];
const again = markedPhrasings('do the same {}|and once more {}|then repeat that {} || and likewise {}');

/** One request for one call. */
export function singleRequest(demand: Demand, telling: Telling): string {
  const { random, phrasing } = telling;
  const words = wordingOf(demand.operation);
  const draw = random();
  if (draw < 0.24 && words.sentences.usual.length > 0) {
    return sentence(clause(unlike(words.sentences, demand, telling), demand, random), random);
  }
  const ask = asking(demand, telling);
  if (draw < 0.34) return clause(ask, { ...demand, noun: bare(demand.noun) }, random);
  const late = demand.mentions.at(-1);
  if (draw < 0.46 && late !== undefined && late !== demand.first && demand.mentions.length > 1) {
    const rest = { ...demand, mentions: demand.mentions.slice(0, -1) };
    const head = sentence(wrapped(clause(ask, rest, random), telling), random, '.');
    return `${head} ${capitalized(phrasing.choose(afterthoughts).replace('{}', () => late.phrase))}`;
  }
  if (
    draw < 0.54 &&
    late !== undefined &&
    late !== demand.first &&
    /^(in|on|for|at|from|until|within|by) /.test(late.phrase)
  ) {
    const rest = { ...demand, mentions: demand.mentions.slice(0, -1) };
    return sentence(`${late.phrase}, ${clause(ask, rest, random)}`, random);
  }
  return sentence(wrapped(clause(ask, demand, random), telling), random);
}

/** One request for several calls. */
export function severalRequests(demands: readonly Demand[], telling: Telling): string {
  const { random, phrasing } = telling;
  if (chance(random, 0.3)) {
    const starts = [
      '',
      pick(random, ['Then ', 'Also, ', 'After that, ', 'And ']),
      pick(random, ['Finally, ', 'Also, ']),
      'And ',
    ];
    return demands
      .map((demand, index) => {
        const ask = asking(demand, telling);
        return `${capitalized(`${starts[index] ?? ''}${clause(ask, demand, random)}`)}.`;
      })
      .join(' ');
  }
  const clauses = demands.map((demand) => clause(asking(demand, telling), demand, random));
  const joined = clauses.reduce((text, next) => text + phrasing.choose(joints) + next);
  return sentence(wrapped(joined, telling), random);
}

/** The same again with another value: `…, and do the same for Bergen`. */
export function repeatedRequest(demand: Demand, phrases: readonly string[], telling: Telling): string {
  const { random, phrasing } = telling;
  const ask = asking(demand, telling);
  const more = phrasing.choose(again).replace('{}', () => phrases.join(' and '));
  const head = clause(ask, demand, random);
  return chance(random, 0.5)
    ? `${capitalized(head)}. ${capitalized(more)}.`
    : sentence(`${head}, ${more.startsWith('and') ? '' : 'and '}${more}`, random);
}

/** Puts a sentence, or a greeting, before a request. */
export function withContext(request: string, context: readonly string[], random: Random): string {
  if (context.length > 0 && chance(random, 0.7)) return `${pick(random, context)} ${capitalized(request)}`;
  const greeting = pick(random, greetings);
  if (chance(random, 0.5)) return `${greeting}! ${request}`;
  return `${greeting}, ${/^I\b/.test(request) ? request : request.charAt(0).toLowerCase() + request.slice(1)}`;
}

/** The first slot stands next to the noun, the others at the end, before the mark. */
function clause(pattern: string, { noun, mentions, first }: Demand, random: Random): string {
  const adjacent = first !== undefined && mentions.includes(first) ? first : undefined;
  const others = mentions.filter((mention) => mention !== adjacent).map(({ phrase }) => phrase);
  const ordered = chance(random, 0.4) ? shuffled(random, others) : others;
  const separator = ordered.length > 1 && chance(random, 0.15) ? ', ' : ' ';
  const mark = /[.?]$/.exec(pattern)?.[0] ?? '';
  const body = mistyped(pattern.slice(0, pattern.length - mark.length), random);
  const at = body.indexOf('}') + 1;
  const near = adjacent === undefined ? '' : ` ${adjacent.phrase}`;
  const head = withNoun(body.slice(0, at), noun) + near + withNoun(body.slice(at), noun);
  return `${head}${ordered.length > 0 ? ' ' : ''}${ordered.join(separator)}${mark}`;
}

function wrapped(clauseText: string, { random, phrasing }: Telling): string {
  const wish = !/\b(me|my)\b/.test(clauseText) && chance(random, 0.25);
  return phrasing.choose(wish ? wishes : wrappers).replace('{}', () => clauseText);
}

function bare(noun: NounForms): NounForms {
  return { ...noun, a: noun.n, the: noun.n };
}

/** A capital and a final mark; some people leave both away. */
function sentence(text: string, random: Random, mark?: string): string {
  const marked = /[.?!]$/.test(text);
  if (mark !== undefined) return capitalized(marked ? text : text + mark);
  const draw = random();
  if (draw < 0.12) return marked ? text.slice(0, -1) : text;
  return capitalized(marked || draw < 0.3 ? text : `${text}.`);
}

/** Rarely two letters of a longer word change places; never in a value. */
function mistyped(pattern: string, random: Random): string {
  if (!chance(random, 0.015)) return pattern;
  return pattern.replace(/[a-z]{5,}/, (word) => {
    const at = 1 + Math.floor(random() * (word.length - 3));
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  });
}
