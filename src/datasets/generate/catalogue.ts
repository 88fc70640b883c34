// Domains made ready for the generator: texts taken apart, slots looked up, phrasings divided. Every mistake of an author
// is told with its place.
import type { JsonValue } from '../../tools/tool.ts';
import type { Domain, Slot, Thing } from './domain.ts';
import { looksPlural, pluralOf } from './inflect.ts';
import { type OperationName, operationNames } from './operation-names.ts';
import { type Phrasings, phrasings, withoutShared } from './phrasings.ts';
import { sharedSlots } from './shared-slots.ts';
import type { ListKind } from './value-kinds.ts';
import type { PlainKind } from './values.ts';

export interface CatalogueSlot {
  readonly key: string;
  readonly names: readonly string[];
  readonly abouts: readonly string[];
  readonly required: boolean;
  readonly say: Phrasings;
  readonly value: SlotValue;
  readonly default?: JsonValue;
}

export type SlotValue =
  | { readonly type: 'plain'; readonly kind: PlainKind }
  | { readonly type: 'list'; readonly kind: ListKind }
  | { readonly type: 'choice'; readonly options: readonly SlotOption[] }
  | { readonly type: 'flag'; readonly options: readonly SlotOption[] }
  | { readonly type: 'object'; readonly members: readonly CatalogueSlot[] };

/** A value that is told by a phrase of its own. */
export interface SlotOption {
  readonly value: string | boolean;
  readonly phrases: Phrasings;
}

export interface CatalogueThing {
  readonly noun: string;
  /** The noun and its synonyms, with their plurals. */
  readonly nouns: readonly { readonly noun: string; readonly plural: string; readonly mass: boolean }[];
  readonly abouts: readonly string[];
}

/** A thing and what can be done with it: what tools are made of. */
export interface ToolKind {
  /** `weather/weather forecast/get`. */
  readonly id: string;
  readonly domain: string;
  readonly heldOut: boolean;
  readonly context: readonly string[];
  readonly thing: CatalogueThing;
  readonly operation: OperationName;
  readonly slots: readonly CatalogueSlot[];
}

export interface Catalogue {
  readonly kinds: readonly ToolKind[];
  readonly byDomain: ReadonlyMap<string, readonly ToolKind[]>;
  readonly byOperation: ReadonlyMap<OperationName, readonly ToolKind[]>;
  readonly byThing: ReadonlyMap<CatalogueThing, readonly ToolKind[]>;
}

/** @throws {DomainError} at the first mistake in a domain. */
export function catalogueOf(domains: readonly Domain[]): Catalogue {
  const kinds = domains.flatMap(kindsOfDomain);
  return {
    kinds,
    byDomain: groupedBy(kinds, (kind) => kind.domain),
    byOperation: groupedBy(kinds, (kind) => kind.operation),
    byThing: groupedBy(kinds, (kind) => kind.thing),
  };
}

/** `Map.groupBy`, which Node 20 lacks. */
function groupedBy<Key>(kinds: readonly ToolKind[], keyOf: (kind: ToolKind) => Key): Map<Key, ToolKind[]> {
  const groups = new Map<Key, ToolKind[]>();
  for (const kind of kinds) {
    const key = keyOf(kind);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [kind]);
    else group.push(kind);
  }
  return groups;
}

/** A domain that cannot be used as it is written. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
}

function kindsOfDomain(domain: Domain): ToolKind[] {
  const context = partsOf(domain.context ?? '');
  return domain.things.flatMap((thing) => {
    const made = catalogueThing(thing);
    return operationsOf(thing).map(([operation, slots]) => {
      const id = `${domain.name}/${thing.noun}/${operation}`;
      const heldOut = domain.heldOut === true;
      return {
        id,
        domain: domain.name,
        heldOut,
        context,
        thing: made,
        operation,
        slots: slotsOf(slots, domain, id),
      };
    });
  });
}

function operationsOf({ operations }: Thing): [OperationName, string][] {
  return operationNames.flatMap((name) => {
    const slots = operations[name];
    return slots === undefined ? [] : [[name, slots]];
  });
}

function catalogueThing({ noun, plural, mass, also, about }: Thing): CatalogueThing {
  // What is plural already (`opening hours`) takes no article either.
  const bare = mass === true || (plural === noun && !/(series|species|aircraft)$/.test(noun));
  const others = partsOf(also).filter((other) => other !== noun);
  return {
    noun,
    nouns: [
      { noun, plural: plural ?? (bare ? noun : pluralOf(noun)), mass: bare },
      ...others.map((other) => {
        // A synonym that ends in the noun bends as the noun does: `weather news`.
        const same = other.endsWith(noun);
        const unbent = looksPlural(other) || (bare && (same || massNouns.test(other)));
        const bent = same && plural !== undefined ? other.slice(0, -noun.length) + plural : pluralOf(other);
        return { noun: other, plural: unbent ? other : bent, mass: unbent };
      }),
    ],
    abouts: partsOf(about),
  };
}

/** Synonyms of mass nouns that have no plural of their own. */
const massNouns =
  /(news|traffic|advice|information|music|weather|data|equipment|luggage|software|progress|help|power|water)$/;

function slotsOf(text: string, domain: Domain, place: string): readonly CatalogueSlot[] {
  const slots = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => slotOf(word, domain, place));
  if (new Set(slots.map(({ key }) => key)).size < slots.length) {
    throw new DomainError(`${place}: a slot is named twice in "${text}". Name each once.`);
  }
  return withoutShared(slots);
}

const sharedByKey: ReadonlyMap<string, Slot> = new Map(Object.entries<Slot>(sharedSlots));

function slotOf(word: string, domain: Domain, place: string): CatalogueSlot {
  const required = word.endsWith('!');
  const key = required ? word.slice(0, -1) : word;
  const slot = (Object.hasOwn(domain.slots, key) ? domain.slots[key] : undefined) ?? sharedByKey.get(key);
  if (slot === undefined) {
    throw new DomainError(
      `${place}: there is no slot "${key}". Add it to the slots of the domain ${domain.name}, or use a shared one.`,
    );
  }
  const value = slotValue(slot, domain, `${place}: slot ${key}`);
  const alone = value.type === 'choice' || value.type === 'flag';
  if (slot.say === undefined && !alone) {
    throw new DomainError(`${place}: slot ${key} needs ways of saying it: say: 'in {}|for {}'.`);
  }
  const base = { key, names: partsOf(slot.name), abouts: partsOf(slot.about), required, value };
  const say = phrasings(slot.say ?? '{}');
  return slot.default === undefined ? { ...base, say } : { ...base, say, default: slot.default };
}

function slotValue({ value }: Slot, domain: Domain, place: string): SlotValue {
  if (typeof value === 'string') return { type: 'plain', kind: value };
  if ('list' in value) return { type: 'list', kind: value };
  if ('choice' in value) {
    const options = Object.entries(value.choice).map(([name, said]) => ({
      value: name,
      phrases: phrasings(said),
    }));
    return { type: 'choice', options: distinct(options, place) };
  }
  if ('flag' in value) {
    const options = [
      { value: true, phrases: phrasings(value.flag.yes) },
      { value: false, phrases: phrasings(value.flag.no) },
    ];
    return { type: 'flag', options: distinct(options, place) };
  }
  if ('object' in value) return { type: 'object', members: slotsOf(value.object, domain, place) };
  return { type: 'plain', kind: value };
}

function distinct(options: readonly SlotOption[], place: string): readonly SlotOption[] {
  const phrases = options.flatMap(({ phrases: { usual, kept } }) => [...usual, ...kept]);
  const twice = phrases.find((phrase, index) => phrases.indexOf(phrase) !== index);
  if (twice === undefined) return options;
  throw new DomainError(`${place}: "${twice}" says two things. Give each value phrases of its own.`);
}

function partsOf(text: string): readonly string[] {
  return text.split('|').filter((part) => part !== '');
}
