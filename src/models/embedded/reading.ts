// Reading probabilities after texts: exact log-probabilities of labels, and the most likely next tokens.
import type { Token } from 'node-llama-cpp';
import { ModelError } from '../exchange.ts';
import type { TokenLogprob } from '../policy.ts';
import { logprobOf } from './choose.ts';
import { assignLanes, type Checkpoint, sharedLength } from './lanes.ts';
import type { LoadedModel } from './load-model.ts';
import type { HostText, HostUsage } from './protocol.ts';
import { checkRoom } from './sampling.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface LabelLogprobs {
  readonly logprobs: readonly (readonly (number | null)[])[];
  readonly usage: HostUsage;
}

/**
 * The log-probability of every label as the next token after every text. The texts are read one after another in a lane
 * of their own: each costs only what it does not share with another text, and its result depends on the text alone.
 */
export async function readLabels(
  model: LoadedModel,
  texts: readonly string[],
  labels: readonly string[],
  check: Checkpoint,
): Promise<LabelLogprobs> {
  const rows: (readonly (number | null)[])[] = [];
  let promptTokens = 0;
  let evaluated = 0;
  for (const text of texts) {
    const place = placeOfLabels(model.vocabulary, text, labels);
    checkText(model, place.tokens);
    const { lanes } = model;
    const reading = await lanes.read(lanes.reading, place.tokens, check);
    promptTokens += place.tokens.length;
    evaluated += reading.evaluated;
    const known = place.labels.every((label) => label === undefined || reading.probabilities.of.has(label));
    const { of } =
      known || reading.probabilities.whole
        ? reading.probabilities
        : (await lanes.read(lanes.reading, place.tokens, check, true)).probabilities;
    rows.push(place.labels.map((label) => (label === undefined ? null : logprobOf(of.get(label) ?? 0))));
  }
  return {
    logprobs: rows,
    usage: { promptTokens, cachedTokens: promptTokens - evaluated, completionTokens: texts.length },
  };
}

/** Tokenisers look at no more than the neighbourhood of a character. */
const neighbourhood = 48;

/**
 * Where the labels stand as tokens. A label may merge with the text before it (a space and "+" are often one token), so
 * the text is tokenised with and without each label; the tokens that all have in common are the context.
 */
export function placeOfLabels(
  vocabulary: Vocabulary,
  text: string,
  labels: readonly string[],
): { readonly tokens: readonly Token[]; readonly labels: readonly (Token | undefined)[] } {
  const tokens = vocabulary.textTokens(text);
  const tail =
    Array.from(text.slice(-neighbourhood - 1))
      .slice(1)
      .join('') || text;
  const plain = vocabulary.continuationTokens(tail);
  const labelled = labels.map((label) => vocabulary.continuationTokens(tail + label));
  const common = Math.min(plain.length, ...labelled.map((with_) => sharedLength(plain, with_)));
  const merged = plain.slice(common);
  const cut = tokens.length - merged.length;
  if (cut > 0 && sharedLength(tokens.slice(cut), merged) === merged.length) {
    const ids = labelled.map((with_) => (with_.length === common + 1 ? with_[common] : undefined));
    if (ids.every((id) => id !== undefined)) return { tokens: tokens.slice(0, cut), labels: ids };
  }
  const alone = labels.map((label) => vocabulary.continuationTokens(label));
  return { tokens, labels: alone.map((ids) => (ids.length === 1 ? ids[0] : undefined)) };
}

/**
 * The `count` most likely next tokens after every text. The end of the response is a token with `end`; tokens
 * that are pieces of characters are left out, because no text can be continued from them.
 */
export async function readNextTokens(
  model: LoadedModel,
  texts: readonly HostText[],
  count: number,
  check: Checkpoint,
): Promise<{ readonly tokens: readonly (readonly TokenLogprob[])[]; readonly usage: HostUsage }> {
  const { vocabulary, lanes } = model;
  const targets = texts.map(({ prompt, prefix }) => {
    const tokens = [...vocabulary.promptTokens(prompt), ...vocabulary.continuationTokens(prefix)];
    checkText(model, tokens);
    return tokens;
  });
  const rows: (readonly TokenLogprob[])[] = [];
  let evaluated = 0;
  for (let from = 0; from < targets.length; from += lanes.sampling.length) {
    const wave = targets.slice(from, from + lanes.sampling.length);
    const assigned = assignLanes(lanes.sampling, wave);
    for (const [index, target] of wave.entries()) {
      const lane = assigned[index];
      if (!lane) continue;
      const reading = await lanes.read(lane, target, check);
      evaluated += reading.evaluated;
      rows.push(likeliest(vocabulary, reading.probabilities.of, count));
    }
  }
  const promptTokens = targets.reduce((sum, target) => sum + target.length, 0);
  return {
    tokens: rows,
    usage: { promptTokens, cachedTokens: promptTokens - evaluated, completionTokens: texts.length },
  };
}

function likeliest(
  vocabulary: Vocabulary,
  probabilities: ReadonlyMap<Token, number>,
  count: number,
): TokenLogprob[] {
  const best: TokenLogprob[] = [];
  for (const [token, probability] of probabilities) {
    if (best.length >= count) break;
    const logprob = logprobOf(probability);
    const text = vocabulary.textOf(token);
    if (vocabulary.isEnd(token)) best.push({ text: '', logprob, end: true });
    else if (text) best.push({ text, logprob });
  }
  return best;
}

function checkText(model: LoadedModel, tokens: readonly Token[]): void {
  if (tokens.length === 0)
    throw new ModelError('rejected', 'A text to read is empty.', 'Check the reward template.');
  checkRoom(model, tokens.length);
}
