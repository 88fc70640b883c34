// A tool as one row offers it: the same kind gets another name, another description and other parameter names each time.
import type { JsonObject, JsonSchema } from '../../tools/tool.ts';
import type { ExampleTool } from '../example.ts';
import type { CatalogueSlot, ToolKind } from './catalogue.ts';
import { chance, pick, pickIndex, type Random } from './choose.ts';
import { capitalized, nounForms, withNoun } from './inflect.ts';
import { operations } from './operations.ts';
import type { PlainKind } from './values.ts';

export interface OfferedTool {
  readonly kind: ToolKind;
  readonly tool: ExampleTool;
  /** The parameter names of the slots, members included, by the slot (each kind of tool has its own slot objects). */
  readonly names: ReadonlyMap<CatalogueSlot, string>;
  /** The lower-case words of its name and description. */
  readonly words: () => ReadonlySet<string>;
  /** The nouns of its name and description, as indices of the thing's nouns. */
  readonly nouns: readonly number[];
}

/** How names are written; one row mostly keeps to one. */
export type NameStyle = 'snake' | 'camel' | 'dotted' | 'noun-first' | 'pascal' | 'kebab';

const styles: readonly NameStyle[] = ['snake', 'camel', 'dotted', 'noun-first', 'pascal', 'kebab'];

export function drawStyle(random: Random): NameStyle {
  return styles[pickIndex(random, [52, 18, 10, 14, 3, 3])] ?? 'snake';
}

export interface ToolDress {
  readonly style: NameStyle;
  /** Whether parameters must be described, for rows whose names will be masked. */
  readonly described: boolean;
  /** The noun that another tool of the same thing goes by. */
  readonly noun?: number | undefined;
}

export function offerTool(
  kind: ToolKind,
  { style, described, noun }: ToolDress,
  random: Random,
): OfferedTool {
  const inName = noun !== undefined && chance(random, 0.75) ? noun : drawNoun(kind, random);
  const inDescription = chance(random, 0.55) ? inName : drawNoun(kind, random);
  const name = toolName(kind, style, inName, random);
  const description = describeTool(kind, inDescription, random);
  const names = new Map<CatalogueSlot, string>();
  const withDescriptions = described || chance(random, 0.14);
  const parametersSchema = objectSchema(kind.slots, style, withDescriptions, names, random);
  const nouns = [...new Set([inName, inDescription])];
  let words: ReadonlySet<string> | undefined;
  return {
    kind,
    names,
    nouns,
    tool: { name, description, parametersSchema },
    words: () => {
      words ??= new Set(wordsOf(`${name} ${description}`));
      return words;
    },
  };
}

/** Lower-case words, also those inside snake_case and camelCase names. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? []
  );
}

/** The noun itself more often than each of its synonyms. */
function drawNoun({ thing }: ToolKind, random: Random): number {
  return chance(random, 0.55) ? 0 : Math.floor(random() * thing.nouns.length);
}

function toolName({ thing, operation }: ToolKind, style: NameStyle, which: number, random: Random): string {
  const { verbs, nouns, many } = operations[operation];
  const form = thing.nouns[which] ?? { noun: thing.noun, plural: thing.noun };
  const verb = pick(random, waysOf(verbs));
  const noun = many === true && chance(random, 0.8) ? form.plural : form.noun;
  switch (style) {
    case 'dotted':
      return `${snake(noun)}.${snake(verb)}`;
    case 'noun-first':
      return `${snake(form.noun)}_${snake(pick(random, waysOf(nouns)))}`;
    case 'kebab':
      return `${snake(verb)}_${snake(noun)}`.replaceAll('_', '-');
    case 'camel':
      return camel(verb) + capitalized(camel(noun));
    case 'pascal':
      return capitalized(camel(verb)) + capitalized(camel(noun));
    case 'snake':
      return `${snake(verb)}_${snake(noun)}`;
  }
}

/** Remembers what a function of one text gave, for the few thousand texts of all domains. */
function remembered<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const waysOf = remembered((text) => text.split('|'));
const nameWords = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/);
const snake = remembered((text) => nameWords(text).join('_'));
const camel = remembered((text) =>
  nameWords(text)
    .map((word, index) => (index === 0 ? word : capitalized(word)))
    .join(''),
);

function describeTool({ thing, operation }: ToolKind, which: number, random: Random): string {
  const form = thing.nouns[which] ?? { noun: thing.noun, plural: thing.noun, mass: false };
  const phrase = withNoun(
    pick(random, waysOf(operations[operation].describe)),
    nounForms(form.noun, form.plural, form.mass),
  );
  const about = chance(random, 0.15) && thing.abouts.length > 0 ? `: ${pick(random, thing.abouts)}` : '';
  return `${phrase}${about}${chance(random, 0.8) ? '.' : ''}`;
}

function objectSchema(
  slots: readonly CatalogueSlot[],
  style: NameStyle,
  described: boolean,
  names: Map<CatalogueSlot, string>,
  random: Random,
): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const slot of slots) {
    const name = parameterName(slot, style, properties, random);
    names.set(slot, name);
    const schema = slotSchema(slot, style, described, names, random);
    const about = pick(random, slot.abouts);
    const telling = described && about !== slot.names.find((words) => written(words, style) === name);
    const description = telling ? { description: capitalized(about) } : {};
    const defaultValue = slot.required || slot.default === undefined ? {} : { default: slot.default };
    properties[name] = { ...schema, ...description, ...defaultValue };
    if (slot.required) required.push(name);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

function parameterName(slot: CatalogueSlot, style: NameStyle, taken: object, random: Random): string {
  const first = chance(random, 0.5) ? slot.names[0] : pick(random, slot.names);
  const candidates = [first ?? slot.key, ...slot.names].map((words) => written(words, style));
  const free = candidates.find((name) => !Object.hasOwn(taken, name));
  return free ?? `${candidates[0] ?? slot.key}_${Object.keys(taken).length + 1}`;
}

function written(words: string, style: NameStyle): string {
  return style === 'camel' || style === 'pascal' ? camel(words) : snake(words);
}

function slotSchema(
  { value }: CatalogueSlot,
  style: NameStyle,
  described: boolean,
  names: Map<CatalogueSlot, string>,
  random: Random,
): JsonObject {
  switch (value.type) {
    case 'plain':
      return plainSchema(value.kind);
    case 'list':
      return { type: 'array', items: plainSchema(value.kind.list) };
    case 'choice':
      return { type: 'string', enum: value.options.map((option) => option.value) };
    case 'flag':
      return { type: 'boolean' };
    case 'object':
      return objectSchema(value.members, style, described, names, random);
  }
}

function plainSchema(kind: PlainKind): JsonObject {
  if (typeof kind === 'object') {
    if ('integer' in kind) return { type: 'integer' };
    return { type: 'decimal' in kind ? 'number' : 'string' };
  }
  switch (kind) {
    case 'year':
    case 'percent':
      return { type: 'integer' };
    case 'amount':
      return { type: 'number' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'email':
      return { type: 'string', format: 'email' };
    default:
      return { type: 'string' };
  }
}
