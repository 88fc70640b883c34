// A reward model in the embedded engine: the labels' exact probabilities after a rendered text.
import { renderChatTemplate } from '../../calls/prompt/chat-template.ts';
import { ModelError } from '../exchange.ts';
import { type LabelPair, logSum, scoreLabels } from '../reward/labels.ts';
import { type RewardPresetName, rewardPresets } from '../reward/presets.ts';
import { type RewardTemplate, renderChat, renderText } from '../reward/template.ts';
import type { RewardModel, Score, ScoreEvent, ScoreItem } from '../reward.ts';
import type { EmbeddedEngine } from './engine.ts';
import { embeddedInfo, exchangeOf } from './policy.ts';
import type { ModelFacts } from './protocol.ts';

/** How the score is read: a preset, parts of which may be replaced. */
export interface EmbeddedRewardReading {
  /** `toolprm` by default. */
  readonly preset?: RewardPresetName;
  readonly template?: RewardTemplate;
  readonly labels?: LabelPair;
}

const source = 'embedded exact logits';

/**
 * Loads the engine's model and makes a reward model of it, with a handle of its own.
 * @throws {ModelError} when the model cannot be loaded, or cannot be read as the preset wants; `AbortError`.
 */
export async function createEmbeddedReward(
  engine: EmbeddedEngine,
  reading: EmbeddedRewardReading,
  signal: AbortSignal,
): Promise<RewardModel> {
  const preset = rewardPresets[reading.preset ?? 'toolprm'];
  const template = reading.template ?? preset.template;
  const labels = reading.labels ?? preset.labels;
  if (preset.head !== undefined && reading.template === undefined)
    throw new ModelError(
      'unsupported',
      `The reward preset "${preset.name}" reads a classification head, which the embedded engine does not have.`,
      'Serve the model with vLLM, or choose the preset "toolprm" or "judge".',
    );
  const facts = await engine.load(signal);
  if (template.kind === 'chat' && facts.chatTemplate === undefined)
    throw new ModelError(
      'unsupported',
      `The reward template is a conversation, and ${engine.fileName} has no chat template.`,
      'Choose the preset "toolprm", or a model whose file has a chat template.',
    );
  const own = engine.share();
  return {
    info: embeddedInfo(own, facts),
    score: (items, _session, abort) => scoreEvents({ engine: own, facts, template, labels }, items, abort),
    close: () => own.close(),
  };
}

interface Reader {
  readonly engine: EmbeddedEngine;
  readonly facts: ModelFacts;
  readonly template: RewardTemplate;
  readonly labels: LabelPair;
}

async function* scoreEvents(
  reader: Reader,
  items: readonly ScoreItem[],
  signal: AbortSignal,
): AsyncGenerator<ScoreEvent> {
  if (items.length === 0) return;
  const { engine, labels } = reader;
  const positives = [labels.positive, ...(labels.positiveVariants ?? [])];
  const spellings = [...positives, labels.negative, ...(labels.negativeVariants ?? [])];
  const started = performance.now();
  const texts = await Promise.all(items.map((item) => textOf(reader, item)));
  const request = { texts, labels: spellings };
  try {
    const { logprobs, usage } = await engine.score(texts, spellings, signal);
    const response = logprobs.map((row) => [...row]);
    const exchange = exchangeOf('reward', engine, request, started, { response, usage });
    for (const [index, item] of items.entries()) {
      const row = logprobs[index] ?? [];
      const positive = inAnySpelling(row.slice(0, positives.length));
      const negative = inAnySpelling(row.slice(positives.length));
      yield { type: 'score', id: item.id, score: scoreOf(reader, positive, negative) };
    }
    yield { type: 'exchange', exchange };
  } catch (error) {
    if (error instanceof ModelError)
      yield {
        type: 'exchange',
        exchange: exchangeOf('reward', engine, request, started, { error: error.message }),
      };
    throw error;
  }
}

/** The log-probability of a label in any of its spellings; undefined when none of them is a token. */
function inAnySpelling(logprobs: readonly (number | null)[]): number | undefined {
  const read = logprobs.filter((logprob) => logprob !== null);
  return read.length === 0 ? undefined : logSum(read);
}

function scoreOf(
  { engine, labels }: Reader,
  positive: number | undefined,
  negative: number | undefined,
): Score {
  if (positive !== undefined && negative !== undefined)
    return scoreLabels({ positive, negative }, labels, source);
  const missing = positive === undefined ? labels.positive : labels.negative;
  throw new ModelError(
    'no-label',
    `The label ${JSON.stringify(missing)} is not a single token of ${engine.fileName}.`,
    'Set labels that are one token each in this model, for example "+" and "-".',
  );
}

async function textOf({ facts, template, labels }: Reader, item: ScoreItem): Promise<string> {
  if (template.kind === 'text') return renderText(template, item);
  const options = { bosToken: facts.beginText, eosToken: facts.endText };
  return renderChatTemplate(facts.chatTemplate ?? '', renderChat(template, item, labels), [], options);
}
