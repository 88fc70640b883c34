// TRL's stepwise supervision (huggingface/trl, docs/source/dataset_formats.md): prompt, completions, labels.
import type { ChatMessage } from '../calls/prompt.ts';
import type { TreeNode } from '../log/tree.ts';
import { type ExportSource, labelledNodes } from './export-source.ts';
import { jsonLine } from './json-line.ts';
import type { Rating } from './label.ts';

export interface TrlOptions {
  /** What neutral becomes, since labels are true or false: `unrated` ends the row before it. */
  readonly neutral: 'good' | 'bad' | 'unrated';
  /**
   * `longest` (the default): one row for each rated path that no rated path continues. `every`: one row for each rated
   * candidate, to be trained with `train_on_last_step_only`.
   */
  readonly paths?: 'longest' | 'every';
  /**
   * Forced decisions without a rating: `stop` (the default) ends the row before them like any other; `join` puts their
   * text before the next rated decision, since nothing was chosen there.
   */
  readonly forced?: 'stop' | 'join';
  /** End rows at their first bad step. */
  readonly stopAtFirstBad?: boolean;
}

export interface TrlRow {
  /** The rendered policy prompt, and what was decided before the search began. */
  readonly prompt: string;
  readonly completions: readonly string[];
  readonly labels: readonly boolean[];
  readonly search: string;
  /** Candidate ids, one a completion. */
  readonly candidates: readonly string[];
  readonly kinds: readonly string[];
  readonly ratings: readonly Rating[];
  readonly flagged: boolean;
  readonly query: string;
  readonly messages: readonly ChatMessage[];
  /** JSON text: schemas differ from row to row, and columns may not. */
  readonly tools: string;
  readonly prompt_hash: string;
  readonly tools_hash: string;
}

export interface TrlRows {
  readonly rows: readonly (TrlRow & { readonly split: string })[];
  /** Equal rows that were left out. */
  readonly duplicates: number;
  /** Rows with the same prompt and completions as another and other labels. */
  readonly conflicting: number;
  /** Rated candidates that are in no row: an earlier step has no rating, or the log lost it. */
  readonly unreachable: number;
}

/** A rated path: the last step, and the path before it. */
interface Chain {
  readonly before: Chain | undefined;
  readonly node: TreeNode;
  readonly text: string;
  readonly rating: Rating;
  readonly label: boolean;
  readonly flagged: boolean;
  continued: boolean;
}

/** Where a path stands after a candidate. */
interface Place {
  readonly chain: Chain | undefined;
  /** Text of forced decisions that waits for the next rated one. */
  readonly pending: string;
}

export function trlRows(sources: readonly ExportSource[], options: TrlOptions): TrlRows {
  const rows: (TrlRow & { split: string })[] = [];
  const labelsOfText = new Map<string, Set<string>>();
  let duplicates = 0;
  let conflicting = 0;
  let unreachable = 0;
  for (const source of sources) {
    const { chains, reached } = ratedPaths(source, options);
    for (const { node, held } of labelledNodes(source)) {
      if (held.label.rating !== undefined && !reached.has(node.id)) unreachable += 1;
    }
    for (const chain of chains) {
      if (chain.continued && options.paths !== 'every') continue;
      const row = rowOf(source, chain);
      const key = JSON.stringify([row.prompt, row.completions]);
      const labels = JSON.stringify(row.labels);
      const known = labelsOfText.get(key);
      if (known?.has(labels) === true) {
        duplicates += 1;
        continue;
      }
      if (known === undefined) labelsOfText.set(key, new Set([labels]));
      else {
        conflicting += 1;
        known.add(labels);
      }
      rows.push(row);
    }
  }
  return { rows, duplicates, conflicting, unreachable };
}

function ratedPaths(source: ExportSource, options: TrlOptions) {
  const places = new Map<string, Place>();
  const chains: Chain[] = [];
  const reached = new Set<string>();
  for (const node of source.tree.nodes) {
    const from = placeBefore(node, places);
    if (from === undefined) continue;
    const label = source.held.get(node.id)?.label;
    const rating = label?.rating;
    const value = rating === undefined ? undefined : asBoolean(rating, options.neutral);
    if (value === undefined || rating === undefined) {
      if (rating === undefined && node.source === 'forced' && options.forced === 'join') {
        places.set(node.id, { chain: from.chain, pending: from.pending + node.decision.text });
      }
      continue;
    }
    const text = from.pending + node.decision.text;
    const flagged = label?.flagged === true || from.chain?.flagged === true;
    const chain = { before: from.chain, node, text, rating, label: value, flagged, continued: false };
    if (from.chain !== undefined) from.chain.continued = true;
    reached.add(node.id);
    chains.push(chain);
    if (value || options.stopAtFirstBad !== true) places.set(node.id, { chain, pending: '' });
  }
  return { chains, reached };
}

function placeBefore(node: TreeNode, places: ReadonlyMap<string, Place>): Place | undefined {
  if (node.parent !== null) return places.get(node.parent);
  return node.lostParent === undefined ? { chain: undefined, pending: '' } : undefined;
}

function asBoolean(rating: Rating, neutral: TrlOptions['neutral']): boolean | undefined {
  if (rating !== 0) return rating > 0;
  return neutral === 'unrated' ? undefined : neutral === 'good';
}

function rowOf({ header, promptHash, toolsHash, split }: ExportSource, last: Chain) {
  const chains: Chain[] = [];
  for (let chain: Chain | undefined = last; chain !== undefined; chain = chain.before) chains.push(chain);
  chains.reverse();
  return {
    prompt: header.prompt + header.prefix,
    completions: chains.map(({ text }) => text),
    labels: chains.map(({ label }) => label),
    search: header.search,
    candidates: chains.map(({ node }) => node.id),
    kinds: chains.map(({ node }) => node.decision.kind),
    ratings: chains.map(({ rating }) => rating),
    flagged: last.flagged,
    query: header.query,
    messages: header.messages.map(({ role, content }) => ({ role, content })),
    tools: JSON.stringify(
      header.tools.map(({ name, description, parametersSchema }) => ({
        name,
        ...(description === undefined ? {} : { description }),
        parameters: parametersSchema,
      })),
    ),
    prompt_hash: promptHash,
    tools_hash: toolsHash,
    split,
  };
}

export function trlLines(rows: TrlRows['rows']): string {
  return rows.map(({ split: _, ...row }) => jsonLine(row)).join('');
}

const separators = ['\n', '\n\n', ' ки\n', '<|step|>'];
/** Where none of these fits. No end of one is the beginning of one, so a text spoils only those that it contains. */
const numbered = /<\|step_(\d+)\|>/g;

/**
 * A `step_separator` for TRL that no step contains, not even over the end of one: cutting the joined text at each
 * separator gives exactly the steps back.
 */
export function stepSeparator(rows: readonly { readonly completions: readonly string[] }[]): string {
  const search = separatorSearch();
  for (const { completions } of rows) for (const text of completions) search.look(text);
  return search.found();
}

/** The same in one pass over steps that are not kept. */
export function separatorSearch(): { look(step: string): void; found(): string } {
  const fitting = new Set(separators);
  const taken = new Set<string>();
  return {
    look(step) {
      for (const separator of fitting) {
        if ((step + separator).indexOf(separator) !== step.length) fitting.delete(separator);
      }
      if (!step.includes('<|step_')) return;
      for (const [, number = ''] of step.matchAll(numbered)) taken.add(number);
    },
    found() {
      const [first] = fitting;
      if (first !== undefined) return first;
      for (let number = 1; ; number += 1) if (!taken.has(String(number))) return `<|step_${number}|>`;
    },
  };
}
