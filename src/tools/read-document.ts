// A tool file as its reader, its linter and its editor see it: the text, its trees and the tools in them.
import { readDocuments, type SourceDocument } from './documents.ts';
import { pointerSegments } from './json-pointer.ts';
import { type Entry, entry, follow, type JsonTree } from './json-tree.ts';
import { readingTools, readToolsOf, withoutMark } from './read.ts';
import { atOnce, type Steps } from './slices.ts';
import type { ToolFile } from './tool.ts';
import { parsingYaml } from './yaml-tree.ts';

/** `json` also has comments, trailing commas and JSON Lines; `yaml` may hold several documents. */
export type ToolSyntax = 'json' | 'yaml';

export interface ReadToolDocument {
  readonly text: string;
  readonly syntax: ToolSyntax;
  /** One for JSON and YAML, one a line for JSON Lines, one for each part of a YAML stream. */
  readonly documents: readonly SourceDocument[];
  /** Offsets, also in YAML, are those of `text`; `tool-place.ts` has each tool's tree. */
  readonly file: ToolFile;
}

/** Reads a tool file in any of the known shapes, see `readTools`. Never throws. */
export function readToolDocument(text: string, syntax: ToolSyntax = 'json'): ReadToolDocument {
  if (syntax === 'yaml') return atOnce(readingYaml(text));
  const source = withoutMark(text);
  const documents = readDocuments(source);
  return { text, syntax, documents, file: readToolsOf(source, documents) };
}

/** As `readToolDocument` for YAML, in steps. */
export function* readingYaml(text: string): Steps<ReadToolDocument> {
  const documents = yield* parsingYaml(text);
  yield;
  const file = yield* readingTools(text, documents, { salvage: false });
  return { text, syntax: 'yaml', documents, file };
}

/** The syntax that a file's name says; `json` where it says nothing. */
export function syntaxOfPath(path: string): ToolSyntax {
  return /\.ya?ml$/i.test(path) ? 'yaml' : 'json';
}

/** The syntax of a document in an editor: the language that it is set to says more than its name. */
export function syntaxOfDocument(languageId: string, path: string): ToolSyntax {
  if (languageId === 'yaml' || languageId === 'yml') return 'yaml';
  return languageId.startsWith('json') ? 'json' : syntaxOfPath(path);
}

/** Something that a pointer names: a value, and its entry where it has a name. */
export interface Located {
  readonly tree: JsonTree;
  readonly entry?: Entry;
}

/** What stands at a pointer in the file; nothing where the pointer leads nowhere. */
export function locate(documents: readonly SourceDocument[], pointer: string): Located | undefined {
  const document = documentOf(documents, pointer);
  if (document?.root === undefined) return undefined;
  const segments = pointerSegments(pointer.slice(document.pointer.length));
  const name = segments.at(-1);
  if (name === undefined) return { tree: document.root };
  const around = follow(document.root, segments.slice(0, -1));
  if (!around.complete) return undefined;
  const named = entry(around.tree, name);
  if (named !== undefined) return { tree: named.value, entry: named };
  const item = around.tree.kind === 'array' ? around.tree.items[Number(name)] : undefined;
  return item === undefined ? undefined : { tree: item };
}

/** The document that a pointer leads into. */
export function documentOf(
  documents: readonly SourceDocument[],
  pointer: string,
): SourceDocument | undefined {
  const [only] = documents;
  if (only?.pointer === '') return only;
  const start = `/${pointerSegments(pointer)[0] ?? ''}`;
  return documents.find((document) => document.pointer === start);
}
