// The parts of a report, as plain text for a terminal or an editor and as Markdown for a card.
import type { LengthBucket } from './text-length.ts';

/** Paragraphs, lists and tables; names from files are data, whatever they contain. */
export type Block =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly items: readonly string[] }
  | { readonly table: readonly (readonly string[])[] };

export function plainBlock(block: Block): string {
  if ('heading' in block) return `${block.heading}\n${'-'.repeat(block.heading.length)}\n`;
  if ('text' in block) return `${block.text}\n`;
  if ('items' in block) return `${block.items.map((item) => `* ${item}`).join('\n')}\n`;
  const widths = (block.table[0] ?? []).map((_, column) =>
    Math.max(...block.table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = block.table.map((row) =>
    row
      .map((cell, column) =>
        isFigure(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

export function markdownBlock(block: Block): string {
  if ('heading' in block) return `## ${block.heading}\n`;
  if ('text' in block) return `${block.text}\n`;
  if ('items' in block) return `${block.items.map((item) => `- ${item}`).join('\n')}\n`;
  const [head = [], ...rest] = block.table;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, column) => (isFigure(rest[0]?.[column] ?? '') ? '--:' : '---')));
  return `${[line(head), rule, ...rest.map(line)].join('\n')}\n`;
}

const isFigure = (cell: string): boolean => /^\d+$/.test(cell);

/** Rows of a table: each length with the rows that have it, and a bar. */
export function bars(buckets: readonly LengthBucket[]): readonly (readonly string[])[] {
  const most = Math.max(1, ...buckets.map(({ rows }) => rows));
  return buckets.map(({ upTo, rows }) => [
    `${upTo}`,
    `${rows}`,
    '█'.repeat(rows === 0 ? 0 : Math.max(1, Math.round((rows / most) * 20))),
  ]);
}

export function counted(count: number, thing: string, plural = 's'): string {
  return `${count} ${thing}${count === 1 ? '' : plural}`;
}
