// Reads a score from a classification head instead of labels: /pooling for step tags, /classify for whole texts.
import type { JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { RewardHead } from '../reward/presets.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import { post, type RewardRoute } from './reward-route.ts';

/** All items in one request; a reading of its own, so its scores are `derived`. */
export function headRoute(head: RewardHead): RewardRoute {
  const path = head.route === 'pooling' ? '/pooling' : '/classify';
  return {
    name: path,
    async *score(items, context) {
      const value = yield* post(context, path, {
        model: context.model,
        input: items.map(({ text }) => text),
        ...(head.route === 'pooling' ? { encoding_format: 'float' } : {}),
      });
      const rows = arrayAt(valueAt(value, 'data')) ?? [];
      for (const [place, item] of items.entries()) {
        const row = rows.find((one, at) => (numberAt(valueAt(one, 'index')) ?? at) === place);
        const score = head.route === 'pooling' ? poolingScore(row, head) : classifyScore(row, head);
        yield { type: 'score', id: item.id, score: { score, reading: 'derived', source: path } };
      }
    },
  };
}

/**
 * `data` of one item: one number, the classes of the text, or the classes of every step, of which the last step's
 * count (the judged decision ends the text).
 * @throws {ModelError} `no-label` for no step at all, `protocol` for anything else than numbers.
 */
export function poolingScore(row: JsonValue | undefined, head: RewardHead): number {
  const data = valueAt(row, 'data');
  const single = numberAt(data);
  if (single !== undefined) return classProbability([single], head);
  const list = arrayAt(data);
  if (list === undefined) throw unreadable('/pooling', row);
  const last = list.at(-1);
  if (last === undefined) {
    throw new ModelError(
      'no-label',
      'The reward model found no step in the text: /pooling gave an empty result.',
      "Check that the reward template writes the model's step tag after every decision, and that the server was started with that tag.",
    );
  }
  const step = arrayAt(last);
  const classes = (step ?? list).map(numberAt).filter((number) => number !== undefined);
  if (classes.length !== (step ?? list).length) throw unreadable('/pooling', row);
  return classProbability(classes, head);
}

/**
 * `{label, probs}` of one item. `label` names the likeliest class only, so a positive class given by name can be read
 * where it is the likeliest or there are two.
 */
export function classifyScore(row: JsonValue | undefined, head: RewardHead): number {
  const probabilities = (arrayAt(valueAt(row, 'probs')) ?? [])
    .map(numberAt)
    .filter((number) => number !== undefined);
  if (probabilities.length === 0) throw unreadable('/classify', row);
  if (typeof head.positive === 'number') return classProbability(probabilities, head);
  const shares = activated(probabilities, head);
  const best = Math.max(...shares);
  if (stringAt(valueAt(row, 'label')) === head.positive) return best;
  if (shares.length === 2) return 1 - best;
  throw new ModelError(
    'unsupported',
    `The classifier's likeliest class is not ${JSON.stringify(head.positive)}, and it has ${shares.length} classes.`,
    "Give the positive class by its index instead of its name (see the model's id2label).",
  );
}

function classProbability(classes: readonly number[], head: RewardHead): number {
  const index = classes.length === 1 ? 0 : head.positive;
  const probability = typeof index === 'number' ? activated(classes, head)[index] : undefined;
  if (probability === undefined) {
    throw new ModelError(
      'protocol',
      `The reward model's head has ${classes.length} classes, and none of them is ${JSON.stringify(head.positive)}.`,
      'Set the index of the positive class, counted from 0.',
    );
  }
  if (probability < 0 || probability > 1) {
    throw new ModelError(
      'protocol',
      `The reward model's head gave ${probability}, which is not a probability.`,
      'Set the head\'s activation to "softmax" (several classes) or "sigmoid" (one number), or let the server apply it.',
    );
  }
  return probability;
}

function activated(classes: readonly number[], head: RewardHead): readonly number[] {
  if (head.activation === 'sigmoid') return classes.map((logit) => 1 / (1 + Math.exp(-logit)));
  if (head.activation === 'none') return classes;
  const largest = Math.max(...classes);
  const weights = classes.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function unreadable(path: string, row: JsonValue | undefined): ModelError {
  return new ModelError(
    'protocol',
    `${path} gave no numbers for an item: ${JSON.stringify(row ?? null).slice(0, 120)}.`,
    'Check that the server serves a reward model (a pooling or classification model), and the route that it is asked on.',
  );
}
