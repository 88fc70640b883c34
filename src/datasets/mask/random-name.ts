// The random strings that hide names: alphabet and lengths as Hammer draws them (MadeAgents/Hammer, train/data_processing.py).

/** A source of numbers in [0, 1), such as `uniformStream(seed)`. */
export type Random = () => number;

export const maskAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.0123456789';

/** How many characters a masked name has, both ends included. */
export const functionNameLength = { least: 5, most: 15 } as const;
export const parameterNameLength = { least: 4, most: 10 } as const;

/** A masked default that is text has this many characters. */
export const defaultTextLength = 5;

/** A whole number from `least` to `most`, both included. */
export function randomInteger(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function randomText(random: Random, length: number): string {
  let text = '';
  for (let count = 0; count < length; count += 1) text += maskAlphabet[randomInteger(random, 0, 63)] ?? '';
  return text;
}

/**
 * A name that is not taken yet, and takes it. Names made of digits alone are drawn again: JavaScript would move such a
 * key to the front of its object, and the order of parameters must stay.
 */
export function randomName(
  random: Random,
  length: { readonly least: number; readonly most: number },
  taken: Set<string>,
): string {
  for (;;) {
    const name = randomText(random, randomInteger(random, length.least, length.most));
    if (taken.has(name) || /^\d+$/.test(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A new list in random order (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInteger(random, 0, at);
    const [one, two] = [order[at], order[other]];
    if (one === undefined || two === undefined) continue;
    order[at] = two;
    order[other] = one;
  }
  return order;
}
