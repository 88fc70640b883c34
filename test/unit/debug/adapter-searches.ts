// A host for debug sessions whose models follow a script, and the tool file that their searches are given.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DebugHost, LaunchArguments } from '../../../src/debug/host.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import type { Run } from '../../../src/run/open-run.ts';
import type { SearchOptions } from '../../../src/search/search.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { readTools } from '../../../src/tools/read.ts';
import { prepareChecks } from '../../../src/tools/validate.ts';
import {
  type ScriptedPolicyOptions,
  type ScriptedRewardOptions,
  scriptedPolicy,
  scriptedReward,
} from '../search/scripted.ts';
import { settings } from '../search/tasks.ts';

export const query = 'What is the weather in Oslo in celsius?';

export const toolsText = `[
  {
    "name": "get_weather",
    "description": "The weather in a city now.",
    "parameters": {
      "type": "object",
      "properties": {
        "city": { "type": "string" },
        "unit": {
          "type": "string",
          "enum": [
            "celsius",
            "fahrenheit"
          ]
        }
      },
      "required": ["city"]
    }
  },
  {
    "name": "get_time",
    "parameters": { "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] }
  }
]
`;

/** Lines of the tool file, from 1. */
export const line = {
  weather: lineOf('"get_weather"'),
  city: lineOf('"city": { "type"'),
  unit: lineOf('"unit"'),
  celsius: lineOf('"celsius"'),
  fahrenheit: lineOf('"fahrenheit"'),
  time: lineOf('"get_time"'),
};

function lineOf(text: string): number {
  return toolsText.slice(0, toolsText.indexOf(text)).split('\n').length;
}

const call = (city: string, unit: string): string =>
  `[{"name": "get_weather", "arguments": {"city": "${city}", "unit": "${unit}"}}]`;

/** Written by the policy, in turn, where they begin with what is decided already. */
const responses = [
  call('Oslo', 'celsius'),
  call('Oslo', 'fahrenheit'),
  call('Oslo', 'kelvin'),
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}]',
];

const write = (prefix: string, sample: number): string => {
  const fitting = responses.filter((text) => text.startsWith(prefix));
  return (fitting[sample % fitting.length] ?? ']').slice(prefix.length);
};

/** The reward model likes Oslo and celsius best. */
const score = (text: string): number => {
  if (text.includes('get_time')) return 0.3;
  if (text.includes('fahrenheit')) return 0.45;
  return text.includes('celsius') ? 0.9 : 0.8;
};

export interface ScriptedHost extends DebugHost {
  readonly toolsPath: string;
  /** Requests that the policy got. */
  readonly asked: () => number;
  readonly runs: readonly Run[];
  close(): void;
}

export interface ScriptedHostOptions {
  readonly policy?: Partial<ScriptedPolicyOptions>;
  readonly reward?: Partial<ScriptedRewardOptions>;
  /** Before the models are open. */
  readonly opening?: (signal: AbortSignal) => Promise<void>;
  /** Before a file's text is there. */
  readonly reading?: (file: string) => Promise<void>;
  /** The events break off with it after the first step, as where a log cannot be written any more. */
  readonly breaksOff?: Error;
  readonly log?: readonly SearchEvent[];
  /** What the debugger gets of each run. */
  readonly given?: (run: Run) => Run;
}

export function scriptedHost({
  policy,
  reward,
  opening,
  reading,
  breaksOff,
  log = [],
  given = (run) => run,
}: ScriptedHostOptions = {}): ScriptedHost {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolprm-debug-'));
  const toolsPath = path.join(folder, 'weather.tools.json');
  writeFileSync(toolsPath, toolsText);
  const runs: Run[] = [];
  let asked = 0;

  async function start(
    options: Pick<SearchOptions, 'settings' | 'history'>,
    task: Pick<LaunchArguments, 'query' | 'toolsText'> = { query },
  ): Promise<Run> {
    await prepareChecks();
    const search = startSearch({
      id: `search-${runs.length + 1}`,
      task: {
        query: task.query,
        messages: [{ role: 'user', content: task.query }],
        tools: readTools(task.toolsText ?? toolsText).tools,
        ...(task.toolsText === undefined ? { toolsFile: toolsPath } : {}),
        prompt: `Query: ${task.query}\n`,
      },
      policy: scriptedPolicy({
        write,
        ...policy,
        async before(request, signal) {
          asked += 1;
          await policy?.before?.(request, signal);
        },
      }),
      reward: scriptedReward({ score, ...reward }),
      ...options,
    });
    const run = given({
      id: search.id,
      events: breaksOff === undefined ? search.events : brokenOff(search.events, breaksOff),
      control: search.control,
      logPath: path.join(folder, `${search.id}.toolprm.jsonl`),
    });
    runs.push(run);
    return run;
  }

  return {
    toolsPath,
    runs,
    asked: () => asked,
    async launch(args, signal) {
      await opening?.(signal);
      signal.throwIfAborted();
      const run = await start({ settings: settings({ beams: 2, candidates: 4, ...args.settings }) }, args);
      return { run, ...(args.toolsText === undefined ? { toolsPath: args.tools } : {}), problems: [] };
    },
    async attach() {
      return { events: log, toolsPath, problems: [] };
    },
    async whatIf(events, changes) {
      const [header] = events;
      if (header?.type !== 'search-started') throw new Error('no header');
      return start({ settings: header.settings, history: { events, changes, by: 'debugger' } });
    },
    async readText(file) {
      await reading?.(file);
      return readFile(file, 'utf8');
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function* brokenOff(
  events: AsyncIterable<SearchEvent>,
  error: Error,
): AsyncGenerator<SearchEvent, void, undefined> {
  for await (const event of events) {
    yield event;
    if (event.type === 'step-finished') throw error;
  }
}

/** Says when they are over, however that comes. */
export async function* told(
  events: AsyncIterable<SearchEvent>,
  over: () => void,
): AsyncGenerator<SearchEvent, void, undefined> {
  try {
    yield* events;
  } finally {
    over();
  }
}

/** A log of the search that `scriptedHost` runs. */
export async function recordedLog(): Promise<readonly SearchEvent[]> {
  const host = scriptedHost();
  const { run } = await host.launch({ tools: host.toolsPath, query }, new AbortController().signal);
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  host.close();
  return events;
}
