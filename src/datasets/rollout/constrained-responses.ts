// Responses that are held to the tools' schemas, decision by decision, exactly as a constrained search samples them.
import { forcedDecision, nextDecision } from '../../calls/constraint/next-decision.ts';
import type { Decision } from '../../calls/decision.ts';
import type { Pattern } from '../../calls/pattern.ts';
import { sequence } from '../../calls/pattern-build.ts';
import { createSplitter } from '../../calls/split.ts';
import type { SplitDecision, Splitter } from '../../calls/splitter.ts';
import { hashIntegers } from '../../models/embedded/random.ts';
import type { Policy, PolicyBeam } from '../../models/policy.ts';
import { heldBack } from '../../search/expand.ts';
import { collectSample, type Sample } from '../../search/sample.ts';
import { addTokens, emptyResponse, type Prompted, type Response } from './responses.ts';
import type { RolloutSettings } from './rollout.ts';

/** A response on its way. */
interface Draft {
  readonly prompted: Prompted;
  readonly response: Response;
  readonly path: Decision[];
  splitter: Splitter;
  isDone: boolean;
}

/** One beam of a request, and the drafts that its samples continue: all of them have the same text so far. */
interface Ask {
  readonly beam: PolicyBeam;
  readonly drafts: readonly Draft[];
  readonly samples: readonly Sample[];
}

/**
 * `settings.samples` responses a prompt, in the order of the prompts; one request for each decision of the longest
 * response, and none for decisions that must follow. Where the schemas leave no text, the rest is not held to them.
 * @throws what {@link Policy.sample} throws.
 */
export async function sampleConstrained(
  prompted: readonly Prompted[],
  policy: Policy,
  settings: RolloutSettings,
  seed: number,
  signal: AbortSignal,
): Promise<readonly (readonly Response[])[]> {
  const drafts = prompted.map((each) =>
    Array.from({ length: settings.samples }, () => startDraft(each, policy, settings)),
  );
  const all = drafts.flat();
  for (let step = 0; ; step += 1) {
    const asks = nextAsks(all, policy, settings);
    if (asks.length === 0) break;
    await askPolicy(asks, policy, settings, hashIntegers(seed, step) >>> 1, `rollout-${seed}`, signal);
  }
  return drafts.map((own) => own.map(({ response }) => response));
}

function startDraft(prompted: Prompted, policy: Policy, { format }: RolloutSettings): Draft {
  return {
    prompted,
    response: emptyResponse(policy.abilities.logprobs),
    path: [],
    splitter: createSplitter(format, prompted.tools),
    isDone: false,
  };
}

function nextAsks(drafts: readonly Draft[], policy: Policy, settings: RolloutSettings): readonly Ask[] {
  const alike = new Map<Prompted, Map<string, { readonly pattern: Pattern | undefined; drafts: Draft[] }>>();
  for (const draft of drafts) {
    const pattern = takeForced(draft, settings);
    if ((draft.response.tokens ?? 0) >= settings.maxTokens) draft.isDone = true;
    if (draft.isDone) continue;
    const byText = alike.get(draft.prompted) ?? new Map();
    alike.set(draft.prompted, byText);
    const group = byText.get(draft.response.text) ?? { pattern, drafts: [] };
    byText.set(draft.response.text, group);
    group.drafts.push(draft);
  }
  return [...alike.values()].flatMap((byText) =>
    Array.from(byText.values(), (group) => askFor(group.drafts, group.pattern, policy)).flat(),
  );
}

/** Makes the decisions that must follow. @returns the constraint of the one after. */
function takeForced(draft: Draft, { format }: RolloutSettings): Pattern | undefined {
  while (!draft.isDone) {
    const pattern = nextDecision(format, draft.prompted.tools, draft.splitter);
    const forced = pattern === undefined ? undefined : forcedDecision(pattern);
    if (forced === undefined) return pattern;
    const fed = draft.splitter.feed(forced);
    const decision = fed.decisions[0] ?? fed.next.finish().decisions[0];
    if (decision === undefined) return pattern;
    decide(draft, decision);
  }
  return undefined;
}

function decide(draft: Draft, decision: SplitDecision): void {
  draft.response.text += decision.text;
  draft.path.push(decision);
  draft.splitter = decision.after;
  if (decision.kind !== 'response-finished') return;
  draft.response.finish = 'stop';
  draft.isDone = true;
}

function askFor(drafts: readonly Draft[], pattern: Pattern | undefined, policy: Policy): readonly Ask[] {
  const [first] = drafts;
  if (first === undefined) return [];
  const { text } = first.response;
  const holdsBack = pattern !== undefined && policy.abilities.mergesPunctuation;
  const held = holdsBack ? heldBack({ path: first.path, text }) : '';
  const start = {
    id: null,
    text,
    splitter: first.splitter,
    path: first.path,
    scores: [],
    count: 1,
    pool: [],
  };
  return [
    {
      drafts,
      beam: {
        prompt: first.prompted.prompt,
        prefix: text.slice(0, text.length - held.length),
        samples: drafts.length,
        ...(pattern === undefined ? {} : { constraint: held === '' ? pattern : sequence(held, pattern) }),
      },
      samples: drafts.map(() => collectSample({ ...start, samples: drafts.length }, held, 'sampled')),
    },
  ];
}

async function askPolicy(
  asks: readonly Ask[],
  policy: Policy,
  { temperature, maxTokens }: RolloutSettings,
  seed: number,
  session: string,
  signal: AbortSignal,
): Promise<void> {
  const used = asks.flatMap(({ drafts }) => drafts.map(({ response }) => response.tokens ?? 0));
  const left = maxTokens - Math.min(...used);
  const beams = asks.map(({ beam }) => beam);
  const request = { beams, temperature, maxTokens: left, stop: [], seed, session };
  for await (const event of policy.sample(request, signal)) {
    if (event.type === 'exchange') continue;
    const ask = asks[event.beam];
    const sample = ask?.samples[event.sample];
    const draft = ask?.drafts[event.sample];
    if (ask === undefined || sample === undefined || draft === undefined) continue;
    if (event.type === 'text') sample.add(event.text, event.tokens);
    else take(draft, sample, event.finish, ask.beam.constraint !== undefined);
  }
}

/** A constrained sample ends with its decision; without a constraint it is the rest of the response. */
function take(draft: Draft, sample: Sample, finish: Response['finish'], isConstrained: boolean): void {
  const proposal = sample.end(finish === 'stop');
  addTokens(draft.response, proposal.tokens);
  if (proposal.kind === 'decision') {
    decide(draft, proposal.decision);
    if (isConstrained) return;
    draft.response.text += proposal.rest.text;
    addTokens(draft.response, proposal.rest.tokens);
  } else draft.response.text += proposal.text;
  draft.response.finish = finish;
  draft.isDone = true;
}
