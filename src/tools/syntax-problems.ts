// Syntax errors in words: where, what is wrong, and what to do.
import type { SyntaxFault } from './json-tree.ts';
import { positionOf } from './position.ts';
import type { TextRange, ToolProblem } from './tool.ts';

/** By the code of the fault. */
const words: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  InvalidSymbol: [
    'this is no JSON',
    'Put names and texts into double quotes; write true, false or null in lower case.',
  ],
  InvalidNumberFormat: ['this is no JSON number', 'Write it as 1, -2.5 or 3e8.'],
  PropertyNameExpected: [
    'a name in double quotes is expected',
    'Write "name": value, and remove what stands here.',
  ],
  ValueExpected: ['a value is expected', 'Write a value here, or remove the comma or name before it.'],
  ColonExpected: ['a colon is expected', 'Put a colon between the name and its value.'],
  CommaExpected: ['a comma is expected', 'Put a comma between the two, or close the bracket before.'],
  CloseBraceExpected: ['a closing brace is missing', 'Close the object with "}".'],
  CloseBracketExpected: ['a closing bracket is missing', 'Close the list with "]".'],
  EndOfFileExpected: [
    'the JSON ends before this',
    'Remove what follows; several values go into one list, or on one line each (JSON Lines).',
  ],
  InvalidCommentToken: ['this is no comment', 'Start comments with // or /*.'],
  UnexpectedEndOfComment: ['this comment does not end', 'End the comment with */.'],
  UnexpectedEndOfString: ['this text does not end', 'End the text with a double quote on the same line.'],
  UnexpectedEndOfNumber: ['this number is not finished', 'Write a digit after the point or the exponent.'],
  InvalidUnicode: ['this is no Unicode escape', 'Write \\u and four hexadecimal digits.'],
  InvalidEscapeCharacter: [
    'this escape is not known',
    'Use \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\uXXXX.',
  ],
  NestedTooDeep: [
    'this is nested too deep, and the tool around it is left out',
    'Flatten the schema: no model fills in values this deep.',
  ],
  InvalidCharacter: [
    'this character must be escaped',
    'Write a tab as \\t, and other control characters as \\uXXXX.',
  ],
};

/** One error often makes the parser stumble again on its way back: of each line only the first is told. */
const problemLimit = 20;

/** `starts` are the text's `lineStarts`. */
export function syntaxProblems(
  text: string,
  starts: readonly number[],
  faults: readonly SyntaxFault[],
  pointer: string,
): ToolProblem[] {
  const byLine = new Map<number, ToolProblem>();
  for (const { code, message, range } of faults) {
    const { line } = positionOf(starts, range.offset);
    if (byLine.has(line)) continue;
    if (byLine.size >= problemLimit) break;
    const at = within(text, range);
    const place = positionOf(starts, at.offset);
    const [what, remedy] = (isCutOff(code, text, range) ? cutOff : words[code]) ?? [
      message ?? 'this is no JSON',
      'Correct the text here.',
    ];
    byLine.set(line, {
      severity: 'error',
      message: `Line ${place.line}, column ${place.character}: ${what}.`,
      remedy,
      pointer,
      range: at,
    });
  }
  return [...byLine.values()];
}

const cutOff = [
  'the file ends here, before it is complete',
  'Write the rest; it may have been cut off.',
] as const;

const goesOn = ['PropertyNameExpected', 'ValueExpected', 'ColonExpected', 'CommaExpected'];

/** What is expected cannot be written in place of what stands there: nothing does. A bracket can be closed all the same. */
function isCutOff(code: string, text: string, { offset, length }: TextRange): boolean {
  const end = text.trimEnd().length;
  if (end === 0) return false;
  return (
    (goesOn.includes(code) && offset >= end) || (code === 'UnexpectedEndOfString' && offset + length >= end)
  );
}

/** The parser's errors at the end of the text may lie behind it, or be empty: show the last character instead. */
function within(text: string, range: TextRange): TextRange {
  const offset = Math.min(range.offset, Math.max(0, text.length - 1));
  return { offset, length: Math.min(Math.max(range.length, 1), text.length - offset) };
}
