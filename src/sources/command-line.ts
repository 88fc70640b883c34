// A command as people type it, and as a list of words. No shell is ever asked.
import { SourceError } from './source-error.ts';

/**
 * Splits as a POSIX shell does: blanks separate, `'…'` and `"…"` keep together, a backslash keeps the next character. On
 * Windows a backslash is one of a path. Nothing is expanded.
 * @throws {SourceError} where a quote is not closed or nothing is there.
 */
export function splitCommand(
  line: string,
  backslashEscapes = process.platform !== 'win32',
): readonly [string, ...string[]] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const next = line[at + 1];
    if (backslashEscapes && character === '\\' && quote !== "'" && next !== undefined) {
      const isKept = quote === '"' && !/["\\$`]/.test(next);
      word = `${word ?? ''}${isKept ? '\\' : ''}${next}`;
      at += 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word = `${word ?? ''}${character}`;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${character}`;
  }
  if (quote !== '') throw new SourceError(`The command has a ${quote} that is not closed.`, 'Close it.');
  if (word !== undefined) words.push(word);
  const [command, ...args] = words;
  if (command === undefined || command === '') {
    throw new SourceError('There is no command.', 'Name a program, such as "npx -y some-mcp-server".');
  }
  return [command, ...args];
}

/** The words as one line, so that it is clear where each ends. Control characters are shown, not obeyed. */
export function joinCommand(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./~•-]+$/.test(word) ? word : quoted(word))).join(' ');
}

function quoted(word: string): string {
  const shown = word.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return shown.includes("'") ? `"${shown.replaceAll(/["\\$`]/g, '\\$&')}"` : `'${shown}'`;
}
