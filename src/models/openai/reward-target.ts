// What the label looks like as a token where a template ends: its ids, and the space that it swallows.
import { ModelError } from '../exchange.ts';
import { type LabelPair, type LabelReading, type LabelToken, logSum } from '../reward/labels.ts';

/** Token ids of the two labels and their variants, all in one spelling. */
export interface LabelIds {
  readonly positive: readonly number[];
  readonly negative: readonly number[];
}

/** The labels at the end of one text. */
export interface LabelTarget {
  /** White space at the end of the text that belongs to the label's token (" +"): the text is sent without it. */
  readonly swallowed: string;
  /**
   * First the spelling that the text's end calls for, then the other one (with or without a space), which is read only
   * where the model finds it likelier. Empty where the server cannot tokenise: labels are then found by their text.
   */
  readonly ids: readonly LabelIds[];
}

/** Token ids of a text. */
export type Tokenize = (text: string) => Promise<readonly number[]>;

/** Without a tokeniser: nearly every tokeniser in use joins a space to what follows it, so it is held back. */
export function guessTarget(text: string): LabelTarget {
  return { swallowed: trailingSpace(text), ids: [] };
}

/** As much of a text's end as decides how a label after it is cut into tokens. */
export function targetTail(text: string): string {
  return text.slice(-8).replace(/^[\udc00-\udfff]/, '');
}

/**
 * Finds the label's ids as the model would see them, by tokenising text and label together: alone, a label may be cut
 * differently. "<ARG_VALUE> " + "+" is usually one token " +" after "<ARG_VALUE>"; then the space is swallowed.
 * @throws {ModelError} `unsupported` when a label is not one token there.
 */
export async function resolveTarget(
  tail: string,
  labels: LabelPair,
  tokenize: Tokenize,
): Promise<LabelTarget> {
  const space = trailingSpace(tail);
  for (const swallowed of space === '' ? [''] : ['', space]) {
    const sent = tail.slice(0, tail.length - swallowed.length);
    const context = await tokenize(sent);
    const called = await labelIds(context, sent, swallowed, labels, tokenize);
    if (called === undefined) continue;
    const other = await labelIds(context, sent, swallowed === '' ? ' ' : '', labels, tokenize);
    return { swallowed, ids: other === undefined ? [called] : [called, other] };
  }
  const names = [
    labels.positive,
    labels.negative,
    ...(labels.positiveVariants ?? []),
    ...(labels.negativeVariants ?? []),
  ];
  throw new ModelError(
    'unsupported',
    `The labels ${names.map((label) => JSON.stringify(label)).join(', ')} are not single tokens after ${JSON.stringify(tail)}.`,
    'Choose labels that are one token each in this model, or end the reward template differently (with or without a space or a line break).',
  );
}

async function labelIds(
  context: readonly number[],
  sent: string,
  space: string,
  labels: LabelPair,
  tokenize: Tokenize,
): Promise<LabelIds | undefined> {
  const ids = async (label: string, variants: readonly string[] | undefined) => {
    const spelled = [label, ...(variants ?? [])].map(async (text) =>
      oneMore(context, await tokenize(sent + space + text)),
    );
    const all = await Promise.all(spelled);
    const single = all.filter((id) => id !== undefined);
    return single.length === all.length ? [...new Set(single)] : undefined;
  };
  const [positive, negative] = await Promise.all([
    ids(labels.positive, labels.positiveVariants),
    ids(labels.negative, labels.negativeVariants),
  ]);
  if (positive === undefined || negative === undefined) return undefined;
  return positive.some((id) => negative.includes(id)) ? undefined : { positive, negative };
}

/** The one id that `longer` has after `context`, or undefined when they differ otherwise. */
function oneMore(context: readonly number[], longer: readonly number[]): number | undefined {
  if (longer.length !== context.length + 1) return undefined;
  return context.every((id, index) => longer[index] === id) ? longer.at(-1) : undefined;
}

function trailingSpace(text: string): string {
  return text.endsWith(' ') ? ' ' : '';
}

/** All ids that any of the targets is read by; undefined where one of them has none. */
export function labelIdsOf(targets: readonly LabelTarget[]): readonly number[] | undefined {
  if (targets.some(({ ids }) => ids.length === 0)) return undefined;
  return [
    ...new Set(
      targets.flatMap(({ ids }) => ids.flatMap(({ positive, negative }) => [...positive, ...negative])),
    ),
  ];
}

/**
 * Finds the labels among the tokens of a position: by id where ids are known on both sides, else by text. Of two
 * spellings the likelier one is read; they are never mixed, because the model may have been trained with one only.
 * `asked` is the k of the top-k: a sampled token beyond it does not lower the ceiling.
 */
export function readLabels(
  tokens: readonly LabelToken[],
  target: LabelTarget,
  labels: LabelPair,
  asked: number,
): LabelReading {
  const best = tokens.map(({ logprob }) => logprob).sort((a, b) => b - a);
  const ceiling = best[Math.min(asked, best.length) - 1];
  const byId = target.ids.length > 0 && tokens.every((token) => token.id !== undefined);
  const spellings = byId
    ? target.ids.map((ids) =>
        pairOf(
          tokens,
          ({ id }) => includes(ids.positive, id),
          ({ id }) => includes(ids.negative, id),
        ),
      )
    : [...new Set([target.swallowed, '', ' '])].map((space) =>
        pairOf(
          tokens,
          spelled(space, labels.positive, labels.positiveVariants),
          spelled(space, labels.negative, labels.negativeVariants),
        ),
      );
  const mass = (pair: LabelReading) => logSum([pair.positive ?? -Infinity, pair.negative ?? -Infinity]);
  const found = spellings.reduce((likelier, pair) => (mass(pair) > mass(likelier) ? pair : likelier), {});
  return { ...found, ...(ceiling === undefined ? {} : { ceiling }) };
}

function spelled(
  space: string,
  label: string,
  variants: readonly string[] = [],
): (token: LabelToken) => boolean {
  const texts = [label, ...variants].map((text) => space + text);
  return (token) => texts.includes(plainText(token.text));
}

function pairOf(
  tokens: readonly LabelToken[],
  isPositive: (token: LabelToken) => boolean,
  isNegative: (token: LabelToken) => boolean,
): LabelReading {
  const sum = (is: (token: LabelToken) => boolean) => {
    const found = tokens.filter(is).map((token) => token.logprob);
    return found.length === 0 ? undefined : logSum(found);
  };
  const positive = sum(isPositive);
  const negative = sum(isNegative);
  return {
    ...(positive === undefined ? {} : { positive }),
    ...(negative === undefined ? {} : { negative }),
  };
}

function includes(ids: readonly number[], id: number | undefined): boolean {
  return id !== undefined && ids.includes(id);
}

/** Tokenisers' own marks for a leading space, as some servers print them. */
function plainText(text: string): string {
  return text.replace(/^[▁Ġ]/, ' ');
}
