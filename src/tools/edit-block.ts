// Changes of a mapping or list in YAML's block style: one entry or item a line, or more lines.
import { stringify } from 'yaml';
import type { Added, ContainerChange, Part } from './edit-container.ts';
import type { TextEdit } from './schema-edit.ts';
import { lineBreak, lineStart, type TextStyle } from './text-style.ts';
import type { JsonValue } from './tool.ts';

export function writeBlock(change: ContainerChange, text: string, style: TextStyle): readonly TextEdit[] {
  return [...inPlace(change, text, style), ...structural(change, text, style)];
}

function inPlace(change: ContainerChange, text: string, style: TextStyle): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [index, name] of change.renamed) {
    const range = change.parts[index]?.keyRange;
    if (range === undefined) continue;
    const isQuoted = text[range.offset] === '"' || text[range.offset] === "'";
    edits.push({ ...range, text: isQuoted ? JSON.stringify(name) : plain(name) });
  }
  for (const [index, value] of change.replaced) {
    const part = change.parts[index];
    if (part !== undefined) edits.push(replacement(part, value, columnOf(change, text), text, style));
  }
  return edits;
}

/** A scalar or a short collection stays on its line; a longer one goes below its key. */
function replacement(part: Part, value: JsonValue, column: number, text: string, style: TextStyle): TextEdit {
  const { offset, length } = part.tree.range;
  const written = rendered(value);
  const before = lastSolid(text, offset);
  const follows = part.keyRange !== undefined && text[before] === ':';
  if (!follows) {
    const lines = written.lines.join(
      `${style.lineEnd}${' '.repeat(column + (part.keyRange === undefined ? 2 : 0))}`,
    );
    return { offset, length, text: `${length === 0 ? ' ' : ''}${lines}` };
  }
  return {
    offset: before + 1,
    length: offset + length - before - 1,
    text: valueText(written, column, style),
  };
}

interface Rendered {
  readonly lines: readonly string[];
  /** A collection over lines, which starts on the line below its key. */
  readonly below: boolean;
}

const shortFlow = 60;

function rendered(value: JsonValue): Rendered {
  const options = { lineWidth: 0, flowCollectionPadding: false } as const;
  if (typeof value !== 'object' || value === null) {
    // What starts or ends with white space is quoted: as a block it needs a header that counts it.
    const blockQuote = typeof value === 'string' && /^\S[\s\S]*\S$/.test(value) ? 'literal' : false;
    return { lines: linesOf(stringify(value, { ...options, blockQuote })), below: false };
  }
  const flow = stringify(value, { ...options, collectionStyle: 'flow' }).trimEnd();
  if (flow.length <= shortFlow && !flow.includes('\n')) return { lines: [flow], below: false };
  return { lines: linesOf(stringify(value, options)), below: true };
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** What stands behind the colon of a key in a column. */
function valueText({ lines, below }: Rendered, column: number, { lineEnd }: TextStyle): string {
  const inner = `${lineEnd}${' '.repeat(column + 2)}`;
  return `${below ? inner : ' '}${lines.join(inner)}`;
}

function plain(name: string): string {
  return stringify(name, { lineWidth: 0, blockQuote: false }).trimEnd();
}

/** The column of the container's keys, or of its dashes. */
function columnOf({ container, parts }: ContainerChange, text: string): number {
  const start =
    container.kind === 'object' ? (parts[0]?.range.offset ?? container.range.offset) : container.range.offset;
  return start - lineStart(text, start);
}

function structural(change: ContainerChange, text: string, style: TextStyle): readonly TextEdit[] {
  const { container, parts, removed, added } = change;
  if (removed.size === 0 && added.length === 0) return [];
  const column = columnOf(change, text);
  const kept = parts.filter((_, index) => !removed.has(index));
  const last = kept.at(-1);
  const written = added.map((one) => addedText(one, column, style));
  if (last === undefined) {
    const { offset, length } = container.range;
    if (written.length > 0) {
      return [{ offset, length, text: written.join(`${style.lineEnd}${' '.repeat(column)}`) }];
    }
    const before = lastSolid(text, offset);
    const empty = container.kind === 'object' ? '{}' : '[]';
    if (text[before] !== ':') return [{ offset, length, text: empty }];
    return [{ offset: before + 1, length: offset + length - before - 1, text: ` ${empty}` }];
  }
  const edits = [...removed].flatMap((index) => removal(change, index, text));
  if (written.length === 0) return edits;
  const joined = written.map((one) => `${style.lineEnd}${' '.repeat(column)}${one}`).join('');
  return [
    ...edits,
    { offset: lineBreak(text, last.range.offset + last.range.length), length: 0, text: joined },
  ];
}

function addedText({ name, value }: Added, column: number, style: TextStyle): string {
  const written = rendered(value);
  if (name !== undefined) return `${plain(name)}:${valueText(written, column, style)}`;
  return `- ${written.lines.join(`${style.lineEnd}${' '.repeat(column + 2)}`)}`;
}

/** Removes the lines of a part; on the line of a dash, or the first of the file, the next that stays moves up. */
function removal(
  { container, parts, removed }: ContainerChange,
  index: number,
  text: string,
): readonly TextEdit[] {
  const part = parts[index];
  if (part === undefined) return [];
  const start = container.kind === 'array' ? dashBefore(text, part.range.offset) : part.range.offset;
  const stop = lineBreak(text, part.range.offset + part.range.length);
  const from = lineStart(text, start);
  if (from > 0 && text.slice(from, start).trim() === '') {
    const before = text[from - 2] === '\r' ? from - 2 : from - 1;
    return [{ offset: before, length: stop - before, text: '' }];
  }
  const next = parts.find((_, at) => at > index && !removed.has(at));
  if (next === undefined) return [];
  const nextStart = container.kind === 'array' ? dashBefore(text, next.range.offset) : next.range.offset;
  return [{ offset: start, length: nextStart - start, text: '' }];
}

function dashBefore(text: string, offset: number): number {
  return text.lastIndexOf('-', offset - 1);
}

/** The offset of the last character before an offset that is no white space. */
function lastSolid(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at -= 1;
  return at;
}
