// The edit that asks the linter to pass over a finding: a comment where the file may have comments, a member where it may not.
import type { Finding } from '../lint/rule.ts';
import { suppressionKey } from '../lint/suppress.ts';
import { editsOf, type SchemaEdit, type TextEdit } from '../tools/edit.ts';
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, member, own, plainValue } from '../tools/json-tree.ts';
import { locate } from '../tools/read-document.ts';
import { indentAt, lineBreak, lineStart, styleOf } from '../tools/text-style.ts';
import type { JsonValue } from '../tools/tool.ts';
import { toolAt } from '../tools/tool-at.ts';
import type { ToolDocument } from './open-documents.ts';

/** Empty where neither can be written. */
export function suppressionEdits(document: ToolDocument, finding: Finding): readonly TextEdit[] {
  if (mayHaveComments(document)) return [commentEdit(document, finding)];
  const edit = memberEdit(document, finding);
  return edit === undefined ? [] : editsOf(document.read, [edit]);
}

/** Plain JSON may not, but a file that has some already is not plain. */
function mayHaveComments({ document, uri, syntax, text, read }: ToolDocument): boolean {
  if (syntax === 'yaml') return true;
  if (read.documents.some(({ pointer }) => pointer !== '')) return false;
  return document.languageId === 'jsonc' || /\.jsonc$/i.test(uri) || /^\s*\/\//m.test(text);
}

/** On a line of its own before the finding's; a comment that is there already gets one rule more. */
function commentEdit({ text, syntax }: ToolDocument, { range, rule }: Finding): TextEdit {
  const start = lineStart(text, range.offset);
  const before = text.slice(lineStart(text, Math.max(0, start - 1)), Math.max(0, start - 1));
  const known = /(?:\/\/|#)\s*toolprm-ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*/.exec(before);
  if (known !== null) {
    const offset = lineStart(text, Math.max(0, start - 1)) + known.index + known[0].length;
    return { offset, length: 0, text: `, ${rule}` };
  }
  const mark = syntax === 'yaml' ? '#' : '//';
  const comment = `${mark} toolprm-ignore ${rule}`;
  // On the first line nothing stands before: the comment goes behind.
  if (start === 0 && syntax === 'json')
    return { offset: lineBreak(text, range.offset), length: 0, text: ` ${comment}` };
  return {
    offset: start,
    length: 0,
    text: `${indentAt(text, range.offset)}${comment}${styleOf(text).lineEnd}`,
  };
}

/** In the tool that the finding lies in, else in the file's root, if that is an object. */
function memberEdit({ read }: ToolDocument, { pointer, range, rule }: Finding): SchemaEdit | undefined {
  const tool = toolAt(read.file.tools, range.offset);
  const inTool = tool !== undefined && (pointer === tool.pointer || pointer.startsWith(`${tool.pointer}/`));
  const home = inTool ? tool.pointer : '';
  const tree = locate(read.documents, home)?.tree;
  if (tree?.kind !== 'object') return undefined;
  const list = member(tree, suppressionKey);
  const known: JsonValue = list === undefined ? {} : plainValue(list);
  if (!isObject(known)) return undefined;
  const place = pointer.slice(home.length);
  const rules = own(known, place);
  return {
    kind: 'set',
    pointer: appendPointer(home, suppressionKey, place),
    value: [...(Array.isArray(rules) ? rules : []), rule],
  };
}
