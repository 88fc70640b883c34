// The reports on examples and on labels in words: the same parts as plain text and as Markdown.
import { type Block, bars, counted, markdownBlock, plainBlock } from '../../labels/text-blocks.ts';
import { oneLine } from '../../log/visible.ts';
import type { ExampleReport } from './example-report.ts';
import type { LabelCount, LabelReport } from './label-report.ts';
import type { SharedHashes } from './leakage.ts';
import type { LengthReport } from './lengths.ts';

export function exampleReportText(report: ExampleReport): string {
  return exampleBlocks(report).map(plainBlock).join('\n');
}

export function exampleReportMarkdown(report: ExampleReport): string {
  return exampleBlocks(report).map(markdownBlock).join('\n');
}

export function labelReportText(report: LabelReport): string {
  return labelBlocks(report).map(plainBlock).join('\n');
}

export function labelReportMarkdown(report: LabelReport): string {
  return labelBlocks(report).map(markdownBlock).join('\n');
}

function exampleBlocks(report: ExampleReport): readonly Block[] {
  const { rows, tools, splits, tags, calls, offered, leakage, duplicates } = report;
  const perCall = calls.reduce((sum, { count, rows: times }) => sum + count * times, 0);
  return [
    { heading: 'What is in it' },
    {
      text:
        `${counted(rows, 'row')}, ${counted(tools, 'tool')}, ${counted(perCall, 'gold call')} with ` +
        `${counted(report.arguments, 'argument')}.`,
    },
    {
      table: [
        ['split', 'rows', 'tools', 'domains'],
        ...splits.map((split) => [split.name, `${split.rows}`, `${split.tools}`, `${split.domains}`]),
      ],
    },
    { table: [['gold calls', 'rows'], ...calls.map(({ count, rows: times }) => [`${count}`, `${times}`])] },
    {
      table: [
        ['tools offered', 'rows'],
        ...offered.map(({ count, rows: times }) => [`${count}`, `${times}`]),
      ],
    },
    ...(tags.length === 0
      ? []
      : [{ table: [['tag', 'rows'], ...tags.map(({ tag, rows: times }) => [name(tag), `${times}`])] }]),
    { heading: 'Look at this before you train' },
    {
      items: [
        sharing('Tool set', leakage.toolSets),
        sharing('Tool set without names', leakage.toolSetsWithoutNames),
        sharing('Query with its tools', leakage.prompts),
        sharing('Query', leakage.queries),
        `${counted(duplicates.equal, 'row')} equal to an earlier one.`,
        `${warning(duplicates.conflicting)}${counted(duplicates.conflicting, 'row')} with the query and tools of an earlier one and other calls.`,
        `${warning(duplicates.repeatedIds)}${counted(duplicates.repeatedIds, 'row')} with the id of an earlier one.`,
      ],
    },
    ...lengthBlocks('Length of prompts', report.prompts),
    ...lengthBlocks('Length of prompts with their answers', report.whole),
  ];
}

function labelBlocks(report: LabelReport): readonly Block[] {
  const { rollouts, steps, kinds, reasons, splits, leakage, unfinished, repeated } = report;
  return [
    { heading: 'What is in it' },
    {
      text:
        `${counted(sum(rollouts), 'response')}, ${share(rollouts)} right; ` +
        `${counted(sum(steps), 'step')}, ${share(steps)} right.`,
    },
    {
      table: [
        ['step', 'right', 'wrong', 'right of all'],
        ...kinds.map((kind) => [
          kind.kind.replaceAll('-', ' '),
          `${kind.right}`,
          `${kind.wrong}`,
          share(kind),
        ]),
      ],
    },
    {
      table: [
        [
          'split',
          'queries',
          'with a right response',
          'with right and wrong',
          'responses',
          'right',
          'steps',
          'right',
        ],
        ...splits.map((split) => [
          split.name,
          `${split.examples}`,
          `${split.solvable}`,
          `${split.mixed}`,
          `${sum(split.rollouts)}`,
          share(split.rollouts),
          `${sum(split.steps)}`,
          share(split.steps),
        ]),
      ],
    },
    ...(reasons.length === 0
      ? []
      : [
          {
            table: [
              ['what is wrong', 'steps'],
              ...reasons.map(({ reason, steps: times }) => [reason, `${times}`]),
            ],
          },
        ]),
    { heading: 'Look at this before you train' },
    {
      items: [
        `${warning(leakage.toolSets)}${counted(leakage.toolSets, 'tool set')} in more than one split.`,
        `${warning(leakage.prompts)}${counted(leakage.prompts, 'prompt')} in more than one split.`,
        `${counted(repeated, 'response')} equal to an earlier one of the same query.`,
        `${counted(unfinished, 'response')} that never became a finished list of calls.`,
      ],
    },
    ...lengthBlocks('Length of prompts with their responses', report.lengths),
  ];
}

function sharing(what: string, { distinct, shared, examples }: SharedHashes): string {
  if (shared === 0) return `${what}: ${distinct} different, none in two splits.`;
  const shown = examples.slice(0, 3).map(({ rows }) =>
    Object.entries(rows)
      .map(([split, id]) => `${name(id)} in ${split}`)
      .join(' and '),
  );
  return `Warning: ${what.toLowerCase()}: ${distinct} different, ${shared} in more than one split: ${shown.join('; ')}.`;
}

function lengthBlocks(heading: string, report: LengthReport): readonly Block[] {
  const { way, mean, median, most95, longest, histogram, over } = report;
  const limit =
    over === undefined
      ? ''
      : ` ${warning(over.rows)}${counted(over.rows, 'row')} longer than ${over.limit} tokens.`;
  return [
    { heading },
    {
      text: `In tokens, ${way}: mean ${mean.toFixed(1)}, median ${median}, 95 % up to ${most95}, longest ${longest}.${limit}`,
    },
    { table: [['tokens, up to', 'rows', ''], ...bars(histogram)] },
  ];
}

const warning = (count: number): string => (count === 0 ? '' : 'Warning: ');

const sum = ({ right, wrong }: LabelCount): number => right + wrong;

function share(count: LabelCount): string {
  return sum(count) === 0 ? '–' : `${((100 * count.right) / sum(count)).toFixed(1)} %`;
}

/** Ids and tags come from files: no line ends, and nothing that is Markdown. */
function name(text: string): string {
  return `"${oneLine(text, 60).replaceAll(/[|`<>*_[\]\\]/g, ' ')}"`;
}
