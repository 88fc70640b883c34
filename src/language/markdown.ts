// Text of tool files in Markdown: it is somebody else's, so nothing in it may become a link, an image or HTML.

const mostText = 1200;

/** Plain words in a paragraph. */
export function inText(text: string): string {
  return clipped(text, mostText)
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@]/g, (mark) => (/[A-Za-z\d]/.test(mark) ? mark : `\\${mark}`))
    .replace(/\r?\n/g, '  \n');
}

/** A name or value within a line. */
export function inCode(text: string): string {
  const line = clipped(text.replace(/\s+/g, ' '), 200);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return line === '' ? '``' : `${fence}${space}${line}${space}${fence}`;
}

export function codeBlock(text: string, language: string, mostLines: number): string {
  const lines = text.split('\n');
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
  const body = clipped(shown.join('\n'), 4000);
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
