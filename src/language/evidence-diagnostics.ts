// Where searches go wrong often enough, the schema is marked; and lint findings at the same place say so too.
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import type { ToolEvidence } from '../evidence/evidence.ts';
import type { EvidenceSource } from '../evidence/source.ts';
import { type Trouble, troubles } from '../evidence/troubles.ts';
import type { Finding } from '../lint/rule.ts';
import { relatedSearches } from './evidence-links.ts';
import { evidenceOf, placesOf } from './evidence-places.ts';
import type { ToolDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';

export const evidenceCode = 'evidence';

/** One for each trouble, at the name or value that it is about; at the tool's name where the tool does not have it. */
export function evidenceDiagnostics(source: EvidenceSource, document: ToolDocument): Diagnostic[] {
  const places = placesOf(source, document);
  return evidenceOf(source, document).flatMap((found, index) => {
    const tool = document.read.file.tools[index];
    if (tool === undefined) return [];
    const own = places.filter((place) => place.tool === tool);
    return troubles(found).map((trouble) => {
      const { parameter, value } = trouble.evidence;
      const place = own.find(({ evidence }) => evidence.parameter === parameter && evidence.value === value);
      return {
        range: rangeIn(document, place?.range ?? tool.nameRange),
        severity: DiagnosticSeverity.Information,
        source: 'toolprm',
        code: evidenceCode,
        message: `${trouble.message} ${trouble.remedy}`,
        relatedInformation: relatedSearches(trouble.searches),
      };
    });
  });
}

/** The troubles of a document by tool, then by parameter; `''` is the tool itself. */
export type TroublePlaces = ReadonlyMap<string, ReadonlyMap<string, Trouble>>;

export function troublePlaces(evidence: readonly ToolEvidence[]): TroublePlaces {
  const places = new Map<string, Map<string, Trouble>>();
  for (const found of evidence) {
    for (const trouble of troubles(found)) {
      const { tool, parameter = '' } = trouble.evidence;
      const known = places.get(tool) ?? new Map<string, Trouble>();
      // The trouble of a parameter comes before those of its values.
      const at = trouble.kinds.includes('unknown-parameter') ? '' : parameter;
      if (!known.has(at)) known.set(at, trouble);
      places.set(tool, known);
    }
  }
  return places;
}

/** What a lint finding is told beside: "Also seen in searches: …", then the searches. Empty where they show nothing. */
export function seenInSearches(
  places: TroublePlaces,
  document: ToolDocument,
  { tool, parameter = '', range }: Pick<Finding, 'tool' | 'parameter' | 'range'>,
): DiagnosticRelatedInformation[] {
  const trouble = tool === undefined ? undefined : places.get(tool)?.get(parameter);
  if (trouble === undefined) return [];
  return [
    {
      location: { uri: document.uri, range: rangeIn(document, range) },
      message: `Also seen in searches: ${trouble.message}`,
    },
    ...relatedSearches(trouble.searches),
  ];
}
