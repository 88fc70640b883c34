// What a CodeLens says of a tool's last search: "last search: pruned at 0.31".
import type { Command } from 'vscode-languageserver';
import type { ToolEvidence } from '../evidence/evidence.ts';
import { lastSearchSentence, lastSearchWords } from '../evidence/last-search-words.ts';
import { logUri, openEvidence } from './evidence-links.ts';

/** Opens the search at the candidate that says most of the tool. `undefined` where no search was given the tool. */
export function lastSearchLens({ last, tool }: ToolEvidence): Command | undefined {
  if (last === undefined) return undefined;
  const candidate = last.fate?.candidate;
  return {
    title: `last search: ${lastSearchWords(last)}`,
    tooltip: lastSearchSentence(tool, last),
    command: openEvidence,
    arguments: [{ log: logUri(last.log), ...(candidate === undefined ? {} : { candidate }) }],
  };
}
