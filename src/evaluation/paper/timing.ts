// How long a search of the default size takes when nothing else runs: until it ends, and until a first candidate is there.
import { exampleTools } from '../../datasets/example-tools.ts';
import { measureSearch } from '../measured-search.ts';
import { toolprmArm } from './arms.ts';
import type { PaperCase, PaperPlan } from './plan.ts';
import { type PaperModels, settingsOf } from './run-case.ts';

export interface Timing {
  /** Seconds of each search, models loaded, query new to them. */
  readonly searches: readonly number[];
  /** Seconds until each search had its first candidate. */
  readonly firstCandidates: readonly number[];
  /** Tokens of prompts and of what was decided that the policy read in each search, without those in its cache. */
  readonly readTokens: readonly number[];
}

export const timedSize = { beams: 4, candidates: 4 };

/**
 * Runs one search after another. The first is not counted: it warms the engine's code up.
 * @throws what {@link measureSearch} throws.
 */
export async function timeSearches(
  cases: readonly PaperCase[],
  models: PaperModels,
  plan: PaperPlan,
  signal: AbortSignal,
): Promise<Timing> {
  const searches: number[] = [];
  const firstCandidates: number[] = [];
  const read: number[] = [];
  for (const [index, of] of cases.entries()) {
    const { query, tools: offered, calls: gold } = of.example;
    const tools = exampleTools(offered);
    const messages = [{ role: 'user', content: query }] as const;
    const prompt = await models.prompt(messages, tools, signal);
    const settings = settingsOf(toolprmArm(timedSize), { reference: 0, response: 0 }, of, models, plan);
    const subject = { task: { query, messages, tools, prompt }, gold };
    const search = { policy: models.policy, reward: models.rewards.toolprm };
    const { seconds, firstCandidate, readTokens } = await measureSearch(subject, settings, search, signal);
    if (index === 0) continue;
    searches.push(seconds);
    read.push(readTokens);
    if (firstCandidate !== undefined) firstCandidates.push(firstCandidate);
  }
  return { searches, firstCandidates, readTokens: read };
}
