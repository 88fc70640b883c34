// The card of an exported dataset: README with its front matter, and `dataset_info.json` for who reads it.
import { sizeCategory, splitName } from '../../labels/export-card.ts';
import { codeSpan } from '../../labels/report-text.ts';
import { markdownBlock } from '../../labels/text-blocks.ts';
import type { Column, ExportFormat, RowOptions } from './format.ts';
import type { ExportTally } from './tally.ts';

export interface CardFacts {
  readonly title: string;
  readonly producer: string;
  /** A Hugging Face licence name, `cc-by-4.0`. */
  readonly licence?: string;
  readonly options: RowOptions;
  /** What TRL is to put between steps, where the format has steps for it. */
  readonly separator?: string;
  readonly tally: ExportTally;
}

export function dataFile(split: string): string {
  return `data/${splitName(split)}.jsonl`;
}

export function datasetReadme(format: ExportFormat, facts: CardFacts): string {
  const { title, producer, tally, licence, separator, options } = facts;
  const paragraphs = [
    frontMatter(format, facts),
    `# ${codeSpan(title)}`,
    `${format.title}, written by ${codeSpan(producer)}.${licence === undefined ? ' No licence is given: say one before you share the data.' : ''}`,
    format.about,
    ...(separator === undefined ? [] : [`Step separator: ${codeSpan(JSON.stringify(separator))}.`]),
    ...(format.needs === 'examples' ? [] : [labelParagraph(format, options)]),
    `\`SHA256SUMS\` holds checksums; \`sha256sum -c SHA256SUMS\` checks them. Without it the export was interrupted.`,
    '## Columns',
    table(
      ['column', 'meaning'],
      format.columns.map(({ name, meaning }: Column) => [codeSpan(name), meaning]),
    ),
    '## Rows',
    table(
      ['split', 'examples', 'distinct responses', 'rows'],
      tally.splits.map(({ name, examples, responses, rows }) => [
        codeSpan(name),
        `${examples}`,
        `${responses}`,
        `${rows}`,
      ]),
    ),
    ...balance(tally),
    '## Look at this before you train',
    warnings(facts)
      .map((line) => `- ${line}`)
      .join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function labelParagraph(
  { views: follows }: ExportFormat,
  { view, stopAtFirstBad, callFormat }: RowOptions,
): string {
  const views = {
    steps: 'Every decision has a label.',
    coarse: 'Arguments have no label of their own: their text belongs to the decision after them.',
    outcome: 'A response has one label, at its end.',
  };
  const viewed = follows ? ` ${views[view]}` : '';
  const cut = follows && stopAtFirstBad ? ' Rows end at their first wrong decision.' : '';
  return (
    `Labels come from exact match with the gold calls (values compared, order of calls and arguments free).${viewed}${cut} ` +
    `Calls are in the wire format \`${callFormat}\`.`
  );
}

function balance({ kinds }: ExportTally): readonly string[] {
  if (kinds.length === 0) return [];
  const rows = kinds.map(({ kind, good, bad }) => [
    kind.replaceAll('-', ' '),
    `${good}`,
    `${bad}`,
    `${((100 * good) / (good + bad)).toFixed(1)} %`,
  ]);
  return ['Labels of distinct responses:', table(['decision', 'right', 'wrong', 'right'], rows)];
}

function warnings({ tally, licence }: CardFacts): readonly string[] {
  const { leakage, leftOut } = tally;
  const leaks =
    leakage.prompts === 0 && leakage.toolSets === 0
      ? 'No prompt and no tool set is in two splits.'
      : `Warning: ${leakage.prompts} prompts and ${leakage.toolSets} tool sets are in more than one split. A test on them tells little.`;
  const out = leftOut.map(({ what, count }) => `Left out: ${count} ${what}.`);
  return [
    leaks,
    ...(out.length === 0 ? ['Nothing was left out.'] : out),
    ...(licence === undefined ? ['Warning: no licence is given.'] : []),
  ];
}

function frontMatter(format: ExportFormat, { licence, tally }: CardFacts): string {
  const used = tally.splits.filter(({ rows }) => rows > 0);
  return [
    '---',
    ...(licence === undefined ? [] : [`license: ${JSON.stringify(licence)}`]),
    `tags: ${JSON.stringify(format.tags)}`,
    `size_categories: [${JSON.stringify(sizeCategory(tally.rows))}]`,
    ...(used.length === 0 ? [] : ['configs:', `  - config_name: ${format.name}`, '    data_files:']),
    ...used.flatMap(({ name }) => [
      `      - split: ${JSON.stringify(splitName(name))}`,
      `        path: ${dataFile(name)}`,
    ]),
    '---',
  ].join('\n');
}

/**
 * For Hugging Face's `datasets`; for formats of LLaMA-Factory its own registry, which has the same file name and another
 * meaning: an entry for each split.
 */
export function datasetInfoText(format: ExportFormat, facts: CardFacts): string {
  const { title, licence, separator, tally } = facts;
  const used = tally.splits.filter(({ rows }) => rows > 0);
  const { llamaFactory } = format;
  const info =
    llamaFactory === undefined
      ? {
          description: `${format.title}: tool calls.`,
          dataset_name: title,
          config_name: format.name,
          license: licence ?? '',
          features: Object.fromEntries(format.columns.map(({ name, feature }) => [name, feature])),
          splits: Object.fromEntries(
            used.map(({ name, rows }) => [
              splitName(name),
              { name: splitName(name), num_examples: rows, _type: 'SplitInfo' },
            ]),
          ),
          ...(separator === undefined ? {} : { step_separator: separator }),
        }
      : Object.fromEntries(
          used.map(({ name }) => [
            `${splitName(title)}_${splitName(name)}`,
            { file_name: dataFile(name), ...llamaFactory },
          ]),
        );
  return `${JSON.stringify(info, undefined, 2)}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownBlock({ table: [head, ...rows] }).trimEnd();
}
