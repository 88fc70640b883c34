// Expansion: every beam gets its continuations, from reused text, from what is forced, and from one request for the rest.
import { forcedDecision, nextDecision } from '../calls/constraint/next-decision.ts';
import type { Decision } from '../calls/decision.ts';
import type { Pattern } from '../calls/pattern.ts';
import type { SplitDecision } from '../calls/splitter.ts';
import type { CandidateSource } from '../log/events.ts';
import type { PolicyBeam, SampleEvent, TokenLogprob } from '../models/policy.ts';
import type { Beam, Proposal, Remainder } from './beam.ts';
import type { RunContext } from './run-context.ts';
import { collectSample, reuse, type Sample } from './sample.ts';

/** Where proposals go as they arrive. */
export interface ProposalSink {
  /** A decision of a beam; the result takes the sample's remainder once the sample has ended. */
  decision(
    beam: number,
    sample: number,
    decision: SplitDecision,
    tokens: readonly TokenLogprob[],
    source: CandidateSource,
  ): (rest: Remainder) => void;
  fragment(beam: number, sample: number, proposal: Extract<Proposal, { kind: 'fragment' }>): void;
  /** How many samples may still arrive in this step. */
  expect(samples: number): void;
}

interface Ask {
  readonly index: number;
  readonly beam: Beam;
  readonly held: string;
  readonly request: PolicyBeam;
  readonly samples: readonly Sample[];
}

/** Expands all beams; at most one policy request. */
export async function expand(context: RunContext, beams: readonly Beam[], sink: ProposalSink): Promise<void> {
  const asks: Ask[] = [];
  for (const [index, beam] of beams.entries()) {
    const reused = takeReused(index, beam, sink);
    const pattern = constraintOf(context, beam);
    const forced = onlyDecision(beam, pattern);
    if (forced !== undefined) {
      if (reused === 0) sink.decision(index, 0, forced, [], 'forced');
      continue;
    }
    const missing = beam.samples - reused;
    if (missing > 0) asks.push(prepare(context, index, beam, missing, pattern));
  }
  if (asks.length > 0) await sampleAll(context, asks, sink);
}

function takeReused(index: number, beam: Beam, sink: ProposalSink): number {
  let taken = 0;
  for (const remainder of beam.pool) {
    if (taken >= beam.samples) break;
    const proposal = reuse(beam, remainder);
    if (proposal === undefined) continue;
    if (proposal.kind === 'fragment') sink.fragment(index, taken, proposal);
    else sink.decision(index, taken, proposal.decision, proposal.tokens, 'reused')(proposal.rest);
    taken += 1;
  }
  return taken;
}

/** The constraint of a beam's next decision. Without one, only a call's closing is looked at: nothing else may follow. */
function constraintOf(context: RunContext, beam: Beam): Pattern | undefined {
  const { settings, task } = context.options;
  const closing = beam.splitter.expected.length === 1 && beam.splitter.expected[0] === 'call-finished';
  if (settings.constraint === 'off' && !closing) return undefined;
  return nextDecision(settings.format, task.tools, beam.splitter);
}

/** The decision that must follow, if only one can. */
function onlyDecision(beam: Beam, pattern: Pattern | undefined): SplitDecision | undefined {
  const text = pattern === undefined ? undefined : forcedDecision(pattern);
  if (text === undefined) return undefined;
  const fed = beam.splitter.feed(text);
  return fed.decisions[0] ?? fed.next.finish().decisions[0];
}

function prepare(
  context: RunContext,
  index: number,
  beam: Beam,
  samples: number,
  pattern: Pattern | undefined,
): Ask {
  const { policy, settings, task } = context.options;
  const held = policy.abilities.mergesPunctuation ? heldBack(beam) : '';
  const constraint =
    settings.constraint === 'off' || pattern === undefined || held === ''
      ? pattern
      : ({ kind: 'sequence', items: [{ kind: 'text', text: held }, pattern] } as const);
  return {
    index,
    beam,
    held,
    request: {
      prompt: task.prompt,
      prefix: beam.text.slice(0, beam.text.length - held.length),
      samples,
      ...(settings.constraint === 'off' || constraint === undefined ? {} : { constraint }),
    },
    samples: Array.from({ length: samples }, () => collectSample(beam, held, 'sampled')),
  };
}

/** A closing quote is held back: a tokenizer may have learnt it merged with the comma or brace that follows. */
export function heldBack(beam: Pick<Beam, 'path' | 'text'>): string {
  const last: Decision | undefined = beam.path[beam.path.length - 1];
  if (last?.kind !== 'argument') return '';
  const end = beam.text.slice(-1);
  return end === '"' || end === "'" ? end : '';
}

async function sampleAll(context: RunContext, asks: readonly Ask[], sink: ProposalSink): Promise<void> {
  const { policy, settings } = context.options;
  const pending = new Map<Sample, (rest: Remainder) => void>();
  let left = asks.reduce((sum, ask) => sum + ask.samples.length, 0);
  sink.expect(left);
  const events = context.request<Exclude<SampleEvent, { type: 'exchange' }>>(() =>
    policy.sample(
      {
        beams: asks.map((ask) => ask.request),
        temperature: settings.strategy === 'greedy' ? 0 : settings.temperature,
        maxTokens: settings.maxTokens,
        stop: [],
        seed: (Math.imul(settings.seed + 1, 0x9e3779b1) ^ Math.imul(context.step, 0x85ebca6b)) >>> 1,
        session: context.session,
      },
      context.gate.signal,
    ),
  );
  for await (const event of events) {
    const ask = asks[event.beam];
    const sample = ask?.samples[event.sample];
    if (ask === undefined || sample === undefined) continue;
    if (event.type === 'text') {
      sample.add(event.text, event.tokens);
      const taken = pending.has(sample) ? undefined : sample.taken();
      if (taken === undefined) continue;
      left -= 1;
      sink.expect(left);
      pending.set(sample, sink.decision(ask.index, event.sample, taken.decision, taken.tokens, 'sampled'));
      continue;
    }
    const proposal = sample.end(event.finish === 'stop');
    // A constraint ends its sample at the decision: what is left is no sample of what follows.
    const constrained = ask.request.constraint !== undefined;
    const keep = pending.get(sample);
    if (keep === undefined) sink.expect(--left);
    if (proposal.kind === 'fragment') sink.fragment(ask.index, event.sample, proposal);
    else {
      const { decision, tokens } = proposal;
      (keep ?? sink.decision(ask.index, event.sample, decision, tokens, 'sampled'))(
        constrained ? nothing : proposal.rest,
      );
    }
  }
}

const nothing: Remainder = { text: '', tokens: [], ended: false };
