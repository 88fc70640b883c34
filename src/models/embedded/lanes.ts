// The sequences of a context and what each of them has already evaluated, so that no text is evaluated twice.
//
// Two rules make every result depend on the texts alone and not on what was asked before:
// a lane keeps only tokens that were evaluated as part of a longer piece (sampled ones, evaluated one by one, are rolled
// back and evaluated again with the beam's new prefix), and a piece has at least two tokens. llama.cpp multiplies by
// another routine for single columns, whose sums differ in the last bits; pieces of two and more agree exactly.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';

/** Best first. `whole`: of every token; otherwise of the likeliest ones, which then sum up to 1. */
export interface Probabilities {
  readonly of: ReadonlyMap<Token, number>;
  readonly whole: boolean;
}

export interface Lane {
  readonly sequence: LlamaContextSequence;
  /** What the sequence has evaluated. */
  tokens: readonly Token[];
  /** When it was last asked for, counted in requests. */
  used: number;
}

/** Called between pieces: throws when the request was given up. */
export type Checkpoint = () => void;

export interface Lanes {
  /** For continuing texts. */
  readonly sampling: readonly Lane[];
  /** For reading one text after another, so that reading leaves the beams where they are. */
  readonly reading: Lane;
  /**
   * Brings a lane to a text, with the help of whichever lane already holds most of it, and reads the probabilities of
   * the next token, for every token where `whole` is asked for. `evaluated` counts the tokens that were computed for it.
   * @throws {RangeError} when the text has no token.
   */
  read(lane: Lane, target: readonly Token[], check: Checkpoint, whole?: boolean): Promise<Reading>;
  /** Gives a lane another lane's state. */
  copy(from: Lane, to: readonly Lane[], check: Checkpoint): Promise<void>;
  /** Evaluates one more token in each lane, all in one batch. The tokens do not stay: see `rollBack`. */
  step(work: readonly { readonly lane: Lane; readonly token: Token }[]): Promise<readonly Probabilities[]>;
  /** Evaluates the last token of a lane once more, for the probabilities of every token. */
  wholeStep(lane: Lane, token: Token): Promise<Probabilities>;
  /** Forgets the tokens of `step`. */
  rollBack(lanes: readonly Lane[]): Promise<void>;
}

export interface Reading {
  readonly probabilities: Probabilities;
  readonly evaluated: number;
}

/**
 * The library hands probabilities over one number at a time: 0.1 seconds for a vocabulary of 150,000. From large
 * vocabularies only this many tokens are fetched, unless that is not enough.
 */
const likeliest = 1024;
const largeVocabulary = 8192;
const wantWhole = { generateNext: { probabilities: true } };
const wantLikeliest = {
  generateNext: {
    probabilities: true,
    options: { temperature: 1, topK: likeliest, topP: 1, minP: 0, seed: 0 },
  },
};

/** Copying a lane goes through a file; below this many tokens evaluating them is as fast. */
const worthCopying = 24;

export function createLanes(context: LlamaContext, pieceSize: number, vocabularySize: number): Lanes {
  const all: Lane[] = Array.from({ length: context.totalSequences }, () => ({
    sequence: context.getSequence(),
    tokens: [],
    used: 0,
  }));
  const reading = all.at(-1);
  if (!reading || all.length < 2) throw new RangeError('a context needs at least two sequences');
  let requests = 0;
  const alwaysWhole = vocabularySize <= largeVocabulary;

  /** Evaluates some tokens, and reads the probabilities of the one after them. */
  async function evaluate(lane: Lane, tokens: readonly Token[], whole: boolean): Promise<Probabilities> {
    const last = tokens.length - 1;
    const want = whole || alwaysWhole ? wantWhole : wantLikeliest;
    const outputs = await lane.sequence.controlledEvaluate(
      tokens.map((token, index) => (index === last ? [token, want] : token)),
    );
    const probabilities = outputs[last]?.next.probabilities;
    if (!probabilities) throw new Error('the engine returned no probabilities');
    return { of: probabilities, whole: whole || alwaysWhole };
  }

  async function keep(lane: Lane, length: number): Promise<void> {
    if (lane.sequence.nextTokenIndex > length) {
      await lane.sequence.eraseContextTokenRanges([{ start: length, end: lane.sequence.nextTokenIndex }]);
    }
    if (lane.tokens.length > length) lane.tokens = lane.tokens.slice(0, length);
  }

  async function read(
    lane: Lane,
    target: readonly Token[],
    check: Checkpoint,
    whole = false,
  ): Promise<Reading> {
    if (target.length === 0) throw new RangeError('a text to continue needs at least one token');
    lane.used = ++requests;
    // The last two tokens are always evaluated: somebody has to compute the next token's probabilities.
    const reach = Math.max(0, target.length - 2);
    let kept = Math.min(sharedLength(lane.tokens, target), reach);
    const source = closest(all, target);
    const shared = Math.min(sharedLength(source.tokens, target), reach);
    if (shared >= kept + worthCopying) {
      await copy(source, [lane], check);
      kept = shared;
    }
    await keep(lane, kept);
    try {
      const probabilities = await evaluateFrom(lane, target, kept, check, whole);
      return { probabilities, evaluated: target.length - kept };
    } finally {
      // A piece that failed leaves the sequence and our record of it apart.
      if (lane.sequence.nextTokenIndex !== lane.tokens.length) lane.tokens = [];
    }
  }

  async function evaluateFrom(
    lane: Lane,
    target: readonly Token[],
    from: number,
    check: Checkpoint,
    whole: boolean,
  ): Promise<Probabilities> {
    let at = from;
    while (target.length - at > pieceSize + 1) {
      check();
      const piece = target.slice(at, at + pieceSize);
      await lane.sequence.evaluateWithoutGeneratingNewTokens(piece);
      at += piece.length;
      lane.tokens = target.slice(0, at);
    }
    check();
    const rest = target.slice(at);
    const probabilities = await evaluate(lane, rest, whole);
    // A text of a single token cannot be evaluated as part of a longer piece, so it is not kept.
    lane.tokens = rest.length === 1 ? target.slice(0, at) : target;
    return probabilities;
  }

  async function copy(from: Lane, to: readonly Lane[], check: Checkpoint): Promise<void> {
    if (to.length === 0) return;
    check();
    const folder = await mkdtemp(join(tmpdir(), 'state-'));
    const file = join(folder, 'state.bin');
    try {
      await from.sequence.saveStateToFile(file);
      for (const lane of to) {
        check();
        lane.tokens = [];
        await lane.sequence.loadStateFromFile(file, { acceptRisk: true });
        lane.tokens = from.tokens;
        lane.used = ++requests;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    sampling: all.slice(0, -1),
    reading,
    read,
    copy,
    step: (work) => Promise.all(work.map(({ lane, token }) => evaluate(lane, [token], false))),
    wholeStep: async (lane, token) => {
      const end = lane.sequence.nextTokenIndex;
      await lane.sequence.eraseContextTokenRanges([{ start: end - 1, end }]);
      return evaluate(lane, [token], true);
    },
    rollBack: async (lanes) => {
      for (const lane of lanes) await keep(lane, lane.tokens.length);
    },
  };
}

/**
 * One lane for each text, no lane twice: those that already hold most of a text first, then the longest unused.
 * There must be at least as many lanes as texts.
 */
export function assignLanes(lanes: readonly Lane[], targets: readonly (readonly Token[])[]): Lane[] {
  const free = new Set(lanes);
  const assigned = new Map<number, Lane>();
  const pairs = targets
    .flatMap((target, index) =>
      lanes.map((lane) => ({ index, lane, shared: sharedLength(lane.tokens, target) })),
    )
    .filter((pair) => pair.shared > 0)
    .sort((a, b) => b.shared - a.shared);
  for (const { index, lane } of pairs) {
    if (assigned.has(index) || !free.has(lane)) continue;
    assigned.set(index, lane);
    free.delete(lane);
  }
  const oldest = [...free].sort((a, b) => a.used - b.used);
  return targets.map((_, index) => {
    const lane = assigned.get(index) ?? oldest.shift();
    if (!lane) throw new RangeError(`${targets.length} texts do not fit into ${lanes.length} lanes`);
    return lane;
  });
}

function closest(lanes: readonly Lane[], target: readonly Token[]): Lane {
  return lanes.reduce((best, lane) =>
    sharedLength(lane.tokens, target) > sharedLength(best.tokens, target) ? lane : best,
  );
}

/** How many tokens two texts have in common from the start. */
export function sharedLength(a: readonly Token[], b: readonly Token[]): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at++;
  return at;
}
