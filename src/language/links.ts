// Addresses in a tool file that can be opened: the schema it names, and the document that its tools came from.
import type { DocumentLink } from 'vscode-languageserver';
import { type JsonTree, member, textOf } from '../tools/json-tree.ts';
import type { ToolDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';

/** Members of `x-toolprm-source` that may hold an address. */
const addressKeys = ['url', 'document', 'source', 'server'];

export function documentLinks(document: ToolDocument): DocumentLink[] {
  return document.read.documents.flatMap(({ root }) => {
    const source = member(root, 'x-toolprm-source');
    return [member(root, '$schema'), ...addressKeys.map((key) => member(source, key))].flatMap((tree) =>
      linkOf(document, tree),
    );
  });
}

/** Only addresses that a browser opens: a file's text must not make the editor open anything else. */
function linkOf(document: ToolDocument, tree: JsonTree | undefined): DocumentLink[] {
  const target = textOf(tree);
  if (tree === undefined || target === undefined || !/^https?:\/\/[^\s"<>]+$/.test(target)) return [];
  return [{ range: rangeIn(document, tree.range), target }];
}
