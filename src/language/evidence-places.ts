// Evidence at its places in a tool file: at the names of tools and parameters, and at the values of enums.
import { fileURLToPath } from 'node:url';
import type { Evidence, ToolEvidence } from '../evidence/evidence.ts';
import type { EvidenceSource } from '../evidence/source.ts';
import { valueKey } from '../log/decision-key.ts';
import { appendPointer } from '../tools/json-pointer.ts';
import { locate, type ReadToolDocument } from '../tools/read-document.ts';
import type { JsonValue, Parameter, TextRange, Tool } from '../tools/tool.ts';
import type { ToolDocument } from './open-documents.ts';

export interface PlacedEvidence {
  readonly tool: Tool;
  readonly found: ToolEvidence;
  readonly evidence: Evidence;
  /** The name of the tool or parameter, or the value. */
  readonly range: TextRange;
}

/** What searches have shown about each tool of the document; empty where none is known. */
export function evidenceOf(source: EvidenceSource, document: ToolDocument): readonly ToolEvidence[] {
  const { read, uri } = document;
  const { version } = source;
  const before = known.get(read);
  if (before?.version === version && before.uri === uri) return before.found;
  const found = source.of(read.file.tools, pathOf(uri));
  known.set(read, { version, uri, found });
  return found;
}

/** Lenses, hints, hovers and problems all ask for that of the same version of a document. */
const known = new WeakMap<
  ReadToolDocument,
  { readonly version: number; readonly uri: string; readonly found: readonly ToolEvidence[] }
>();

/** In source order. Where a name occurs twice in a file, both tools have the evidence of that name. */
export function placesOf(source: EvidenceSource, document: ToolDocument): readonly PlacedEvidence[] {
  const { tools } = document.read.file;
  return evidenceOf(source, document)
    .flatMap((found, index) => {
      const tool = tools[index];
      return tool === undefined ? [] : placesInTool(document, tool, found);
    })
    .toSorted((one, other) => one.range.offset - other.range.offset);
}

function placesInTool(document: ToolDocument, tool: Tool, found: ToolEvidence): readonly PlacedEvidence[] {
  const { evidence, parameters } = found;
  return [
    ...(evidence === undefined ? [] : [{ tool, found, evidence, range: tool.nameRange }]),
    ...parameters.flatMap(({ name, evidence: own, values }) => {
      const parameter = tool.parameters.find((one) => one.name === name);
      if (parameter === undefined || own === undefined) return [];
      return [
        { tool, found, evidence: own, range: parameter.nameRange },
        ...values.flatMap((value) => {
          const range = valueRange(document, parameter, value.value ?? null);
          return range === undefined ? [] : [{ tool, found, evidence: value, range }];
        }),
      ];
    }),
  ];
}

/** Only single values: a list or an object of an enum may be any number of lines. */
function valueRange(document: ToolDocument, parameter: Parameter, value: JsonValue): TextRange | undefined {
  const { documents } = document.read;
  const listed = locate(documents, appendPointer(parameter.pointer, 'enum'))?.tree;
  const constant = locate(documents, appendPointer(parameter.pointer, 'const'))?.tree;
  const trees = listed?.kind === 'array' ? listed.items : constant === undefined ? [] : [constant];
  const key = valueKey(value, '');
  return trees.find((tree) => tree.kind === 'scalar' && valueKey(tree.value, '') === key)?.range;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // Not on a disk, such as a document that was never saved.
    return undefined;
  }
}
