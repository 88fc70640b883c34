// Go to definition, find references, highlight, rename: for tools, their parameters and their definitions.
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  ErrorCodes,
  type Location,
  type LocationLink,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { textOf } from '../tools/json-tree.ts';
import { type Mention, type Named, namedAt, referredTree } from './names.ts';
import type { ToolDocument } from './open-documents.ts';
import { contains, rangeIn } from './ranges.ts';
import { spotAt } from './spot.ts';

/** Where a `$ref` or a required name leads. */
export function definitionAt(document: ToolDocument, offset: number): LocationLink[] {
  const spot = spotAt(document, offset);
  const last = spot.steps.at(-1);
  const isReference = last?.entry?.key === '$ref' && !spot.onName;
  const target =
    isReference && spot.tool !== undefined ? referredTree(textOf(last.tree), spot.tool) : undefined;
  if (isReference && target === undefined) return [];
  if (target !== undefined && last !== undefined) {
    const name = target.entry?.keyRange ?? { offset: target.tree.range.offset, length: 0 };
    return [
      {
        originSelectionRange: rangeIn(document, last.tree.range),
        targetUri: document.uri,
        targetRange: rangeIn(document, target.tree.range),
        targetSelectionRange: rangeInside(document, name, target.tree.range),
      },
    ];
  }
  const named = namedAt(document, offset);
  if (named?.definition === undefined) return [];
  const range = rangeIn(document, named.definition.range);
  const origin = mentionAt(named, offset);
  return [
    {
      ...(origin === undefined ? {} : { originSelectionRange: rangeIn(document, origin.range) }),
      targetUri: document.uri,
      targetRange: range,
      targetSelectionRange: range,
    },
  ];
}

/** A selection must lie in its target. */
function rangeInside(
  document: ToolDocument,
  name: { readonly offset: number; readonly length: number },
  whole: { readonly offset: number; readonly length: number },
): Range {
  const isInside = whole.offset <= name.offset && name.offset + name.length <= whole.offset + whole.length;
  return rangeIn(document, isInside ? name : { offset: whole.offset, length: 0 });
}

export function referencesAt(document: ToolDocument, offset: number, withDefinition: boolean): Location[] {
  const named = namedAt(document, offset);
  if (named === undefined) return [];
  return placesOf(named, withDefinition).map(({ range }) => ({
    uri: document.uri,
    range: rangeIn(document, range),
  }));
}

export function highlightsAt(document: ToolDocument, offset: number): DocumentHighlight[] {
  const named = namedAt(document, offset);
  if (named === undefined) return [];
  return placesOf(named, true).map((place) => ({
    range: rangeIn(document, place.range),
    kind: place === named.definition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

function placesOf({ definition, mentions }: Named, withDefinition: boolean): readonly Mention[] {
  return definition === undefined || !withDefinition ? mentions : [definition, ...mentions];
}

function mentionAt(named: Named, offset: number): Mention | undefined {
  return placesOf(named, true).find(({ range }) => contains(range, offset));
}

/** The text that is going to be renamed; nothing where no name is. */
export function prepareRename(
  document: ToolDocument,
  offset: number,
): { range: Range; placeholder: string } | undefined {
  const named = namedAt(document, offset);
  const mention = named && mentionAt(named, offset);
  if (named?.definition === undefined || mention === undefined) return undefined;
  return { range: rangeIn(document, mention.range), placeholder: named.name };
}

/** @throws {ResponseError} for a name that cannot be given. */
export function renameAt(document: ToolDocument, offset: number, name: string): WorkspaceEdit {
  const named = namedAt(document, offset);
  if (named?.definition === undefined)
    throw refusal('Only tools, parameters and definitions can be renamed.');
  if (name.trim() === '') throw refusal('A name cannot be empty.');
  if (named.taken.includes(name)) {
    const what = { tool: 'A tool', property: 'A parameter', definition: 'A definition' }[named.kind];
    throw refusal(`${what} called ${JSON.stringify(name)} stands beside it already: choose another name.`);
  }
  const edits = placesOf(named, true).map((place) => ({
    range: rangeIn(document, place.range),
    newText: place.renamed(name),
  }));
  return {
    documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }],
  };
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
