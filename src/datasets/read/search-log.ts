// Reads a search log and its labels: the query with the calls that a person rated good, and the responses of the search.
import { canonicalCalls } from '../../calls/canonical.ts';
import type { Call } from '../../calls/decision.ts';
import type { CallFormat } from '../../calls/format.ts';
import { splitResponse } from '../../calls/split.ts';
import type { LabelRecord } from '../../labels/label.ts';
import { labelsOf } from '../../labels/project.ts';
import { pathTo } from '../../log/path.ts';
import { readLogStream } from '../../log/reader.ts';
import type { SearchStarted, SearchTree, TreeNode } from '../../log/tree.ts';
import { createTree } from '../../log/tree-builder.ts';
import type { Example } from '../example.ts';
import { type Rollout, rolloutId } from '../rollout/rollout.ts';
import { type Chunks, isFault, type ReadOptions, type RowFault } from './read-problem.ts';
import { callTags } from './xlam.ts';

export interface SearchLogOptions extends ReadOptions {
  /** Of this search; records of others are passed over. */
  readonly labels: readonly LabelRecord[];
  /**
   * Which calls are gold. `labelled`: those of a finished candidate that is rated good. `chosen`: where none is, the response
   * that the search chose; nobody has said that it is right, so such examples are tagged `chosen`.
   */
  readonly gold: 'labelled' | 'chosen';
}

export interface LoggedSearch {
  readonly example: Example;
  /** The search's distinct finished responses as rollouts, to be labelled against the gold calls. */
  readonly rollouts: readonly Rollout[];
  /** The wire format of the responses. */
  readonly format: CallFormat;
}

/**
 * Nothing where the log gives no example; why is then a problem of its first line. Damaged logs are salvaged.
 * @throws what the chunks throw.
 */
export async function readSearchLog(
  log: Chunks,
  options: SearchLogOptions,
): Promise<LoggedSearch | undefined> {
  const builder = createTree();
  for (const event of (await readLogStream(iterate(log))).events) builder.apply(event);
  const tree = builder.snapshot();
  const found = loggedSearch(tree, options);
  if (!isFault(found)) return found;
  options.onProblem({ file: options.file, line: 1, message: found.fault, remedy: found.remedy });
  return undefined;
}

async function* iterate(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}

function loggedSearch(tree: SearchTree, { labels, gold }: SearchLogOptions): LoggedSearch | RowFault {
  const { header } = tree;
  if (header === undefined) {
    return {
      fault: 'The log has lost its first line, so its query and tools are unknown.',
      remedy: 'Search again.',
    };
  }
  const answer = goldOf(tree, header, labels, gold);
  if (isFault(answer)) return answer;
  const { search: id, query } = header;
  const tools = header.tools.map(({ name, description, parametersSchema }) => ({
    name,
    ...(description === undefined ? {} : { description }),
    parametersSchema,
  }));
  const tags = [...(callTags(answer.calls.length).tags ?? []), ...(answer.chosen ? ['chosen'] : [])];
  const about = tags.length === 0 ? {} : { tags };
  return {
    example: { id, query, tools, calls: answer.calls, domain: id, ...about },
    rollouts: rolloutsOf(tree, header),
    format: header.settings.format,
  };
}

interface Answer {
  readonly calls: readonly Call[];
  readonly chosen: boolean;
}

function goldOf(
  tree: SearchTree,
  header: SearchStarted,
  records: readonly LabelRecord[],
  gold: SearchLogOptions['gold'],
): Answer | RowFault {
  const ratings = labelsOf(records.filter(({ search }) => search === header.search));
  const rated = finishedPaths(tree).filter(
    ({ node, path }) =>
      ratings.get(node.id)?.rating === 1 && path.every(({ id }) => ratings.get(id)?.rating !== -1),
  );
  const answers = new Map<string, readonly Call[]>();
  for (const { text } of rated) {
    const { calls, failure } = splitResponse(header.settings.format, text);
    if (failure === undefined) answers.set(canonicalCalls(calls), calls);
  }
  const [first, second] = answers.values();
  if (second !== undefined) {
    return {
      fault: 'Several finished candidates are rated good, and their calls differ.',
      remedy: 'Rate one of them good, since labels compare with one list of calls.',
    };
  }
  if (first !== undefined) return { calls: first, chosen: false };
  const { outcome } = tree;
  if (gold === 'chosen' && outcome?.chosen != null && outcome.response !== null) {
    if (ratings.get(outcome.chosen)?.rating !== -1) return { calls: outcome.calls, chosen: true };
    return {
      fault: 'The response that the search chose is rated bad, and none is rated good.',
      remedy: 'Label the right response, if the search found it.',
    };
  }
  return gold === 'chosen'
    ? {
        fault: 'The search chose no response, and none is rated good.',
        remedy: 'Finish the search, or label a candidate.',
      }
    : {
        fault: 'No finished candidate is rated good, so nobody knows the right calls.',
        remedy: 'Label the right response, or take what the search chose for gold.',
      };
}

interface FinishedPath {
  readonly node: TreeNode;
  readonly path: readonly TreeNode[];
  readonly text: string;
}

/** Finished candidates whose whole way is in the log, in the order in which they were proposed. */
function finishedPaths(tree: SearchTree): readonly FinishedPath[] {
  return tree.nodes.flatMap((node) => {
    // A token-level beam search ends responses with a token.
    const retained = node.verdict?.kind === 'retained' && node.verdict.finished;
    if (node.decision.kind !== 'response-finished' && !retained) return [];
    const path = pathTo(tree, node.id);
    return path === undefined || !path.whole ? [] : [{ node, path: path.nodes, text: path.text }];
  });
}

function rolloutsOf(tree: SearchTree, header: SearchStarted): readonly Rollout[] {
  const seen = new Set<string>();
  const rollouts: Rollout[] = [];
  for (const { path, text } of finishedPaths(tree)) {
    if (seen.has(text)) continue;
    seen.add(text);
    // The log does not say how a fork's prefix was sampled.
    const sampled =
      header.prefix === '' && path.every((node) => node.tokens !== undefined || node.source === 'forced');
    const tokens = sampled ? path.flatMap((node) => node.tokens ?? []) : undefined;
    rollouts.push({
      id: rolloutId(header.search, rollouts.length),
      example: header.search,
      prompt: header.prompt,
      response: text,
      finish: 'stop',
      logprob: tokens === undefined ? null : tokens.reduce((sum, { logprob }) => sum + logprob, 0),
      tokens: tokens === undefined ? null : tokens.length,
      seed: header.settings.seed,
    });
  }
  return rollouts;
}
