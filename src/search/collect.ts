// Takes a step's proposals in: merges the identical, refuses the invalid, sends the rest to be scored.
import { aggregate } from './aggregate.ts';
import { type Beam, type Candidate, plainDecision, textThrough } from './beam.ts';
import { candidateId } from './candidate-id.ts';
import type { ProposalSink } from './expand.ts';
import type { RunContext } from './run-context.ts';
import type { Scorer } from './scorer.ts';
import type { Strategy } from './strategies.ts';

export interface Collected {
  readonly sink: ProposalSink;
  /** The valid candidates, in the order of their beams and samples. */
  sorted(): { readonly checkpointed: readonly Candidate[]; readonly passing: readonly Candidate[] };
}

export function collect(
  context: RunContext,
  strategy: Strategy,
  beams: readonly Beam[],
  scorer: Scorer | undefined,
): Collected {
  const byText = new Map<string, Candidate>();
  const valid: Candidate[] = [];
  let expected = 0;

  function take(
    index: number,
    sample: number,
    made: Pick<Candidate, 'decision' | 'tokens' | 'source'> & Pick<Partial<Candidate>, 'split'>,
  ): { readonly candidate: Candidate; readonly isNew: boolean } {
    const parent = beams[index];
    if (parent === undefined) throw new RangeError(`There is no beam ${index}.`);
    const { decision } = made;
    const id = candidateId(
      parent.path.length + 1,
      parent.id ?? context.rootName,
      decision.kind,
      decision.text,
    );
    const order = index * 1e6 + sample;
    const known = byText.get(id);
    if (known !== undefined) {
      known.count += 1;
      known.order = Math.min(known.order, order);
      context.merge(id, made.source, known.count);
      return { candidate: known, isNew: false };
    }
    const candidate: Candidate = { ...made, id, parent, pool: [], order, count: 1 };
    byText.set(id, candidate);
    const text = textThrough(candidate);
    const forkable = made.split !== undefined && decision.kind !== 'response-finished';
    const { tokens, source } = made;
    context.candidate({ id, parent: parent.id, decision, source, tokens, text, forkable });
    return { candidate, isNew: true };
  }

  const sink: ProposalSink = {
    expect(samples) {
      expected = samples;
    },
    decision(index, sample, split, tokens, source) {
      const decision = plainDecision(split);
      const { candidate, isNew } = take(index, sample, { decision, split, tokens, source });
      if (isNew) {
        const [problem] = decision.problems;
        if (problem !== undefined) context.verdict(candidate.id, { kind: 'invalid', ...problem });
        else {
          valid.push(candidate);
          if (scorer !== undefined) {
            if (source === 'forced') inheritScore(context, candidate);
            else scorer.add(candidate, expected);
          }
        }
      }
      return (rest) => {
        if (rest.text !== '' || rest.ended) candidate.pool.push(rest);
      };
    },
    fragment(index, sample, { text, tokens, problem, source }) {
      const parent = beams[index];
      const start = parent?.text.length ?? 0;
      const decision = {
        kind: 'fragment',
        text,
        start,
        end: start + text.length,
        call: parent?.splitter.calls.length ?? 0,
        problems: problem === undefined ? [] : [problem],
      } as const;
      const { candidate, isNew } = take(index, sample, { decision, tokens, source });
      if (!isNew) return;
      const limit = context.options.settings.maxTokens;
      context.verdict(
        candidate.id,
        problem === undefined ? { kind: 'length', limit, unit: 'tokens' } : { kind: 'invalid', ...problem },
      );
    },
  };

  return {
    sink,
    sorted() {
      const order = [...valid].sort((a, b) => a.order - b.order);
      const atCheckpoint = (candidate: Candidate): boolean =>
        candidate.decision.kind !== 'token' &&
        candidate.decision.kind !== 'fragment' &&
        strategy.checkpoint(candidate.decision.kind);
      return {
        checkpointed: order.filter(atCheckpoint),
        passing: order.filter((candidate) => !atCheckpoint(candidate)),
      };
    },
  };
}

/** A forced decision says nothing new about its path, and every decision before it was judged: nobody is asked. */
function inheritScore(context: RunContext, candidate: Candidate): void {
  candidate.aggregate = aggregate(candidate.parent.scores, context.options.settings.aggregation);
}
