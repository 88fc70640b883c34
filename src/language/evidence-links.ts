// The searches behind a figure, as things to click: commands of the client, and related places of a diagnostic.
import { pathToFileURL } from 'node:url';
import type { Command, DiagnosticRelatedInformation } from 'vscode-languageserver';
import type { SearchReference } from '../evidence/figures.ts';
import { oneLine } from '../log/visible.ts';

export const openEvidence = 'toolprm.openEvidence';
const mostLinks = 5;
const queryLength = 60;
const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Opens a search at the candidate that shows most: one that was pruned, else one that was retained. */
export function openCommand(reference: SearchReference): Command {
  const candidate = reference.pruned[0] ?? reference.retained[0];
  return {
    title: `Open the search “${oneLine(reference.query, queryLength)}”`,
    command: openEvidence,
    arguments: [{ log: logUri(reference.log), ...(candidate === undefined ? {} : { candidate }) }],
  };
}

/** Markdown with one link a search. Queries are text from elsewhere, so they stand in code. */
export function linksMarkdown(references: readonly SearchReference[]): string {
  return references
    .slice(0, mostLinks)
    .map((reference) => {
      const { command, arguments: given } = openCommand(reference);
      const target = `command:${command}?${encodeURIComponent(JSON.stringify(given)).replaceAll(')', '%29').replaceAll('(', '%28')}`;
      return `[${when(reference)}](${target}) \`${oneLine(reference.query, queryLength).replaceAll('`', 'ˋ')}\`${fate(reference)}`;
    })
    .join('  \n');
}

/** The logs as places that a diagnostic leads to. */
export function relatedSearches(references: readonly SearchReference[]): DiagnosticRelatedInformation[] {
  return references.slice(0, mostLinks).map((reference) => ({
    location: { uri: logUri(reference.log), range: startOfFile },
    message: `“${oneLine(reference.query, queryLength)}” (${when(reference)})${fate(reference)}`,
  }));
}

function fate({ standing, score, answered }: SearchReference): string {
  const mean = score === undefined ? '' : `, mean score ${score.toFixed(2)}`;
  const end = answered ? ', in the answer' : '';
  return `: ${standing === 'open' ? 'not judged' : standing === 'pruned' ? 'always pruned' : 'retained'}${mean}${end}`;
}

const when = ({ time }: SearchReference): string =>
  new Date(time).toISOString().slice(0, 16).replace('T', ' ');

export const logUri = (log: string): string => pathToFileURL(log).href;
