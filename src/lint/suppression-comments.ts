// `// toolprm-ignore rule, rule -- reason` in JSON with comments, and `# toolprm-ignore …` in YAML.
import type { ToolSyntax } from '../tools/read-document.ts';
import type { TextRange } from '../tools/tool.ts';

export interface SuppressionComment {
  /** From the marker to the last rule. */
  readonly range: TextRange;
  readonly rules: readonly { readonly id: string; readonly range: TextRange }[];
  /** The line that it speaks about: its own, where something stands before it, or the next that has more than a comment. */
  readonly line: TextRange;
}

const marker = 'toolprm-ignore';

/** All such comments of a text. A comment must start on the marker's line; markers inside texts are none. */
export function suppressionComments(text: string, syntax: ToolSyntax): readonly SuppressionComment[] {
  const found: SuppressionComment[] = [];
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
    const line = lineAt(text, at);
    const comment = commentStart(text, line, syntax);
    // `"x-toolprm-ignore"` is the member that does the same in plain JSON.
    if (comment === undefined || comment > at || /[\w-]/.test(text[at - 1] ?? '')) continue;
    const before = text.slice(line.offset, comment);
    const target = /\S/.test(before) ? line : nextLine(text, line, syntax);
    found.push({ ...rulesOf(text, at, line), line: target });
  }
  return found;
}

function rulesOf(text: string, at: number, line: TextRange): Pick<SuppressionComment, 'range' | 'rules'> {
  const start = at + marker.length;
  const rest = text.slice(start, line.offset + line.length);
  const list = /^[ \t]+[a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*/.exec(rest)?.[0] ?? '';
  const rules = [...list.matchAll(/[a-z][\w-]*/g)].map((match) => ({
    id: match[0],
    range: { offset: start + match.index, length: match[0].length },
  }));
  return { range: { offset: at, length: marker.length + list.length }, rules };
}

function lineAt(text: string, at: number): TextRange {
  const offset = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return lineFrom(text, offset);
}

function lineFrom(text: string, offset: number): TextRange {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { offset, length: end - offset };
}

function nextLine(text: string, line: TextRange, syntax: ToolSyntax): TextRange {
  let next = line;
  do {
    const end = next.offset + next.length;
    if (end >= text.length) return { offset: text.length, length: 0 };
    next = lineFrom(text, end + (text.startsWith('\r\n', end) ? 2 : 1));
  } while (!hasMoreThanComment(text, next, syntax));
  return next;
}

function hasMoreThanComment(text: string, line: TextRange, syntax: ToolSyntax): boolean {
  const end = commentStart(text, line, syntax) ?? line.offset + line.length;
  return /\S/.test(text.slice(line.offset, end));
}

/** Where a line's comment starts, outside of quotes. */
function commentStart(text: string, { offset, length }: TextRange, syntax: ToolSyntax): number | undefined {
  let quote: string | undefined;
  for (let at = offset; at < offset + length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== undefined) {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = undefined;
    } else if (startsComment(text, at, offset, syntax)) return at;
    else if (character === '"' || (character === "'" && syntax === 'yaml')) quote = character;
  }
  return undefined;
}

function startsComment(text: string, at: number, lineStart: number, syntax: ToolSyntax): boolean {
  if (syntax === 'json') return text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*');
  return text[at] === '#' && (at === lineStart || /\s/.test(text[at - 1] ?? ''));
}
