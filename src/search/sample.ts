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
      const own = dropText(tokens, held.length);
      return { decision, tokens: own.slice(0, tokenIndex(own, decision.text.length)) };
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
        const at = tokenIndex(own, length);
        return {
          kind: 'decision',
          decision,
          tokens: own.slice(0, at),
          rest: { text: text.slice(length), tokens: own.slice(at), ended },
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

/** The first token that begins at or after `length` characters. */
function tokenIndex(tokens: readonly TokenLogprob[], length: number): number {
  let seen = 0;
  for (const [index, token] of tokens.entries()) {
    if (seen >= length) return index;
    seen += token.text.length;
  }
  return tokens.length;
}

/** Tokens without the first `length` characters; a token that straddles the cut stays. */
function dropText(tokens: readonly TokenLogprob[], length: number): readonly TokenLogprob[] {
  if (length === 0) return tokens;
  let left = length;
  let index = 0;
  for (const token of tokens) {
    if (token.text.length > left) break;
    left -= token.text.length;
    index += 1;
  }
  return tokens.slice(index);
}
