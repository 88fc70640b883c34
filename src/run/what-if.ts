// A search that repeats another one's log up to a step, with a person's changes there, and goes on from it.

import type { SearchEvent } from '../log/events.ts';
import { toolFromLog } from '../log/logged-tools.ts';
import { readPast } from '../search/history.ts';
import type { WhatIfChange } from '../search/what-if.ts';
import { prepareChecks } from '../tools/validate.ts';
import { type Equipment, openRun, type Run } from './open-run.ts';

/** The settings are those of the log, but for the changes. */
export type WhatIfOptions = Omit<Equipment, 'settings'> & {
  /** The parent's events up to the place; see {@link readPast}. */
  readonly events: readonly SearchEvent[];
  readonly changes: readonly WhatIfChange[];
  /** Who makes the changes; `user` by default. */
  readonly by?: string;
};

/**
 * Prepares the new search; it runs while its events are iterated. The query, tools and, for the same policy, the prompt are
 * those of the log; the models are not asked for what is repeated.
 * @throws {RangeError} as {@link readPast} does, before a model is opened; else as {@link openRun} does.
 */
export async function runWhatIf({ events, changes, by, ...equipment }: WhatIfOptions): Promise<Run> {
  await prepareChecks();
  const history = readPast({ events, changes, ...(by === undefined ? {} : { by }) });
  const { query, messages, tools, toolsFile, prompt, policy, settings } = history.header;
  return openRun(
    {
      query,
      messages,
      tools: tools.map(toolFromLog),
      ...(toolsFile === undefined ? {} : { toolsFile }),
      prompt: { text: prompt, policy: policy.name },
      history,
    },
    { ...equipment, settings },
  );
}
