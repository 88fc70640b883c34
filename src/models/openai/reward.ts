// A reward model on any OpenAI-compatible server: the best way to read it is chosen from what the server can do.
import type { DecisionKind } from '../../calls/decision.ts';
import { ModelError, type ModelInfo } from '../exchange.ts';
import type { LabelPair } from '../reward/labels.ts';
import { type RewardHead, type RewardPresetName, rewardPresets } from '../reward/presets.ts';
import {
  type RewardTemplate,
  renderChat,
  renderText,
  type TextTemplate,
  templateProblems,
} from '../reward/template.ts';
import type { RewardModel, ScoreItem } from '../reward.ts';
import type { ServerAbilities } from './abilities.ts';
import type { Endpoint } from './endpoint.ts';
import { type RewardReading, rewardRoutes } from './reward-order.ts';
import { mayReadOtherwise, type RewardItem, type RewardMemory, RouteUnsuited } from './reward-route.ts';
import { guessTarget, type LabelTarget, resolveTarget, targetTail } from './reward-target.ts';
import { createTokenize } from './reward-tokenize.ts';
import { neutralSampling } from './sampling-fields.ts';
import type { Timeouts } from './watchdog.ts';

export interface OpenAIRewardOptions {
  readonly endpoint: Endpoint;
  readonly abilities: ServerAbilities;
  /** By default the model of `abilities`. */
  readonly model?: string;
  /** `toolprm` by default; what is given beside it replaces its parts. */
  readonly preset?: RewardPresetName;
  readonly template?: RewardTemplate;
  readonly labels?: LabelPair;
  /** For models with a classification or step-tag head instead of labels. */
  readonly head?: RewardHead;
  readonly reading?: RewardReading;
  /**
   * A router stands in front of the servers: one prompt a request, so that it can send each where its prefix is
   * cached, and two tokens, because some routers send one-token requests to servers that only prefill.
   */
  readonly router?: boolean;
  /** Most requests at once; by default what the server works on at once, or 8. */
  readonly parallel?: number;
  /** k of top-k; by default as many as the server was seen to give, at most 20. */
  readonly topTokens?: number;
  readonly timeouts?: Partial<Timeouts>;
  readonly signal?: AbortSignal;
}

/** Prompts in one request: enough for any beam width in use, and under vLLM's limit of 1024. */
const largestBatch = 256;

/**
 * Finds the label's token ids where the server tokenises; no text is generated yet.
 * @throws {ModelError} `unsupported` when the server cannot be read, the template leaves out what it must have, or a
 * label is not one token; `AbortError` when `signal` aborts.
 */
export async function createOpenAIReward(options: OpenAIRewardOptions): Promise<RewardModel> {
  const { endpoint, abilities } = options;
  const preset = rewardPresets[options.preset ?? 'toolprm'];
  const template = options.template ?? preset.template;
  const labels = options.labels ?? preset.labels;
  const head = options.head ?? (options.template === undefined ? preset.head : undefined);
  const model = options.model ?? abilities.model;
  const [problem] = templateProblems(template);
  if (problem !== undefined)
    throw new ModelError(
      'unsupported',
      `The reward template cannot be used. ${problem}`,
      'Add the missing placeholder to the template.',
    );
  const routes = rewardRoutes(abilities, template, head, options.reading ?? 'auto');

  const inChat = template.kind === 'chat';
  const mostTokens = inChat ? abilities.chatTopLogprobs : abilities.topLogprobs;
  // llama.cpp's own route takes lists too; a policy does not use them there because samples would share a seed.
  const lists = abilities.listPrompts || abilities.route === 'llama.cpp' || head !== undefined;
  const memory: RewardMemory = {
    batch: lists && !options.router ? largestBatch : 1,
    topTokens: options.topTokens ?? Math.max(2, Math.min(20, mostTokens)),
    dropped: new Set(abilities.droppedFields),
  };
  /** Index of the first route that is not known to fail. */
  let firstRoute = 0;

  const tokenize =
    abilities.tokenize === undefined ? undefined : createTokenize(endpoint, abilities.tokenize, model);
  const targets = new Map<string, LabelTarget>();
  const targetOf = async (text: string, signal: AbortSignal): Promise<LabelTarget> => {
    if (tokenize === undefined || head !== undefined) return guessTarget(text);
    const tail = targetTail(text);
    const known =
      targets.get(tail) ?? (await resolveTarget(tail, labels, tokenize(signal)).catch(orGuess(tail)));
    targets.set(tail, known);
    return known;
  };

  const prepare = async (item: ScoreItem, signal: AbortSignal): Promise<RewardItem> => {
    const { id } = item;
    if (template.kind === 'chat') {
      return { id, text: '', messages: renderChat(template, item, labels), target: guessTarget('') };
    }
    const whole = renderText(template, item);
    if (head !== undefined) return { id, text: whole, messages: [], target: guessTarget('') };
    const target = await targetOf(whole, signal);
    return { id, text: whole.slice(0, whole.length - target.swallowed.length), messages: [], target };
  };

  const opening = options.signal ?? new AbortController().signal;
  if (template.kind === 'text') {
    await Promise.all([...new Set(knownTails(template))].map((tail) => targetOf(tail, opening)));
  }

  const info: ModelInfo = {
    name: model,
    endpoint: endpoint.name,
    ...(abilities.version === undefined ? {} : { version: `${abilities.backend} ${abilities.version}` }),
    ...(options.template === undefined && preset.note !== undefined ? { note: preset.note } : {}),
  };

  return {
    info,
    async *score(items, session, signal) {
      throwIfAborted(signal);
      try {
        let left: readonly RewardItem[] = await Promise.all(items.map((item) => prepare(item, signal)));
        let lasting = true;
        for (let index = firstRoute; left.length > 0; index++) {
          const route = routes[index];
          if (route === undefined)
            throw new RouteUnsuited('No way of reading this server gave every item a score.');
          const scored = new Set<string>();
          const context = {
            endpoint,
            model,
            labels,
            sampling: neutralSampling(abilities.backend),
            maxTokens: options.router ? 2 : 1,
            parallel: options.parallel ?? Math.min(abilities.slots ?? 8, 32),
            memory,
            session,
            signal,
            ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
          } as const;
          try {
            for await (const event of route.score(left, context)) {
              if (event.type === 'score') scored.add(event.id);
              yield event;
            }
            if (lasting) firstRoute = Math.max(firstRoute, index);
          } catch (error) {
            if (signal.aborted || !mayReadOtherwise(error) || routes[index + 1] === undefined) throw error;
            if (error instanceof RouteUnsuited && !error.lasting) lasting = false;
          }
          left = left.filter(({ id }) => !scored.has(id));
        }
      } catch (error) {
        throwIfAborted(signal);
        throw error instanceof RouteUnsuited ? asModelError(error, abilities) : error;
      }
    },
    async close() {},
  };
}

/** The ends of the texts that do not depend on what is scored, so that their label ids can be found beforehand. */
function knownTails(template: TextTemplate): readonly string[] {
  const kinds: readonly DecisionKind[] = [
    'function-name',
    'argument',
    'arguments-finished',
    'call-finished',
    'response-finished',
  ];
  const tail = (kind: DecisionKind, filler: string) =>
    targetTail(
      renderText(template, {
        id: '',
        prompt: filler,
        messages: [{ role: 'user', content: filler }],
        tools: [],
        path: [],
        decision: {
          kind,
          text: filler,
          name: filler,
          value: filler,
          start: 0,
          end: 0,
          call: 0,
          problems: [],
        },
      }),
    );
  return kinds
    .map((kind) => [tail(kind, 'x'), tail(kind, 'yy')])
    .flatMap(([a, b]) => (a === b && a ? [a] : []));
}

/** A tokenise route that fails is no reason to give up: labels can be found by their text as well. */
function orGuess(tail: string): (error: unknown) => LabelTarget {
  return (error) => {
    if (mayReadOtherwise(error) && !(error instanceof ModelError && error.code === 'unsupported'))
      return guessTarget(tail);
    throw error;
  };
}

function asModelError(error: RouteUnsuited, abilities: ServerAbilities): ModelError {
  return new ModelError(
    'unsupported',
    `No reward could be read from ${abilities.model} at ${abilities.endpoint}. ${error.message}`,
    'Check that the server was started with log-probabilities, or serve the reward model with vLLM, SGLang or llama.cpp.',
  );
}

function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const reason: unknown = signal.reason;
  throw reason instanceof DOMException && reason.name === 'AbortError'
    ? reason
    : new DOMException('Scoring was aborted.', 'AbortError');
}
