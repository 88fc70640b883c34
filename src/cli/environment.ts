// What the command line takes from its environment: API keys, and the files that come with it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../run/open-models.ts';

/** A key for each role, or one for both. */
export function apiKey(role: 'policy' | 'reward', url: string): string | undefined {
  const { TOOLPRM_POLICY_API_KEY, TOOLPRM_REWARD_API_KEY, TOOLPRM_API_KEY } = process.env;
  const own = role === 'policy' ? TOOLPRM_POLICY_API_KEY : TOOLPRM_REWARD_API_KEY;
  return own || TOOLPRM_API_KEY || openaiKey(url);
}

/** OpenAI's own variable is sent to OpenAI alone, whoever names it. */
export function openaiKey(url: string): string | undefined {
  return URL.parse(url)?.hostname === 'api.openai.com' ? process.env.OPENAI_API_KEY || undefined : undefined;
}

/** The command line is bundled into `dist/`, beside the engine's host; models lie in `media/models/`. */
export const assets: Assets = {
  hostFile: fileURLToPath(new URL('./embedded-host.mjs', import.meta.url)),
  policyFile: fileURLToPath(new URL('../media/models/policy.gguf', import.meta.url)),
  rewardFile: fileURLToPath(new URL('../media/models/toolprm.gguf', import.meta.url)),
};

const pages = new URL('../docs/rules', import.meta.url);

/** What the addresses of the rules' pages begin with; nothing where they did not come along. */
export const rulePages: string | undefined = existsSync(pages) ? pages.href : undefined;
