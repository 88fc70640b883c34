// How a tool file and a tool look in the view "Tool Files".
import * as vscode from 'vscode';
import { oneLine } from '../../log/visible.ts';
import { placedMessage } from '../../tools/problem-words.ts';
import type { ToolProblem } from '../../tools/tool.ts';
import { counted } from './counts-and-ages.ts';
import type { ListedFile } from './find-tool-files.ts';
import type { FoundTool } from './tool-file.ts';

const mostProblems = 5;

export function toolFileItem({ uri, content, unread }: ListedFile): vscode.TreeItem {
  const relative = vscode.workspace.asRelativePath(uri);
  const slash = relative.lastIndexOf('/');
  const name = relative.slice(slash + 1);
  const folder = slash === -1 ? '' : relative.slice(0, slash);
  const some = content !== undefined && content.tools.length > 0;
  const item = new vscode.TreeItem(
    name,
    some ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const problems = content?.problems ?? [];
  const counts =
    unread ?? [counted(content?.tools.length ?? 0, 'tool'), ...problemCount(problems)].join(', ');
  item.id = uri.toString();
  item.contextValue = some || unread !== undefined ? 'toolFile' : 'toolFileWithoutTools';
  item.description = [counts, folder].filter((part) => part !== '').join(' · ');
  item.iconPath = icon(problems, 'json');
  item.tooltip = [relative, counts, ...problemLines(problems)].join('\n');
  item.accessibilityInformation = { label: `${name}, ${counts}${folder === '' ? '' : `, in ${folder}`}` };
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}

/** Names and descriptions come from the file: they are shown as plain text in one line. */
export function toolItem(uri: vscode.Uri, tool: FoundTool): vscode.TreeItem {
  const name = oneLine(tool.name, 100);
  const item = new vscode.TreeItem(name);
  const { startLine, startCharacter, endLine, endCharacter } = tool.place;
  const range = new vscode.Range(startLine, startCharacter, endLine, endCharacter);
  const problems = problemCount(tool.problems).join('');
  const signature = tool.parameters
    .map(({ name: parameter, required }) => `${oneLine(parameter, 60)}${required ? '' : '?'}`)
    .join(', ');
  item.contextValue = 'tool';
  item.description = [problems, oneLine(tool.description, 120)].filter((part) => part !== '').join(' · ');
  item.iconPath = icon(tool.problems, 'symbol-function');
  item.tooltip = [
    oneLine(`${tool.name}(${signature})`, 400),
    oneLine(tool.description, 600),
    ...problemLines(tool.problems),
  ]
    .filter((line) => line !== '')
    .join('\n');
  item.accessibilityInformation = {
    label: [name, problems, counted(tool.parameters.length, 'parameter'), oneLine(tool.description, 120)]
      .filter((part) => part !== '')
      .join(', '),
  };
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}

function problemCount(problems: readonly ToolProblem[]): readonly string[] {
  return problems.length === 0 ? [] : [counted(problems.length, 'problem')];
}

function problemLines(problems: readonly ToolProblem[]): readonly string[] {
  const lines = problems
    .slice(0, mostProblems)
    .map((problem) => oneLine(`${problem.severity}: ${placedMessage(problem)} ${problem.remedy}`, 300));
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function icon(problems: readonly ToolProblem[], without: string): vscode.ThemeIcon {
  if (problems.some(({ severity }) => severity === 'error')) {
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
  if (problems.length > 0) {
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  }
  return new vscode.ThemeIcon(without);
}
