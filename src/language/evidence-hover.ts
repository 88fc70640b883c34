// What a hover says of the searches that decided the tool, parameter or value under it.
import type { Evidence } from '../evidence/evidence.ts';
import type { EvidenceSource } from '../evidence/source.ts';
import { troubleOf } from '../evidence/troubles.ts';
import { evidenceWords, placeWords } from '../evidence/words.ts';
import { linksMarkdown } from './evidence-links.ts';
import { placesOf } from './evidence-places.ts';
import type { ToolDocument } from './open-documents.ts';
import { contains } from './ranges.ts';

/** Markdown for the place at `offset`; `undefined` where no search has anything to say. */
export function evidenceHover(
  source: EvidenceSource,
  document: ToolDocument,
  offset: number,
  commands: boolean,
): string | undefined {
  const place = placesOf(source, document).find(({ range }) => contains(range, offset));
  return place === undefined ? undefined : evidenceMarkdown(place.evidence, commands);
}

export function evidenceMarkdown(evidence: Evidence, commands: boolean): string {
  const trouble = troubleOf(evidence);
  return [
    `**${placeWords(evidence)} in searches**`,
    evidenceWords(evidence)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
    ...(trouble === undefined ? [] : [trouble.remedy]),
    ...(commands && evidence.behind.length > 0 ? [linksMarkdown(trouble?.searches ?? evidence.behind)] : []),
  ].join('\n\n');
}
