// `toolprm compare`: two searches decision by decision, such as before and after a schema edit.
import type { Command } from 'commander';
import pc from 'picocolors';
import { alignSearches } from '../compare/align-searches.ts';
import type { AlignedCandidate, AlignedStep, Alignment, RowState } from '../compare/alignment.ts';
import { readLog } from '../log/reader.ts';
import type { SearchTree } from '../log/tree.ts';
import { treeOf } from '../log/tree-builder.ts';
import { oneLine } from '../log/visible.ts';
import { CommandError } from './exit.ts';
import { printJson, readText } from './input.ts';

interface CompareOptions {
  readonly json?: true;
  readonly all?: true;
}

export function addCompareCommand(program: Command): void {
  program
    .command('compare')
    .description('compare two searches, aligned by decision, with the schema edits that they belong to')
    .argument('<a>', 'the search before: a .toolprm.jsonl file')
    .argument('<b>', 'the search after')
    .option('--json', 'print the comparison as one JSON object')
    .option('--all', 'list the candidates that are the same too')
    .action(async (a: string, b: string, options: CompareOptions) => {
      const [left, right] = [await readSearch(a), await readSearch(b)];
      const alignment = alignSearches(left, right, { left: 'first search', right: 'second search' });
      if (options.json === true) printJson(alignment, 2);
      else process.stdout.write(`${lines(alignment, options.all === true).join('\n')}\n`);
    });
}

/** @throws {CommandError} for a file that holds no search. */
async function readSearch(file: string): Promise<SearchTree> {
  const { events, problems } = readLog(await readText(file));
  for (const { line, message, remedy } of problems) {
    process.stderr.write(`${file}:${line}: ${message} ${remedy}\n`);
  }
  if (events.length === 0) throw new CommandError(`${file} holds no event of a search.`);
  return treeOf(events);
}

const signs: Readonly<Record<RowState, string>> = {
  same: '=',
  'changed-score': '~',
  'verdict-differs': '!',
  'chosen-differs': '≠',
  'only-left': '-',
  'only-right': '+',
};

function paint(state: RowState, text: string): string {
  switch (state) {
    case 'same':
      return pc.dim(text);
    case 'changed-score':
      return pc.cyan(text);
    case 'verdict-differs':
    case 'chosen-differs':
      return pc.yellow(text);
    case 'only-left':
      return pc.red(text);
    case 'only-right':
      return pc.green(text);
  }
}

function lines(alignment: Alignment, all: boolean): readonly string[] {
  const { steps, edits, result } = alignment;
  return [
    ...alignment.circumstances.map((sentence) => pc.yellow(sentence)),
    ...steps.flatMap((step) => stepLines(step, alignment, all)),
    '',
    ...edits
      .filter((edit) => edit.steps.length === 0)
      .map(
        ({ change }) => `Edit that shows in no step: ${pc.bold(oneLine(change.tool, 60))}: ${change.message}`,
      ),
    result.sentence,
  ];
}

function stepLines(step: AlignedStep, { edits }: Alignment, all: boolean): readonly string[] {
  const candidates = step.candidates.flatMap((candidate) => candidateLines(candidate, 1));
  const shown = all ? candidates : candidates.filter(({ state }) => state !== 'same');
  return [
    paint(step.state, `${signs[step.state]} ${step.sentence}`),
    ...shown.map(({ state, text }) => paint(state, text)),
    ...step.edits.flatMap((index) => {
      const change = edits[index]?.change;
      return change === undefined
        ? []
        : [`    ${pc.bold('edited:')} ${oneLine(change.tool, 60)}: ${change.message}`];
    }),
  ];
}

interface CandidateLine {
  readonly state: RowState;
  readonly text: string;
}

function candidateLines(candidate: AlignedCandidate, depth: number): readonly CandidateLine[] {
  const { state, left, right, sentence, children } = candidate;
  const mark = [left?.mark, right?.mark].filter((one) => one !== undefined);
  const label = right?.label ?? left?.label ?? '';
  const text = `${'  '.repeat(depth)}  ${signs[state]} ${[...new Set(mark)].join('→')} ${label}  ${sentence}`;
  return [{ state, text }, ...children.flatMap((child) => candidateLines(child, depth + 1))];
}
