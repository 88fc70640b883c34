// One sample of one beam: text arrives in pieces until it holds the next decision.
import type { SplitDecision, Splitter } from '../calls/splitter.ts';
import type { CandidateSource } from '../log/events.ts';
import type { TokenLogprob } from '../models/policy.ts';
import type { Beam, Proposal, Remainder } from './beam.ts';

/** Collects one sample's text. */
export interface Sample {
  add(text: string, tokens: readonly TokenLogprob[] | undefined): void;
  /** The decision, once the text holds it, and its tokens. */
  taken(): { readonly decision: SplitDecision; readonly tokens: readonly TokenLogprob[] } | undefined;
  /** Ends the sample: `ended` when the response ends here, false when a limit cut it. */
  end(ended: boolean): Proposal;
}

/**
 * @param held text at the end of the beam that was held back from the policy (a closing quote that a tokenizer may
 *   merge with what follows); the sample must write it again, or it has changed a decision that was made.
 */
export function collectSample(beam: Beam, held: string, source: CandidateSource): Sample {
  let text = '';
  let unchecked = held;
  let drifted = false;
  let splitter: Splitter = beam.splitter;
  let decision: SplitDecision | undefined;
  const tokens: TokenLogprob[] = [];

  const feed = (piece: string): void => {
    text += piece;
    if (decision !== undefined || drifted) return;
    const fed = splitter.feed(piece);
    splitter = fed.next;
    decision = fed.decisions[0];
  };

  return {
    taken() {
      if (decision === undefined) return undefined;
      const [own] = cutTokens(dropText(tokens, held.length), decision.text.length);
      return { decision, tokens: own };
    },
    add(piece, pieceTokens) {
      if (pieceTokens !== undefined) tokens.push(...pieceTokens);
      if (unchecked === '') {
        feed(piece);
        return;
      }
      const length = Math.min(unchecked.length, piece.length);
      if (piece.slice(0, length) === unchecked.slice(0, length)) {
        unchecked = unchecked.slice(length);
        if (piece.length > length) feed(piece.slice(length));
        return;
      }
      drifted = true;
      unchecked = '';
      text = piece;
    },
    end(ended) {
      if (drifted || (unchecked !== '' && ended)) return drift(text, beam, tokens, source);
      if (decision === undefined && ended) decision = splitter.finish().decisions[0];
      const own = dropText(tokens, held.length);
      if (decision !== undefined) {
        const length = decision.text.length;
        const [taken, left] = cutTokens(own, length);
        return {
          kind: 'decision',
          decision,
          tokens: taken,
          rest: { text: text.slice(length), tokens: left, ended },
          source,
        };
      }
      const problem = splitter.failure ?? (ended ? splitter.finish().next.failure : undefined);
      const incomplete = {
        rule: 'syntax',
        message: 'The response ended in the middle of a decision.',
      } as const;
      if (problem === undefined && !ended) return { kind: 'fragment', text, tokens: own, source };
      return { kind: 'fragment', text, tokens: own, problem: problem ?? incomplete, source };
    },
  };
}

/** Reads a remainder as a sample of the beam's next decision; `undefined` when it was cut before one ended. */
export function reuse(beam: Beam, remainder: Remainder): Proposal | undefined {
  const sample = collectSample(beam, '', 'reused');
  sample.add(remainder.text, remainder.tokens);
  const proposal = sample.end(remainder.ended);
  if (proposal.kind === 'fragment' && proposal.problem === undefined) return undefined;
  return proposal;
}

function drift(text: string, beam: Beam, tokens: readonly TokenLogprob[], source: CandidateSource): Proposal {
  const last = beam.path[beam.path.length - 1];
  const what = last?.name === undefined ? 'the decision before it' : `"${last.name}"`;
  const problem = {
    rule: 'boundary',
    message: `The text goes on with ${what} instead of making the next decision.`,
  } as const;
  return { kind: 'fragment', text, tokens, problem, source };
}

/**
 * Tokens of the first `length` characters, and the others. A token that writes the end of one decision and the beginning
 * of the next (`}}]`) is cut: its log-probability counts for the first, and given that, the second is certain (0).
 */
function cutTokens(
  tokens: readonly TokenLogprob[],
  length: number,
): readonly [readonly TokenLogprob[], readonly TokenLogprob[]] {
  let seen = 0;
  for (const [index, token] of tokens.entries()) {
    if (seen === length) return [tokens.slice(0, index), tokens.slice(index)];
    const own = length - seen;
    seen += token.end ? 0 : token.text.length;
    if (seen > length) {
      const head = { ...token, text: token.text.slice(0, own) };
      const tail = { ...token, text: token.text.slice(own), logprob: 0 };
      return [
        [...tokens.slice(0, index), head],
        [tail, ...tokens.slice(index + 1)],
      ];
    }
  }
  return [tokens, []];
}

/** Tokens without the first `length` characters, which the sample only repeats; of a token across the cut the end stays. */
function dropText(tokens: readonly TokenLogprob[], length: number): readonly TokenLogprob[] {
  let left = length;
  for (const [index, token] of tokens.entries()) {
    if (token.text.length > left) {
      return [{ ...token, text: token.text.slice(left) }, ...tokens.slice(index + 1)];
    }
    left -= token.text.length;
  }
  return [];
}
