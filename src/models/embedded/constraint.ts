// A constraint over tokens: which tokens may follow so that the text stays within a pattern.
// Patterns are over characters, tokens may be pieces of characters; a piece is allowed when some allowed character
// begins with the bytes so far.
import type { Token } from 'node-llama-cpp';
import type { Pattern } from '../../calls/pattern.ts';
import { type Match, startMatch } from '../../calls/pattern-matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Constraint {
  /** The constraint after a token; undefined when the token may not follow. */
  advance(token: Token): Constraint | undefined;
  /** Whether the response may end here. */
  readonly complete: boolean;
  /** Whether it must end here. */
  readonly ended: boolean;
}

/** Undefined for a pattern that no text matches. */
export function startConstraint(pattern: Pattern, vocabulary: Vocabulary): Constraint | undefined {
  const start = startMatch(pattern);
  return start && constraintAt(start, { vocabulary, edges: edgesOf(pattern) });
}

interface Alphabet {
  readonly vocabulary: Vocabulary;
  /** The bounds of every range of code points that the pattern mentions. */
  readonly edges: ReadonlySet<number>;
}

function edgesOf(pattern: Pattern): ReadonlySet<number> {
  const edges = new Set<number>();
  const collect = (part: Pattern): void => {
    switch (part.kind) {
      case 'text':
        for (const character of part.text) edges.add(character.codePointAt(0) ?? 0);
        return;
      case 'chars':
        for (const [low, high] of part.ranges) edges.add(low).add(high);
        return;
      case 'repeat':
        collect(part.item);
        return;
      default:
        part.items.forEach(collect);
    }
  };
  collect(pattern);
  return edges;
}

/** Matches are shared by identity, so what was found for one holds for every sample that gets there. */
const known = new WeakMap<Match, Constraint>();

function constraintAt(match: Match, alphabet: Alphabet): Constraint {
  const { vocabulary } = alphabet;
  const made = known.get(match);
  if (made) return made;
  const after = new Map<Token, Constraint | undefined>();
  const beginnings = new Map<number, boolean>();
  /** Most tokens fall with their first character, and there are few first characters. */
  const mayBegin = (text: string): boolean => {
    const point = text.codePointAt(0) ?? 0;
    const cached = beginnings.get(point);
    if (cached !== undefined) return cached;
    const may = match.advance(String.fromCodePoint(point)) !== undefined;
    beginnings.set(point, may);
    return may;
  };
  const follow = (token: Token): Constraint | undefined => {
    const text = vocabulary.textOf(token);
    if (text === undefined) return advanceBytes(match, [], vocabulary.bytesOf(token), alphabet);
    if (text === '' || !mayBegin(text)) return undefined;
    const next = match.advance(text);
    return next && constraintAt(next, alphabet);
  };
  const constraint: Constraint = {
    complete: match.complete,
    ended: match.ended,
    advance: (token) => {
      if (after.has(token)) return after.get(token);
      const next = follow(token);
      after.set(token, next);
      return next;
    },
  };
  known.set(match, constraint);
  return constraint;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The constraint after a token whose bytes are, or follow, a piece of a character. */
function advanceBytes(
  match: Match,
  pending: readonly number[],
  bytes: Uint8Array | undefined,
  alphabet: Alphabet,
): Constraint | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined;
  const all = [...pending, ...bytes];
  const rest = unfinishedBytes(all);
  const text = decoder.decode(Uint8Array.from(all.slice(0, all.length - rest)));
  if (text.includes('\uFFFD')) return undefined;
  const next = match.advance(text);
  if (!next) return undefined;
  if (rest === 0) return constraintAt(next, alphabet);
  const left = all.slice(all.length - rest);
  if (!someCharacter(next, left, alphabet)) return undefined;
  return {
    complete: false,
    ended: false,
    advance: (token) => advanceBytes(next, left, alphabet.vocabulary.bytesOf(token), alphabet),
  };
}

/** How many bytes at the end begin a character that is not finished, 0 to 3. */
function unfinishedBytes(bytes: readonly number[]): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function characterLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/**
 * Whether the match allows some character whose UTF-8 form begins with these bytes. What a match allows is a union of
 * the pattern's ranges, so if it meets the characters from `from` to `to` at all, it has one of the two, or one of the
 * pattern's own bounds between them.
 */
function someCharacter(match: Match, bytes: readonly number[], { edges }: Alphabet): boolean {
  const [lead = 0, ...more] = bytes;
  if (lead < 0xc2 || lead > 0xf4) return false;
  const length = characterLength(lead);
  let first = lead & (0xff >> (length + 1));
  for (const byte of more) first = first * 64 + (byte & 0x3f);
  const open = 64 ** (length - bytes.length);
  const lowest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const from = Math.max(first * open, lowest);
  const to = Math.min((first + 1) * open - 1, 0x10ffff);
  const allows = (point: number): boolean =>
    !(point >= 0xd800 && point <= 0xdfff) && match.advance(String.fromCodePoint(point)) !== undefined;
  if (from > to) return false;
  if (allows(from) || allows(to)) return true;
  for (const edge of edges) if (edge > from && edge < to && allows(edge)) return true;
  return false;
}
