// What a CodeLens says of a tool's last search: "last search: ✓ 0.93".
import type { Command } from 'vscode-languageserver';
import type { LastSearch, ToolEvidence } from '../evidence/evidence.ts';
import { oneLine } from '../log/visible.ts';
import { logUri, openEvidence } from './evidence-links.ts';

/** `undefined` where no search has proposed the tool. */
export function lastSearchLens({ last, tool }: ToolEvidence): Command | undefined {
  if (last === undefined) return undefined;
  return {
    title: lastSearchWords(last),
    tooltip: `“${oneLine(last.query, 80)}”, ${new Date(last.time).toISOString().slice(0, 16).replace('T', ' ')}: ${fate(last, tool)}`,
    command: openEvidence,
    arguments: [{ log: logUri(last.log) }],
  };
}

/** ✓: the answer calls the tool · ✗: it does not · …: the search has no end yet. */
export function lastSearchWords({ outcome, called, score }: LastSearch): string {
  if (outcome === undefined) return 'last search: …';
  const mark = outcome === 'done' && called ? '✓' : '✗';
  return `last search: ${mark}${score === undefined ? '' : ` ${score.toFixed(2)}`}`;
}

function fate({ outcome, called }: LastSearch, tool: string): string {
  const name = oneLine(tool, 60);
  if (outcome === undefined) return 'not ended';
  if (outcome !== 'done') return `ended without an answer (${outcome})`;
  return called ? `the answer calls ${name}` : `${name} was proposed, and the answer does not call it`;
}
