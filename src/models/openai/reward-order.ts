// Which ways of reading a reward a server has for a template, best first.
import { ModelError } from '../exchange.ts';
import type { RewardHead } from '../reward/presets.ts';
import type { RewardTemplate } from '../reward/template.ts';
import type { ServerAbilities } from './abilities.ts';
import { chatRoute } from './reward-chat.ts';
import { tokenIdsRoute, topTokensRoute } from './reward-completions.ts';
import { headRoute } from './reward-heads.ts';
import { llamaCppRoute } from './reward-llama-cpp.ts';
import { ollamaRoute } from './reward-ollama.ts';
import type { RewardRoute } from './reward-route.ts';
import { generativeScoringRoute, sglangScoreRoute } from './reward-score-api.ts';
import { sglangRoute } from './reward-sglang.ts';

/**
 * `auto`: the best that the server has, falling back to the next where one turns out not to work. `token-ids`: labels by
 * id. `score`: the server's scoring route. `top-tokens`: among the likeliest tokens. `chat`: the same in chat.
 */
export type RewardReading = 'auto' | 'token-ids' | 'score' | 'top-tokens' | 'chat' | 'head';

/**
 * @throws {ModelError} `unsupported` when the server has no way to read this template, or the asked one does not go
 * with it.
 */
export function rewardRoutes(
  abilities: ServerAbilities,
  template: RewardTemplate,
  head: RewardHead | undefined,
  reading: RewardReading,
): readonly RewardRoute[] {
  const all =
    head !== undefined ? [{ kind: 'head', route: headRoute(head) } as const] : ways(abilities, template);
  const routes = all.filter(({ kind }) => reading === 'auto' || kind === reading).map(({ route }) => route);
  if (routes.length > 0) return routes;
  throw unreadable(abilities, template, reading);
}

function ways(abilities: ServerAbilities, template: RewardTemplate) {
  const { namedLogprobs, route, contextLength } = abilities;
  const found: { readonly kind: RewardReading; readonly route: RewardRoute }[] = [];
  if (template.kind === 'chat') {
    if (abilities.chat && abilities.chatTopLogprobs > 1) found.push({ kind: 'chat', route: chatRoute });
    return found;
  }
  if (namedLogprobs === 'accepted') found.push({ kind: 'token-ids', route: tokenIdsRoute });
  if (namedLogprobs === 'native') found.push({ kind: 'token-ids', route: sglangRoute });
  if (abilities.score) found.push({ kind: 'score', route: sglangScoreRoute });
  if (abilities.generativeScoring)
    found.push({ kind: 'score', route: generativeScoringRoute(contextLength) });
  if (abilities.topLogprobs > 1) {
    if (route === 'llama.cpp') found.push({ kind: 'top-tokens', route: llamaCppRoute });
    if (route === 'ollama') found.push({ kind: 'top-tokens', route: ollamaRoute });
    if (route === 'completions') found.push({ kind: 'top-tokens', route: topTokensRoute });
  }
  return found;
}

function unreadable(
  abilities: ServerAbilities,
  template: RewardTemplate,
  reading: RewardReading,
): ModelError {
  const inChat = abilities.chat && abilities.chatTopLogprobs > 1;
  const how = reading === 'auto' ? '' : ` by "${reading}"`;
  const what = template.kind === 'chat' ? 'a chat template' : 'a text template';
  return new ModelError(
    'unsupported',
    `No reward can be read${how} with ${what} from ${abilities.model} at ${abilities.endpoint}: the server gives no log-probabilities for it.`,
    template.kind === 'text' && inChat
      ? 'Use a chat template, for example the preset "judge" or "toolprm-chat": in chat this server gives log-probabilities.'
      : 'Serve the reward model with vLLM, SGLang or llama.cpp, or choose the schema rules or the policy log-probability instead.',
  );
}
