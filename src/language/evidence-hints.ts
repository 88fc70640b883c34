// Inlay hints behind the names of parameters and the values of enums: "12× · 0.31 · 7 pruned".
import type { InlayHint } from 'vscode-languageserver';
import type { EvidenceSource } from '../evidence/source.ts';
import { shortWords } from '../evidence/words.ts';
import type { TextRange } from '../tools/tool.ts';
import { evidenceMarkdown } from './evidence-hover.ts';
import { openCommand } from './evidence-links.ts';
import { placesOf } from './evidence-places.ts';
import type { ToolDocument } from './open-documents.ts';
import { overlap } from './ranges.ts';

/**
 * @param visible The part of the document that is asked about.
 * @param commands Whether the client can open a search.
 */
export function evidenceHints(
  source: EvidenceSource,
  document: ToolDocument,
  visible: TextRange,
  commands: boolean,
): InlayHint[] {
  return placesOf(source, document)
    .filter(({ evidence, range }) => evidence.parameter !== undefined && overlap(range, visible))
    .map(({ evidence, range }) => {
      const [newest] = evidence.behind.filter(({ standing }) => standing === 'pruned');
      const shown = newest ?? evidence.behind[0];
      return {
        position: document.document.positionAt(range.offset + range.length),
        label: [
          {
            value: shortWords(evidence),
            tooltip: { kind: 'markdown', value: evidenceMarkdown(evidence, commands) },
            ...(commands && shown !== undefined ? { command: openCommand(shown) } : {}),
          },
        ],
        paddingLeft: true,
      };
    });
}
