// What is in an export and what may be wrong with it, to be read before anything is trained on it.
import { createRedactor } from '../log/redact.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { type ExportSource, type ExportSources, labelledNodes } from './export-source.ts';
import { stepSeparator, type TrlOptions, type TrlRow, type TrlRows } from './export-trl.ts';
import { estimatingCounter, histogram, type LengthBucket, type TokenCounter } from './text-length.ts';

export interface ReportOptions {
  readonly trl: TrlOptions;
  /** `max_length` of the training, in tokens. TRL's default is 1024. */
  readonly maxLength?: number;
  /** Counts tokens exactly; without it they are estimated. */
  readonly tokens?: TokenCounter;
  /** Licence of the labels, as a Hugging Face licence name: `cc-by-4.0`. */
  readonly licence?: string;
}

export interface KindCount {
  readonly kind: string;
  readonly good: number;
  readonly neutral: number;
  readonly bad: number;
}

/** One secret that an export would publish. The secret itself is not in it. */
export interface SecretFinding {
  readonly search: string;
  /** `prompt`, `query`, `tools`, or the candidate that has it. */
  readonly where: string;
}

export interface ExportReport {
  readonly searches: number;
  readonly labelled: number;
  readonly rows: number;
  readonly steps: number;
  readonly splits: readonly {
    readonly name: string;
    readonly searches: number;
    readonly labelled: number;
    readonly rows: number;
  }[];
  /** Labels by the kind of step. */
  readonly kinds: readonly KindCount[];
  readonly leftOut: ExportSources['unusable'] & { readonly unreachable: number };
  readonly duplicates: { readonly equal: number; readonly conflicting: number };
  readonly options: Required<TrlOptions>;
  readonly separator: string;
  readonly length: {
    readonly maxLength: number;
    readonly way: string;
    readonly tokens: readonly LengthBucket[];
    readonly characters: readonly LengthBucket[];
    readonly rowsCut: number;
    /** Labels that training would not see. */
    readonly labelsCut: number;
  };
  readonly leakage: {
    /** Prompt hashes in more than one split. */
    readonly prompts: readonly string[];
    /** Prompt and tool set together, in more than one split. */
    readonly promptsWithTools: readonly string[];
    /** Tool sets in more than one split: usual, and to be known. */
    readonly toolSets: number;
  };
  readonly agreement: Agreement;
  readonly secrets: readonly SecretFinding[];
  readonly licence: string | null;
}

export function exportReport(
  { sources, unusable }: ExportSources,
  trl: TrlRows,
  options: ReportOptions,
): ExportReport {
  const { rows, duplicates, conflicting, unreachable } = trl;
  const separator = stepSeparator(rows);
  return {
    searches: sources.length,
    labelled: sources.reduce((sum, { held }) => sum + held.size, 0),
    rows: rows.length,
    steps: rows.reduce((sum, { completions }) => sum + completions.length, 0),
    splits: splitCounts(sources, rows),
    kinds: kindCounts(sources),
    leftOut: { ...unusable, unreachable },
    duplicates: { equal: duplicates, conflicting },
    options: {
      neutral: options.trl.neutral,
      paths: options.trl.paths ?? 'longest',
      forced: options.trl.forced ?? 'stop',
      stopAtFirstBad: options.trl.stopAtFirstBad ?? false,
    },
    separator,
    length: lengths(rows, separator, options.maxLength ?? 1024, options.tokens ?? estimatingCounter(sources)),
    leakage: leakage(sources),
    agreement: agreementOf(sources.map(({ records }) => records)),
    secrets: sources.flatMap(secretsIn),
    licence: options.licence?.trim() || null,
  };
}

function splitCounts(sources: readonly ExportSource[], rows: TrlRows['rows']): ExportReport['splits'] {
  const counts = new Map<string, { searches: number; labelled: number; rows: number }>();
  for (const { split, held } of sources) {
    const count = counts.get(split) ?? { searches: 0, labelled: 0, rows: 0 };
    count.searches += 1;
    count.labelled += held.size;
    counts.set(split, count);
  }
  for (const { split } of rows) {
    const count = counts.get(split);
    if (count !== undefined) count.rows += 1;
  }
  return Array.from(counts, ([name, count]) => ({ name, ...count })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

const kindOrder = [
  'function-name',
  'argument',
  'arguments-finished',
  'call-finished',
  'response-finished',
  'token',
  'fragment',
];

function kindCounts(sources: readonly ExportSource[]): readonly KindCount[] {
  const counts = new Map<string, { good: number; neutral: number; bad: number }>();
  for (const source of sources) {
    for (const { node, held } of labelledNodes(source)) {
      const { rating } = held.label;
      if (rating === undefined) continue;
      const count = counts.get(node.decision.kind) ?? { good: 0, neutral: 0, bad: 0 };
      count[rating > 0 ? 'good' : rating < 0 ? 'bad' : 'neutral'] += 1;
      counts.set(node.decision.kind, count);
    }
  }
  return Array.from(counts, ([kind, count]) => ({ kind, ...count })).sort(
    (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind),
  );
}

/** TRL puts each label on the last token of its step's separator and cuts what lies behind `max_length`. */
function lengths(
  rows: readonly TrlRow[],
  separator: string,
  maxLength: number,
  { count, way }: TokenCounter,
): ExportReport['length'] {
  const gap = Math.max(1, count(separator));
  const tokens: number[] = [];
  const characters: number[] = [];
  let rowsCut = 0;
  let labelsCut = 0;
  for (const { prompt, completions } of rows) {
    let length = count(prompt);
    let size = prompt.length;
    let cut = 0;
    for (const completion of completions) {
      length += count(completion) + gap;
      size += completion.length + separator.length;
      if (length > maxLength) cut += 1;
    }
    tokens.push(length);
    characters.push(size);
    labelsCut += cut;
    if (cut > 0) rowsCut += 1;
  }
  return { maxLength, way, tokens: histogram(tokens), characters: histogram(characters), rowsCut, labelsCut };
}

function leakage(sources: readonly ExportSource[]): ExportReport['leakage'] {
  const used = sources.filter(({ held }) => held.size > 0);
  return {
    prompts: inSeveralSplits(used, ({ promptHash }) => promptHash),
    promptsWithTools: inSeveralSplits(used, ({ promptHash, toolsHash }) => `${promptHash} ${toolsHash}`),
    toolSets: inSeveralSplits(used, ({ toolsHash }) => toolsHash).length,
  };
}

function inSeveralSplits(
  sources: readonly ExportSource[],
  key: (source: ExportSource) => string,
): readonly string[] {
  const splits = new Map<string, Set<string>>();
  for (const source of sources) {
    const known = splits.get(key(source)) ?? new Set<string>();
    splits.set(key(source), known.add(source.split));
  }
  return Array.from(splits)
    .filter(([, names]) => names.size > 1)
    .map(([name]) => name)
    .sort();
}

/** What the log's writer takes out of requests may still stand in a prompt, a query or a value. */
function secretsIn(source: ExportSource): readonly SecretFinding[] {
  const { header } = source;
  const redactor = createRedactor();
  const hasSecret = (text: string): boolean => redactor.text(text) !== text;
  const found: SecretFinding[] = [];
  const look = (where: string, text: string): void => {
    if (hasSecret(text)) found.push({ search: header.search, where });
  };
  if (source.held.size === 0) return found;
  look('prompt', header.prompt);
  look('query', header.query);
  look('conversation', header.messages.map(({ content }) => content).join('\n'));
  look('tools', JSON.stringify(header.tools));
  look('what was decided before', header.prefix);
  const seen = new Set<string>();
  for (const { node, held } of labelledNodes(source)) {
    for (let id: string | null = node.id; id !== null && !seen.has(id); ) {
      seen.add(id);
      const step = source.tree.node(id);
      look(`candidate ${id}`, step?.decision.text ?? '');
      id = step?.parent ?? null;
    }
    look(`note of candidate ${node.id}`, held.label.note ?? '');
  }
  return found;
}
