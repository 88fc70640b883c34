// The card of an exported dataset: README with its front matter, `dataset_info.json`, checksums.
import type { JsonValue } from '../tools/tool.ts';
import { sha256 } from './digest.ts';
import { type MoreFormat, moreFormatText } from './export-more.ts';
import type { ExportReport } from './export-report.ts';
import { codeSpan, reportMarkdown } from './report-text.ts';

export interface ExportFile {
  /** Path inside the export's folder, with `/`. */
  readonly name: string;
  readonly text: string;
}

export interface CardOptions {
  readonly title: string;
  readonly producer: string;
  /** Formats beside stepwise rows and lossless lines. */
  readonly formats?: readonly MoreFormat[];
}

type Feature = { readonly dtype: string; readonly _type: 'Value' };
/** Types of columns, as `datasets` names them. */
export const value = (dtype: string): Feature => ({ dtype, _type: 'Value' });
export const list = (feature: JsonValue) => ({ feature, _type: 'List' }) as const;

/** Columns of the stepwise files, as `datasets` names types. */
const features = {
  prompt: value('string'),
  completions: list(value('string')),
  labels: list(value('bool')),
  search: value('string'),
  candidates: list(value('string')),
  kinds: list(value('string')),
  ratings: list(value('int64')),
  flagged: value('bool'),
  query: value('string'),
  messages: list({ role: value('string'), content: value('string') }),
  tools: value('string'),
  prompt_hash: value('string'),
  tools_hash: value('string'),
} satisfies Readonly<Record<string, JsonValue>>;

export function stepwiseFile(split: string): string {
  return `stepwise/${splitName(split)}.jsonl`;
}

export function nativeFile(split: string): string {
  return `labels/${splitName(split)}.jsonl`;
}

export function formatFile(format: MoreFormat, split: string): string {
  return `${format}/${splitName(split)}.jsonl`;
}

/** Splits are named by people; a name is never a path, and `datasets` wants word characters. */
export function splitName(split: string): string {
  const name = split.replace(/\W+/g, '_').slice(0, 60);
  return name === '' ? '_' : name;
}

export function readme(report: ExportReport, { title, producer, formats = [] }: CardOptions): string {
  const more = formats.map((format) => `- \`${format}/\`: ${moreFormatText[format]}\n`).join('');
  return `${frontMatter(report)}
# ${codeSpan(title)}

Step labels of tool calls, written by ${codeSpan(producer)}.

- ${'`stepwise/`'}: TRL's stepwise supervision: prompt, completions, labels. One completion is one decision of a call
  (function name, one argument with its value, arguments finished, call finished, response finished). Train with
  ${codeSpan(`step_separator=${JSON.stringify(report.separator)}`)}.
- ${'`labels/`'}: one line for every labelled candidate, with everything that was known of it.
${more}- ${'`SHA256SUMS`'}: checksums; ${'`sha256sum -c SHA256SUMS`'} checks them.

${reportMarkdown(report)}`;
}

function frontMatter({ licence, rows, splits }: ExportReport): string {
  const withRows = splits.filter((split) => split.rows > 0);
  const lines = [
    '---',
    ...(licence === null ? [] : [`license: ${JSON.stringify(licence)}`]),
    'tags: [trl, process-reward-model, function-calling]',
    `size_categories: [${JSON.stringify(sizeCategory(rows))}]`,
    ...(withRows.length === 0 ? [] : ['configs:', '  - config_name: stepwise', '    data_files:']),
    ...withRows.flatMap(({ name }) => [
      `      - split: ${JSON.stringify(splitName(name))}`,
      `        path: ${stepwiseFile(name)}`,
    ]),
    '---',
  ];
  return `${lines.join('\n')}\n`;
}

/** The classes of the Hugging Face hub. */
export function sizeCategory(rows: number): string {
  const classes = [
    [1e3, 'n<1K'],
    [1e4, '1K<n<10K'],
    [1e5, '10K<n<100K'],
    [1e6, '100K<n<1M'],
  ] as const;
  return classes.find(([most]) => rows < most)?.[1] ?? '1M<n<10M';
}

/** What `datasets` reads as `DatasetInfo`. */
export function datasetInfo(report: ExportReport, { title }: CardOptions): string {
  const splits = Object.fromEntries(
    report.splits.map(({ name, rows }) => [
      splitName(name),
      { name: splitName(name), num_examples: rows, _type: 'SplitInfo' },
    ]),
  );
  const info = {
    description: 'Step labels of tool calls, in the stepwise format of TRL.',
    dataset_name: title,
    config_name: 'stepwise',
    license: report.licence ?? '',
    features,
    splits,
    step_separator: report.separator,
  };
  return `${JSON.stringify(info, null, 2)}\n`;
}

/** In the format of `sha256sum`. */
export function checksums(files: readonly ExportFile[]): string {
  return files.map(({ name, text }) => checksumLine(name, sha256(text))).join('');
}

export function checksumLine(name: string, digest: string): string {
  return `${digest}  ${name}\n`;
}
