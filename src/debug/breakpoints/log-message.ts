// The message of a logpoint: text with expressions in braces.

import { oneLine } from '../../log/visible.ts';
import { plainText } from '../expression/display.ts';
import { evaluate } from '../expression/evaluate.ts';
import { type Expression, ExpressionError } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse.ts';
import type { Scope } from '../expression/value.ts';

export type LogMessage = readonly (string | Expression)[];

/** Characters of one value in a message. */
const longest = 1000;

/**
 * `chose {candidate.value} of {candidates.length}`; `\{` is a brace. A brace inside a text of an expression does not end it.
 * @returns what is wrong with it as a sentence where it cannot be read
 */
export function readLogMessage(text: string): LogMessage | string {
  const parts: (string | Expression)[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    if (character === '\\' && (text[at + 1] === '{' || text[at + 1] === '}')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    if (character !== '{') {
      plain += character;
      at += 1;
      continue;
    }
    const end = closingBrace(text, at + 1);
    if (end === undefined)
      return `The brace at character ${at + 1} is not closed: write \\{ for a brace as text.`;
    try {
      parts.push(plain, parseExpression(text.slice(at + 1, end)));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return `In ${text.slice(at, end + 1)}: ${error.message}`;
    }
    plain = '';
    at = end + 1;
  }
  return [...parts, plain].filter((part) => part !== '');
}

function closingBrace(text: string, from: number): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '}') return at;
  }
  return undefined;
}

/** One line. An expression that has no value says so in its place. */
export function writeLogMessage(message: LogMessage, scope: Scope): string {
  const parts = message.map((part) => {
    if (typeof part === 'string') return part;
    try {
      return oneLine(plainText(evaluate(part, scope)), longest);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return `<${error.message}>`;
    }
  });
  return parts.join('');
}
