// A search that continues another one's log from one of its candidates, pruned or not.
import { resume } from '../calls/resume.ts';
import { toolFromLog } from '../log/logged-tools.ts';
import { pathTo } from '../log/path.ts';
import type { SearchStarted, SearchTree } from '../log/tree.ts';
import type { PolicySpec } from './model-spec.ts';
import { type Equipment, openRun, type Run } from './open-run.ts';

/** Where a search is taken up again. */
export interface Fork {
  readonly header: SearchStarted;
  readonly candidate: string;
  /** The response up to and with the candidate. */
  readonly prefix: string;
}

/** No search can continue from a candidate; the message says why. */
export class CannotContinueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotContinueError';
  }
}

/**
 * Finds the place in a log that a candidate names.
 * @throws {CannotContinueError} that says why no search can continue from there.
 */
export function forkAt(tree: SearchTree, candidate: string): Fork {
  const path = pathTo(tree, candidate);
  if (path === undefined || tree.header === undefined) {
    throw new CannotContinueError('The log does not have this candidate: no search can continue from it.');
  }
  const last = path.decisions[path.decisions.length - 1];
  if (!path.whole) {
    throw new CannotContinueError(
      'The log lost a part of the way to this candidate: no search can continue from it.',
    );
  }
  if (last?.kind === 'fragment') {
    throw new CannotContinueError(
      'This text never became a decision: continue from the candidate before it.',
    );
  }
  if (last?.kind === 'response-finished') {
    throw new CannotContinueError('This candidate ended its response: continue from one before it.');
  }
  const { settings, tools } = tree.header;
  // Token-level search takes up any text.
  const anywhere = settings.strategy === 'token-beam';
  if (!anywhere && resume(settings.format, tools.map(toolFromLog), path.text) === undefined) {
    throw new CannotContinueError(
      'A search can only be continued at the end of a decision: choose another candidate.',
    );
  }
  return { header: tree.header, candidate, prefix: path.text };
}

/** Settings default to those of the search that is continued. */
export type ContinueOptions = Omit<Equipment, 'settings'> & {
  readonly fork: Fork;
  readonly settings?: Equipment['settings'];
};

/**
 * Prepares the new search: the query, tools and, for the same policy, the prompt are those of the log.
 * @throws as {@link openRun} does.
 */
export async function continueSearch({ fork, ...equipment }: ContinueOptions): Promise<Run> {
  const { header, candidate, prefix } = fork;
  return openRun(
    {
      query: header.query,
      messages: header.messages,
      tools: header.tools.map(toolFromLog),
      ...(header.toolsFile === undefined ? {} : { toolsFile: header.toolsFile }),
      prompt: { text: header.prompt, policy: header.policy.name },
      from: { search: header.search, candidate, prefix },
    },
    { ...equipment, settings: equipment.settings ?? header.settings },
  );
}

/** The specification with the model of the log, where it names the same server and leaves the model open. */
export function samePolicy(spec: PolicySpec, header: SearchStarted): PolicySpec {
  if (spec.kind !== 'server' || spec.model !== undefined) return spec;
  const same = URL.parse(spec.url)?.origin === URL.parse(header.policy.endpoint)?.origin;
  return same ? { ...spec, model: header.policy.name } : spec;
}
