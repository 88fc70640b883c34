// Regular expressions that cannot run away: the simple ones, run as a set of places in the pattern, one character at a time
// (Thompson 1968), so that the time grows with the text and never with the ways to match it.
import { regexPattern } from '../../calls/constraint/regex-pattern.ts';
import type { Pattern } from '../../calls/pattern.ts';
import { type CodePointRange, inRanges, normalRanges } from '../../calls/pattern-ranges.ts';

/** One place in a pattern: reads a character, goes two ways at once, or is the end. */
type Instruction =
  | { readonly kind: 'read'; readonly ranges: readonly CodePointRange[]; readonly to: number }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'end' };

export interface RegularExpression {
  /**
   * Whether some part of the text matches.
   * @param spend is told of each piece of work, and may throw to end it
   */
  test(text: string, spend: (work: number) => void): boolean;
}

const longest = 300;
const mostInstructions = 3000;
/** Larger than any count that an expression can write (five digits), so that it is known again: `*` and `+`. */
const endless = 1_000_000;

/** The expression, or in one sentence why it cannot be used. */
export function regularExpression(source: string): RegularExpression | string {
  if (source.length > longest) return `A regular expression may have at most ${longest} characters.`;
  const isFromStart = source.startsWith('^');
  const isToEnd = /(?:^|[^\\])(?:\\\\)*\$$/.test(source);
  const body = source.slice(isFromStart ? 1 : 0, isToEnd ? -1 : undefined);
  // As a whole first: `^a|b` and other halves of anchors are refused there.
  const pattern =
    regexPattern(source, endless) === undefined ? undefined : regexPattern(`^(?:${body})$`, endless);
  if (pattern === undefined) {
    return 'This regular expression is wrong or uses more than letters, classes, groups, `|`, counts, `^` first and `$` last.';
  }
  const program: Program = { instructions: [{ kind: 'end' }], work: 0 };
  const { instructions } = program;
  const start = compile(pattern, 0, program);
  if (start === undefined) return 'This regular expression counts too high: use `*` or `+`.';
  return { test: (text, spend) => run(instructions, start, text, { isFromStart, isToEnd }, spend) };
}

interface Program {
  readonly instructions: Instruction[];
  /** Parts compiled: counts of counts of nothing would be many without a single instruction. */
  work: number;
}

/** Adds the pattern, followed by `to`; the number of its first instruction, `undefined` where it grows too large. */
function compile(pattern: Pattern, to: number, program: Program): number | undefined {
  program.work += 1;
  if (program.work > mostInstructions * 4) return undefined;
  switch (pattern.kind) {
    case 'text':
      return Array.from(pattern.text).reduceRight<number | undefined>((next, character) => {
        const point = character.codePointAt(0) ?? 0;
        return next === undefined
          ? undefined
          : add(program, { kind: 'read', ranges: [[point, point]], to: next });
      }, to);
    case 'chars':
      return add(program, { kind: 'read', ranges: normalRanges(pattern.ranges), to });
    case 'sequence':
      return pattern.items.reduceRight<number | undefined>(
        (next, item) => (next === undefined ? undefined : compile(item, next, program)),
        to,
      );
    case 'choice': {
      const ways: number[] = [];
      for (const item of pattern.items) {
        const way = compile(item, to, program);
        if (way === undefined) return undefined;
        ways.push(way);
      }
      return add(program, { kind: 'fork', to: ways });
    }
    case 'repeat':
      return repeated(pattern, to, program);
  }
}

function repeated(
  { item, min, max }: Extract<Pattern, { kind: 'repeat' }>,
  to: number,
  program: Program,
): number | undefined {
  let next: number | undefined = to;
  if (max >= endless) {
    // The loop is a fork that is filled in once its body, which comes back to it, is known.
    const loop: number[] = [to];
    next = add(program, { kind: 'fork', to: loop });
    const body = next === undefined ? undefined : compile(item, next, program);
    if (body === undefined) return undefined;
    loop.push(body);
  } else {
    for (let count = max; count > min && next !== undefined; count -= 1) {
      const once = compile(item, next, program);
      next = once === undefined ? undefined : add(program, { kind: 'fork', to: [once, to] });
    }
  }
  for (let count = 0; count < min && next !== undefined; count += 1) next = compile(item, next, program);
  return next;
}

function add({ instructions }: Program, instruction: Instruction): number | undefined {
  return instructions.length < mostInstructions ? instructions.push(instruction) - 1 : undefined;
}

interface Anchors {
  readonly isFromStart: boolean;
  readonly isToEnd: boolean;
}

function run(
  program: readonly Instruction[],
  start: number,
  text: string,
  { isFromStart, isToEnd }: Anchors,
  spend: (work: number) => void,
): boolean {
  let places = reachable(program, [start]);
  for (const character of text) {
    if (places.has(0) && !isToEnd) return true;
    const point = character.codePointAt(0) ?? 0;
    spend(1 + places.size);
    const next: number[] = [];
    for (const place of places) {
      const instruction = program[place];
      if (instruction?.kind === 'read' && inRanges(instruction.ranges, point)) next.push(instruction.to);
    }
    if (!isFromStart) next.push(start);
    places = reachable(program, next);
  }
  return places.has(0);
}

/** All places that are reached from these without reading; number 0 is the end. */
function reachable(program: readonly Instruction[], from: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    const instruction = program[place];
    if (instruction?.kind === 'fork') open.push(...instruction.to);
  }
  return found;
}
