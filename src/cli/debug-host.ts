// What the debugger needs of the program around it, at the command line: models from flags and environment, files of the working directory.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DebugHost, LaunchArguments, LaunchedSearch, OpenedLog } from '../debug/host.ts';
import type { SearchSettings } from '../log/events.ts';
import { readLog } from '../log/reader.ts';
import type { PolicySpec, RewardSpec, ServerSpec } from '../run/model-spec.ts';
import type { Equipment, Run } from '../run/open-run.ts';
import { sameModels } from '../run/rerun-search.ts';
import { runSearch } from '../run/run-search.ts';
import { runWhatIf } from '../run/what-if.ts';
import { checkSettings, defaultSettings } from '../search/settings.ts';
import type { WhatIfChange } from '../search/what-if.ts';
import { assets } from './environment.ts';
import { readText } from './input.ts';
import { type ModelFlags, modelsOf } from './model-flags.ts';
import { replayedTools } from './replayed-tools.ts';
import { type Role, withAccessOf } from './server-access.ts';
import { version } from './version.ts';

/** Relative paths are those of the working directory; new logs go where `toolprm search` puts them. */
export function commandLineHost(flags: ModelFlags): DebugHost {
  const equipment = (
    models: Pick<Equipment, 'policy' | 'reward'>,
    signal: AbortSignal,
  ): Omit<Equipment, 'settings'> => ({
    ...models,
    log: { folder: path.resolve('.toolprm/searches') },
    assets,
    producer: `toolprm ${version}`,
    signal,
  });

  return {
    async launch(args, signal): Promise<LaunchedSearch> {
      const models = modelsFor(flags, args);
      const run = await runSearch({
        ...(args.toolsText === undefined
          ? { toolsText: await readText(args.tools), toolsFile: args.tools }
          : { toolsText: args.toolsText }),
        query: args.query,
        settings: settingsFor(args.settings, models.policy),
        ...equipment(models, signal),
      });
      const problems = run.toolProblems.map(({ message, remedy }) => `${args.tools}: ${message} ${remedy}`);
      const file = args.toolsText === undefined ? { toolsPath: path.resolve(args.tools) } : {};
      return { run, ...file, problems };
    },
    async attach(args): Promise<OpenedLog> {
      const { events, problems } = readLog(await readText(args.log));
      const { problem, ...tools } = await replayedTools(args, events[0]);
      const lost = problems.map(
        ({ line, message, remedy }) => `${args.log}, line ${line}: ${message} ${remedy}`,
      );
      return { events, ...tools, problems: [...lost, ...(problem === undefined ? [] : [problem])] };
    },
    async whatIf(events, changes: readonly WhatIfChange[], launched, signal): Promise<Run> {
      const [header] = events;
      const models = modelsFor(flags, 'query' in launched ? launched : {});
      // A log is anybody's word: its models are only named to servers that the flags name.
      const chosen = header?.type === 'search-started' ? sameModels(models, header) : models;
      return runWhatIf({ events, changes, by: 'debugger', ...equipment(chosen, signal) });
    },
    readText: (file) => readFile(file, 'utf8'),
  };
}

/** A server of launch.json stands in for the flags of its role. */
function modelsFor(
  flags: ModelFlags,
  { policy, reward }: Pick<LaunchArguments, 'policy' | 'reward'>,
): { readonly policy: PolicySpec; readonly reward: RewardSpec } {
  const named = modelsOf(flags);
  const server = (role: Role, given: { readonly url: string; readonly model?: string }): ServerSpec =>
    withAccessOf(named, role, { kind: 'server', ...given }, flags);
  const own = modelsOf(policy === undefined ? flags : { ...flags, policy: policy.url });
  return {
    policy: policy === undefined ? own.policy : server('policy', policy),
    reward: reward === undefined ? own.reward : server('reward', reward),
  };
}

/** Embedded models are untrained or small: they are held to the schemas unless somebody says otherwise. */
function settingsFor(given: LaunchArguments['settings'], policy: PolicySpec): SearchSettings {
  const constraint = policy.kind === 'embedded' ? 'schema' : 'off';
  return checkSettings({ ...defaultSettings, constraint, ...given });
}
