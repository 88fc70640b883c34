// Runs text through the goals of a state. The only place that reads characters.
import type { ProblemRule } from '../decision.ts';
import { isSpace } from './characters.ts';
import { endOfEmbedded, endOfResponse } from './goal.ts';
import { type Syntax, scanValue, whitespaceLimit } from './scan.ts';
import { type Goal, type GoalList, joined, type Run } from './state.ts';

/** The next character has not arrived yet. */
const notYet = -3;

/** Consumes as much of the run's chunk as there is; stops at a failure. */
export function drive(run: Run): void {
  const draft = run.draft;
  while (draft.failure === undefined) {
    const list = draft.goals;
    if (list === undefined) {
      if (run.at < run.chunk.length) fail(run, 'syntax', 'no text after the end of the response');
      return;
    }
    const goal = list.goal;
    if (goal.kind === 'act') {
      draft.goals = list.next;
      const wanted = goal.act(run);
      // Whether text follows is not known yet here, so the message does not say.
      if (wanted !== undefined) fail(run, 'syntax', wanted, '');
      continue;
    }
    const code = peek(run);
    if (code === notYet || draft.failure !== undefined) return;
    if (goal.kind === 'branch') choose(run, goal.choose(code, draft), list.next);
    else if (advance(run, goal, code)) draft.goals = list.next;
    else if (goal.kind === 'character') {
      if (goal.otherwise !== undefined) draft.goals = goal.otherwise;
      else fail(run, code < 0 ? 'syntax' : goal.rule, goal.wanted);
    } else if (goal.kind === 'prose' && code === endOfResponse) draft.goals = goal.atEnd;
  }
}

function choose(run: Run, chosen: GoalList | string | undefined, rest: GoalList | undefined): void {
  if (typeof chosen === 'string') fail(run, 'syntax', chosen);
  else run.draft.goals = chosen === undefined ? rest : joined(chosen, rest);
}

/** Sets the failure. `wanted` is a noun phrase that completes “Expected …”. */
function fail(run: Run, rule: ProblemRule, wanted: string, found = `, but ${foundAt(run)}`): void {
  run.draft.failure = { rule, message: `Expected ${wanted} at offset ${run.base + run.at}${found}.` };
  run.draft.goals = undefined;
}

function foundAt(run: Run): string {
  const found = run.escapeLength > 0 ? run.escaped : run.chunk.charAt(run.at);
  if (found === '') return 'the response ended';
  if (found === '"' && run.draft.embedded && run.escapeLength === 0) return 'the quoted arguments ended';
  return `found ${JSON.stringify(found)}`;
}

/** Works at the goal. Returns true where it is reached; false where it needs more text, failed or must be replaced. */
function advance(run: Run, goal: Goal, code: number): boolean {
  switch (goal.kind) {
    case 'space':
      return skipSpace(run);
    case 'character':
      if (code !== goal.code) return false;
      consume(run);
      return true;
    case 'edge':
      if (code < 0 || !goal.prolongs(code, run.draft)) return true;
      fail(run, 'boundary', `the end of ${goal.what}`);
      return false;
    case 'content':
      return scanPiece(run, 'json', code);
    case 'value':
      return scanPiece(run, goal.syntax, code);
    case 'word':
      return takeWord(run, goal.member);
    case 'prose':
      return skipProse(run, goal.marker);
    default:
      return false;
  }
}

/** The next character's code; negative where there is none. */
function peek(run: Run): number {
  if (run.escapeLength > 0) return run.escaped.charCodeAt(0);
  if (run.at >= run.chunk.length) return run.ended ? endOfResponse : notYet;
  const code = run.chunk.charCodeAt(run.at);
  if (!run.draft.embedded || code > 0x5c) return code;
  if (code === 0x22) return endOfEmbedded;
  if (code !== 0x5c) {
    if (code < 0x20) fail(run, 'syntax', 'no control character in a string');
    return code;
  }
  return peekEscape(run);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The character behind an escape of the string that holds the arguments. */
function peekEscape(run: Run): number {
  const letter = run.chunk.charAt(run.at + 1);
  const simple = escapes.get(letter);
  if (simple !== undefined) {
    run.escaped = simple;
    run.escapeLength = 2;
    return simple.charCodeAt(0);
  }
  const digits = run.chunk.slice(run.at + 2, run.at + 6);
  const sound = letter === '' || (letter === 'u' && /^[0-9a-fA-F]*$/.test(digits));
  if (sound && digits.length === 4) {
    const code = Number.parseInt(digits, 16);
    run.escaped = String.fromCharCode(code);
    run.escapeLength = 6;
    return code;
  }
  if (sound) return run.ended ? endOfResponse : notYet;
  fail(run, 'syntax', 'an escape that JSON knows');
  return 0x5c;
}

function consume(run: Run): void {
  run.at += run.escapeLength > 0 ? run.escapeLength : 1;
  run.escapeLength = 0;
  run.scan.run = 0;
}

function skipSpace(run: Run): boolean {
  const { draft, scan } = run;
  for (;;) {
    const code = peek(run);
    if (code === notYet || draft.failure !== undefined) return false;
    if (!isSpace(code)) {
      scan.run = 0;
      return true;
    }
    if (scan.run === whitespaceLimit) {
      fail(run, 'syntax', `at most ${whitespaceLimit} whitespace characters in a row`);
      return false;
    }
    const seen = scan.run + 1;
    consume(run);
    scan.run = seen;
  }
}

/** Feeds the scanner one piece: all of the chunk, or inside a JSON string the text up to its next special character. */
function scanPiece(run: Run, syntax: Syntax, code: number): boolean {
  const { draft, scan } = run;
  if (code < 0) {
    fail(run, 'syntax', scan.open ? 'the end of a string' : 'the rest of a value');
    return false;
  }
  let stop: number;
  if (run.escapeLength > 0) {
    stop = scanValue(scan, syntax, run.escaped, 0, 1);
    if (stop === 1) {
      draft.capture += run.escaped;
      run.at += run.escapeLength;
      run.escapeLength = 0;
    }
  } else {
    const from = run.at;
    stop = scanValue(scan, syntax, run.chunk, from, draft.embedded ? plainEnd(run) : run.chunk.length);
    draft.capture += run.chunk.slice(from, stop);
    run.at = stop;
  }
  if (scan.lex === 'fault') fail(run, 'syntax', scan.fault);
  return scan.lex === 'done';
}

/** The end of the piece at `at` in which every character stands for itself. */
function plainEnd(run: Run): number {
  let at = run.at;
  while (at < run.chunk.length) {
    const code = run.chunk.charCodeAt(at);
    if (code === 0x22 || code === 0x5c || code < 0x20) break;
    at += 1;
  }
  return at;
}

function takeWord(run: Run, member: (code: number) => boolean): boolean {
  const from = run.at;
  let at = from;
  while (at < run.chunk.length && member(run.chunk.charCodeAt(at))) at += 1;
  run.draft.capture += run.chunk.slice(from, at);
  run.at = at;
  return at < run.chunk.length || run.ended;
}

function skipProse(run: Run, marker: string): boolean {
  const { scan } = run;
  if (marker === '') {
    run.at = run.chunk.length;
    return false;
  }
  while (run.at < run.chunk.length) {
    const code = run.chunk.charCodeAt(run.at);
    run.at += 1;
    // The markers' first character occurs in them only once, so a mismatch can only start anew.
    if (code === marker.charCodeAt(scan.at)) scan.at += 1;
    else scan.at = code === marker.charCodeAt(0) ? 1 : 0;
    if (scan.at === marker.length) return true;
  }
  return false;
}
