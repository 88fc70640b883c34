// A semantic diff for people, as plain text and as Markdown: one line a change, under the name of its tool.
import type { ChangeEffect, ToolChange } from './tool-change.ts';

const marks: Readonly<Record<ChangeEffect, string>> = {
  wider: '+',
  narrower: '-',
  otherwise: '~',
  words: ' ',
};

/** `- get_weather: "unit" no longer takes "kelvin".` The mark: `+` wider, `-` narrower, `~` otherwise, none for words. */
export function describeChange({ effect, tool, message }: ToolChange): string {
  return `${marks[effect]} ${plain(tool)}: ${plain(message)}`;
}

/** All of them as plain text, the changes of a tool under its name; an empty text for none. */
export function describeChanges(changes: readonly ToolChange[]): string {
  const lines: string[] = [];
  let tool: string | undefined;
  for (const change of changes) {
    if (change.tool !== tool) lines.push(...(tool === undefined ? [] : ['']), plain(change.tool));
    tool = change.tool;
    lines.push(`  ${marks[change.effect]} ${plain(change.message)}`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const effects: Readonly<Record<ChangeEffect, string>> = {
  wider: '**wider**',
  narrower: '**narrower**',
  otherwise: '**otherwise**',
  words: 'words',
};

/** All of them as Markdown, a list for each tool. No name or value of a file can become markup. */
export function changesMarkdown(changes: readonly ToolChange[]): string {
  const lines: string[] = [];
  let tool: string | undefined;
  for (const change of changes) {
    if (change.tool !== tool) lines.push('', `### ${escaped(change.tool)}`, '');
    tool = change.tool;
    lines.push(`- ${effects[change.effect]}: ${escaped(change.message)}`);
  }
  return lines.slice(1).join('\n');
}

function escaped(text: string): string {
  return plain(text).replaceAll(/[\\`*_{}[\]()<>#+\-!|~&$.:@]/g, '\\$&');
}

/** `3 changes: 1 narrower, 2 in words`. */
export function summarizeChanges(changes: readonly ToolChange[]): string {
  if (changes.length === 0) return 'no change';
  const count = (effect: ChangeEffect) => changes.filter((change) => change.effect === effect).length;
  const parts = [
    [count('wider'), 'wider'],
    [count('narrower'), 'narrower'],
    [count('otherwise'), 'otherwise'],
    [count('words'), 'in words'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${told.join(', ')}`;
}

/** Names and values come from files: line breaks and control characters in them would forge lines. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
