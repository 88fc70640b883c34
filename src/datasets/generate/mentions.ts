// What a query says of a call's arguments, and the values that the gold call then holds.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { CatalogueSlot, SlotOption } from './catalogue.ts';
import { chance, pick, type Random } from './choose.ts';
import type { OfferedTool } from './offered-tool.ts';
import type { PhrasingChoice } from './phrasings.ts';
import { type DrawnValue, drawValue } from './values.ts';

/** One slot as a query speaks of it. */
export interface Mention {
  readonly slot: CatalogueSlot;
  /** The way of saying it that was drawn, with `{}` for the value. */
  readonly way: string;
  readonly phrase: string;
  readonly value: JsonValue;
}

/** What is drawn for one row: its ways of saying, and the values so far, so that no two arguments are alike. */
export interface Telling {
  readonly random: Random;
  readonly phrasing: PhrasingChoice;
  readonly said: Set<string>;
  /** The probability that an optional slot is spoken of, and how many at most. */
  readonly optional: { readonly probability: number; readonly most: number };
}

/** The required slots and some optional ones, in the order of the schema. */
export function drawMentions({ kind, names }: OfferedTool, telling: Telling): Mention[] {
  const { random, optional } = telling;
  const free = kind.slots.filter(({ required }) => !required);
  // Without a required slot at least one is told mostly, so that there is something to copy.
  const certain = free.length === kind.slots.length && chance(random, 0.8) ? pick(random, free) : undefined;
  let left = optional.most;
  const told = kind.slots.filter((slot) => {
    if (slot.required || slot === certain) return true;
    if (left <= 0 || !chance(random, optional.probability)) return false;
    left -= 1;
    return true;
  });
  return told.map((slot) => drawMention(slot, names, telling));
}

export function drawMention(
  slot: CatalogueSlot,
  names: ReadonlyMap<CatalogueSlot, string>,
  telling: Telling,
): Mention {
  const { random, phrasing } = telling;
  const { value } = slot;
  // A default that is restated is an argument like any other.
  const restated = !slot.required && slot.default !== undefined && chance(random, 0.15);
  switch (value.type) {
    case 'plain':
    case 'list': {
      const drawn = restated ? asSaid(slot.default) : undefined;
      return mention(slot, drawn ?? fresh(() => drawValue(value.kind, random), telling), phrasing);
    }
    case 'choice':
    case 'flag': {
      const option = drawOption(value.options, restated ? slot.default : undefined, slot, random);
      return mention(slot, { said: phrasing.choose(option.phrases), value: option.value }, phrasing);
    }
    case 'object': {
      const members = value.members.filter((member) => member.required || chance(random, 0.5));
      const told = members.map((member) => drawMention(member, names, telling));
      const way = phrasing.choose(slot.say);
      const joined = told.map(({ phrase }) => phrase).join(' ');
      // Not `to at 86 Hill Avenue`.
      const said = way.startsWith('{}') ? joined : joined.replace(/^(at|in|on) /, '');
      return { slot, way, phrase: filled(way, said), value: argumentsOf(told, names) };
    }
  }
}

/** The call's arguments, in the order of the schema. */
export function argumentsOf(
  mentions: readonly Mention[],
  names: ReadonlyMap<CatalogueSlot, string>,
): JsonObject {
  return Object.fromEntries(mentions.map(({ slot, value }) => [names.get(slot) ?? slot.key, value]));
}

/** Puts words into a way of saying; `$` in them means nothing. */
export function filled(way: string, said: string): string {
  return way.split('{}').join(said);
}

function mention(slot: CatalogueSlot, { said, value }: DrawnValue, phrasing: PhrasingChoice): Mention {
  const way = phrasing.choose(slot.say);
  return { slot, way, phrase: filled(way, said), value };
}

/** A flag is told more often where it departs from its default. */
function drawOption(
  options: readonly SlotOption[],
  wanted: JsonValue | undefined,
  slot: CatalogueSlot,
  random: Random,
): SlotOption {
  const restated = options.find((option) => option.value === wanted);
  if (restated !== undefined) return restated;
  const others = options.filter((option) => option.value !== slot.default);
  return pick(random, others.length > 0 && chance(random, 0.6) ? others : options);
}

function asSaid(value: JsonValue | undefined): DrawnValue | undefined {
  return typeof value === 'string' || typeof value === 'number' ? { said: String(value), value } : undefined;
}

/** A value that the row does not hold yet. */
export function fresh(draw: () => DrawnValue, { said }: Pick<Telling, 'said'>): DrawnValue {
  let drawn = draw();
  for (let attempt = 0; said.has(drawn.said) && attempt < 8; attempt += 1) drawn = draw();
  said.add(drawn.said);
  return drawn;
}
