// Above each tool: run a search with it, how many problems it has, how its last search ended.
import type { CodeLens, Command } from 'vscode-languageserver';
import type { ToolEvidence } from '../evidence/evidence.ts';
import type { LanguageCommands } from '../protocol/language.ts';
import type { Steps } from '../tools/slices.ts';
import type { TextRange } from '../tools/tool.ts';
import { lastSearchLens } from './evidence-lens.ts';
import type { LintedDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';

/**
 * A step for each tool.
 * @param evidence Of the document's tools, in their order; empty where none is known or wanted.
 */
export function* codeLenses(document: LintedDocument, evidence: readonly ToolEvidence[]): Steps<CodeLens[]> {
  const offsets = [...document.lint.findings, ...document.lint.file.problems]
    .filter((finding) => finding.severity === 'error' || finding.severity === 'warning')
    .map(({ range }) => range.offset)
    .sort((one, other) => one - other);
  const lenses: CodeLens[] = [];
  for (const [index, tool] of document.read.file.tools.entries()) {
    const range = rangeIn(document, { offset: tool.range.offset, length: 0 });
    const problems = countIn(offsets, tool.range);
    const found = evidence[index];
    const last = found === undefined ? undefined : lastSearchLens(found);
    const commands: readonly Command[] = [
      commandOf('Run search…', 'toolprm.runSearch', [{ toolFile: document.uri, tool: tool.name }]),
      commandOf('Debug search…', 'toolprm.debugSearch', [{ toolFile: document.uri, tool: tool.name }]),
      ...(problems === 0 ? [] : [problemsLens(problems, document, tool.range)]),
      ...(last === undefined ? [] : [last]),
    ];
    for (const command of commands) lenses.push({ range, command });
    yield;
  }
  return lenses;
}

function problemsLens(count: number, document: LintedDocument, range: TextRange): Command {
  const title = count === 1 ? '1 problem' : `${count} problems`;
  return commandOf(title, 'toolprm.showProblems', [{ uri: document.uri, range: rangeIn(document, range) }]);
}

function commandOf<C extends keyof LanguageCommands>(
  title: string,
  command: C,
  given: LanguageCommands[C],
): Command {
  return { title, command, arguments: [...given] };
}

/** How many of the sorted offsets lie in a range. */
function countIn(offsets: readonly number[], { offset, length }: TextRange): number {
  return firstAbove(offsets, offset + length) - firstAbove(offsets, offset - 1);
}

function firstAbove(offsets: readonly number[], limit: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
