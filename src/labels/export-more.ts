// Labels of people in further formats: PRM800K, Math-Shepherd, preference pairs. The same rows as for generated data.
import { siblingPairs } from './export-preference.ts';
import { prm800kLines } from './export-prm800k.ts';
import { shepherdRow } from './export-shepherd.ts';
import type { ExportSource } from './export-source.ts';
import type { TrlOptions, TrlRows } from './export-trl.ts';
import { jsonLine } from './json-line.ts';
import { ratedTree } from './rated-tree.ts';

export const moreFormats = ['prm800k', 'math-shepherd', 'preference'] as const;
export type MoreFormat = (typeof moreFormats)[number];

/** What each is, in one line for the card. */
export const moreFormatText: Readonly<Record<MoreFormat, string>> = {
  prm800k:
    'PRM800K: one path a line, with every rated candidate of its steps; `human_completion` is always null.',
  'math-shepherd':
    'Math-Shepherd: `input` has the marker `ки` after every step, `label` has `+` or `-` in its place. Rows that contain the marker themselves are left out.',
  preference:
    'Preference pairs: after the same decisions, one that was rated good and one that was rated bad.',
};

/** The lines of one split; empty where nothing fits. */
export function moreLines(
  format: MoreFormat,
  sources: readonly ExportSource[],
  rows: TrlRows['rows'],
  options: TrlOptions,
): string {
  switch (format) {
    case 'prm800k':
      return sources.map((source) => prm800kText(source, options)).join('');
    case 'math-shepherd':
      return rows.map(shepherdText).join('');
    case 'preference':
      return sources.map((source) => preferenceText(source, options)).join('');
  }
}

function prm800kText(source: ExportSource, options: TrlOptions): string {
  const { header, records, promptHash, toolsHash } = source;
  const labellers = [...new Set(records.map(({ labeller }) => labeller))].sort();
  const times = records.map(({ time }) => time).sort();
  const head = {
    labeller: labellers.join(', '),
    time: times.at(-1) ?? null,
    prompt: header.prompt + header.prefix,
    answer: null,
    more: { search: header.search, prompt_hash: promptHash, tools_hash: toolsHash },
  };
  return [...prm800kLines(head, ratedTree(source, options))].map(jsonLine).join('');
}

function shepherdText({ prompt, completions, labels, search, ...row }: TrlRows['rows'][number]): string {
  const steps = completions.map((text, index) => ({ text, good: labels[index] === true }));
  const made = shepherdRow(prompt, steps);
  const { prompt_hash, tools_hash } = row;
  return made === undefined ? '' : jsonLine({ ...made, search, prompt_hash, tools_hash });
}

function preferenceText(source: ExportSource, options: TrlOptions): string {
  const { header, promptHash, toolsHash } = source;
  const prompt = header.prompt + header.prefix;
  const about = { search: header.search, prompt_hash: promptHash, tools_hash: toolsHash };
  return Array.from(siblingPairs(ratedTree(source, options)), ({ before, chosen, rejected, kind }) =>
    jsonLine({ prompt: prompt + before, chosen, rejected, kind, ...about }),
  ).join('');
}
