// The incremental scanner of one value, JSON or Python literal: says where it ends, or which character is wrong.
// It keeps no text. All its state is in plain registers, so that a splitter state that holds them can be copied.

import { isDigit, isHex, isSpace, prolongs } from './characters.ts';

export type Syntax = 'json' | 'python';

/** What the scanner is inside of or waits for. */
export type Lex =
  | 'value'
  /** A value or the closing bracket. */
  | 'first'
  | 'key'
  | 'first-key'
  | 'colon'
  | 'after'
  | 'string'
  | 'escape'
  | 'hex'
  | 'sign'
  | 'zero'
  | 'integer'
  | 'point'
  | 'bare-point'
  | 'fraction'
  | 'exponent'
  | 'exponent-sign'
  | 'exponent-digits'
  | 'word'
  | 'done'
  | 'fault';

export interface Nest {
  /** The closing bracket that is due. */
  readonly close: number;
  readonly depth: number;
  readonly up: Nest | undefined;
}

export interface Scan {
  lex: Lex;
  nest: Nest | undefined;
  /** Closing quote of the string under way. */
  quote: number;
  /** True while the token under way is a key. */
  keyed: boolean;
  /** True where only a string's content is scanned: the scan ends before the closing quote. */
  open: boolean;
  /** Hexadecimal digits to come, characters of a word seen, or characters of a marker seen. */
  at: number;
  word: string;
  /** Consecutive whitespace characters so far. */
  run: number;
  /** What was expected where the text went wrong. */
  fault: string;
}

/** The most consecutive whitespace characters between tokens; models can fall into a loop of them. */
export const whitespaceLimit = 64;
/** The deepest nesting of lists and objects in one argument. */
export const depthLimit = 64;

export const blankScan: Readonly<Scan> = {
  lex: 'value',
  nest: undefined,
  quote: 0x22,
  keyed: false,
  open: false,
  at: 0,
  word: '',
  run: 0,
  fault: '',
};

const jsonWords: ReadonlyMap<number, string> = new Map([
  [0x74, 'true'],
  [0x66, 'false'],
  [0x6e, 'null'],
]);
// vLLM's pythonic parser takes JSON's three words as well, since models mix them up.
const pythonWords: ReadonlyMap<number, string> = new Map([
  ...jsonWords,
  [0x54, 'True'],
  [0x46, 'False'],
  [0x4e, 'None'],
]);

function fail(scan: Scan, fault: string): void {
  scan.lex = 'fault';
  scan.fault = fault;
}

/** The token under way is complete. */
function complete(scan: Scan): void {
  scan.run = 0;
  if (scan.keyed) {
    scan.keyed = false;
    scan.lex = 'colon';
  } else scan.lex = scan.nest === undefined ? 'done' : 'after';
}

function nestIn(scan: Scan, close: number, lex: Lex): void {
  const depth = (scan.nest?.depth ?? 0) + 1;
  scan.nest = { close, depth, up: scan.nest };
  scan.lex = lex;
  if (depth > depthLimit) fail(scan, `at most ${depthLimit} levels of nesting`);
}

function nestOut(scan: Scan): void {
  scan.nest = scan.nest?.up;
  complete(scan);
}

/** The first character of a value or of a key. */
function begin(scan: Scan, python: boolean, code: number): void {
  scan.run = 0;
  if (code === 0x22 || (python && code === 0x27)) {
    scan.lex = 'string';
    scan.quote = code;
    return;
  }
  if (scan.keyed && !python) fail(scan, 'a key in double quotes');
  else if (code === 0x2d || (python && code === 0x2b)) scan.lex = 'sign';
  else if (code === 0x30) scan.lex = 'zero';
  else if (isDigit(code)) scan.lex = 'integer';
  else if (python && code === 0x2e) scan.lex = 'bare-point';
  else {
    const word = (python ? pythonWords : jsonWords).get(code);
    if (word !== undefined) {
      scan.lex = 'word';
      scan.word = word;
      scan.at = 1;
    } else if (scan.keyed) fail(scan, 'a key');
    else if (code === 0x5b) nestIn(scan, 0x5d, 'first');
    else if (code === 0x7b) nestIn(scan, 0x7d, 'first-key');
    else if (python && code === 0x28) nestIn(scan, 0x29, 'first');
    else fail(scan, 'a value');
  }
}

/** A structural character or whitespace. */
function structure(scan: Scan, python: boolean, code: number): void {
  if (isSpace(code)) {
    scan.run += 1;
    if (scan.run > whitespaceLimit) fail(scan, `at most ${whitespaceLimit} whitespace characters in a row`);
    return;
  }
  const lex = scan.lex;
  const close = scan.nest?.close;
  if (code === close && (lex === 'first' || lex === 'first-key' || lex === 'after')) nestOut(scan);
  else if (lex === 'colon') {
    scan.run = 0;
    if (code === 0x3a) scan.lex = 'value';
    else fail(scan, 'a colon');
  } else if (lex === 'after') {
    scan.run = 0;
    // Python allows a trailing comma, JSON does not.
    if (code !== 0x2c) fail(scan, `a comma or "${close === undefined ? '' : String.fromCharCode(close)}"`);
    else if (close === 0x7d) scan.lex = python ? 'first-key' : 'key';
    else scan.lex = python ? 'first' : 'value';
  } else {
    scan.keyed = lex === 'key' || lex === 'first-key';
    begin(scan, python, code);
  }
}

/** One character of a number. Returns false where the number ended before it. */
function number(scan: Scan, python: boolean, code: number): boolean {
  const lex = scan.lex;
  if (isDigit(code)) {
    if (lex === 'sign') scan.lex = code === 0x30 ? 'zero' : 'integer';
    else if (lex === 'zero') fail(scan, 'no digit after a leading zero');
    else if (lex === 'point' || lex === 'bare-point') scan.lex = 'fraction';
    else if (lex === 'exponent' || lex === 'exponent-sign') scan.lex = 'exponent-digits';
    return true;
  }
  const whole = lex === 'zero' || lex === 'integer';
  if (code === 0x2e && (whole || (python && lex === 'sign'))) {
    scan.lex = whole ? 'point' : 'bare-point';
    return true;
  }
  const mantissa = whole || lex === 'fraction' || (python && lex === 'point');
  if ((code === 0x65 || code === 0x45) && mantissa) {
    scan.lex = 'exponent';
    return true;
  }
  if ((code === 0x2b || code === 0x2d) && lex === 'exponent') {
    scan.lex = 'exponent-sign';
    return true;
  }
  if ((mantissa || lex === 'exponent-digits') && !prolongs(code)) {
    complete(scan);
    return false;
  }
  fail(scan, mantissa || lex === 'exponent-digits' ? 'the end of the number' : 'a digit');
  return true;
}

function escaped(scan: Scan, python: boolean, code: number): void {
  if (code === 0x75) scan.at = 4;
  else if (python && code === 0x78) scan.at = 2;
  else if (python && code === 0x55) scan.at = 8;
  else if (python && code !== 0x4e) scan.at = 0;
  else if ('"\\/bfnrt'.includes(String.fromCharCode(code))) scan.at = 0;
  else scan.at = -1;
  if (scan.at < 0) fail(scan, 'an escape that the format knows');
  else scan.lex = scan.at === 0 ? 'string' : 'hex';
}

/** The first offset from `from` on that is not an ordinary character of a string. */
function skipString(text: string, from: number, to: number, quote: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === quote || code === 0x5c || code < 0x20) break;
    at += 1;
  }
  return at;
}

/**
 * Scans `text` from `from` to `to` (UTF-16 code units) and changes the registers. Returns the offset up to which it
 * consumed: `to` where it needs more; with `lex` `done` the end of the value; with `lex` `fault` the wrong character.
 */
export function scanValue(scan: Scan, syntax: Syntax, text: string, from: number, to: number): number {
  const python = syntax === 'python';
  let at = from;
  while (at < to) {
    switch (scan.lex) {
      case 'string': {
        at = skipString(text, at, to, scan.quote);
        if (at === to) return at;
        const code = text.charCodeAt(at);
        if (code === 0x5c) scan.lex = 'escape';
        else if (code === scan.quote) {
          complete(scan);
          if (scan.open) return at;
        } else if (!python || code === 0x0a || code === 0x0d) fail(scan, 'no control character in a string');
        break;
      }
      case 'escape':
        escaped(scan, python, text.charCodeAt(at));
        break;
      case 'hex':
        if (!isHex(text.charCodeAt(at))) fail(scan, 'a hexadecimal digit');
        else {
          scan.at -= 1;
          if (scan.at === 0) scan.lex = 'string';
        }
        break;
      case 'word':
        if (text.charCodeAt(at) !== scan.word.charCodeAt(scan.at)) fail(scan, `"${scan.word}"`);
        else {
          scan.at += 1;
          if (scan.at === scan.word.length) complete(scan);
        }
        break;
      case 'value':
      case 'first':
      case 'key':
      case 'first-key':
      case 'colon':
      case 'after':
        structure(scan, python, text.charCodeAt(at));
        break;
      case 'done':
      case 'fault':
        return at;
      default:
        if (!number(scan, python, text.charCodeAt(at))) {
          if (lexOf(scan) === 'done') return at;
          continue;
        }
    }
    if (lexOf(scan) === 'fault') return at;
    at += 1;
    if (lexOf(scan) === 'done') return at;
  }
  return at;
}

/** Reads the register anew, since calls above change it behind the narrowing. */
function lexOf(scan: Scan): Lex {
  return scan.lex;
}
