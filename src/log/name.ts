// Names of log files: when, and what was asked, readable in any file list and allowed on every file system.
import { join } from 'node:path';

export const logExtension = '.toolprm.jsonl';
const longestName = 60;

/** Words that most questions have and that tell none apart. */
const filler = new Set(
  (
    'a an and are be can could do does for from give i in is it let like me my of on please show tell ' +
    'that the then there this to want was what whats when where which will with would you'
  ).split(' '),
);

/**
 * `FOLDER/2026-11-22T09-15-03-oslo-weather.toolprm.jsonl`: the time in UTC and the query's first telling words. The
 * name has at most 60 characters, and none that Windows refuses.
 */
export function newLogPath(folder: string, query: string, time: Date): string {
  const stamp = time.toISOString().slice(0, 19).replaceAll(':', '-');
  const room = longestName - stamp.length - 1 - logExtension.length;
  return join(folder, `${stamp}-${slug(query, room)}${logExtension}`);
}

/** `name-2.toolprm.jsonl` for the second file of the same name. */
export function numbered(path: string, number: number): string {
  const extension = path.endsWith(logExtension) ? logExtension : '';
  return `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
}

function slug(query: string, longest: number): string {
  // Only the start matters; letters of every script are kept, accents are not.
  const words = query
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}+|['’]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !filler.has(word));
  let result = '';
  for (const word of telling.length > 0 ? telling : words) {
    const longer = result === '' ? word : `${result}-${word}`;
    if (longer.length > longest) break;
    result = longer;
  }
  if (result !== '') return result;
  const first = Array.from(telling[0] ?? words[0] ?? 'search');
  while (first.join('').length > longest) first.pop();
  return first.join('');
}
