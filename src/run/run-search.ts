// One search from a person's request: tools are read, models opened, the prompt rendered, every event logged.

import { defaultPromptStyle, type PromptStyleName, renderPrompt } from '../calls/prompt/render-prompt.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { SearchEvent, SearchSettings } from '../log/events.ts';
import { newLogPath } from '../log/name.ts';
import { type LogWriter, openLogWriter } from '../log/writer.ts';
import type { Policy } from '../models/policy.ts';
import type { Search, SearchControl } from '../search/search.ts';
import { startSearch } from '../search/start-search.ts';
import { positionAt } from '../tools/position.ts';
import { readTools } from '../tools/read.ts';
import type { Tool, ToolProblem } from '../tools/tool.ts';
import type { PolicySpec, RewardSpec } from './model-spec.ts';
import { type Assets, openModels } from './open-models.ts';

export interface RunOptions {
  readonly toolsText: string;
  /** Path of the tool file as the user knows it. */
  readonly toolsFile?: string;
  readonly query: string;
  readonly settings: SearchSettings;
  readonly policy: PolicySpec;
  readonly reward: RewardSpec;
  /** How the prompt is written; by default the model's own template, else what suits the format. */
  readonly promptStyle?: PromptStyleName;
  /** Where the log goes: a file that must not exist yet, or a folder for a new one. Without it nothing is written. */
  readonly log?: { readonly file: string } | { readonly folder: string };
  readonly assets: Assets;
  readonly producer: string;
  readonly signal: AbortSignal;
}

export interface Run {
  readonly id: string;
  /** Iterate once; each event is in the log before it is yielded. The models are closed at the end. */
  readonly events: AsyncIterable<SearchEvent>;
  readonly control: SearchControl;
  readonly logPath?: string;
  readonly toolProblems: readonly ToolProblem[];
}

/** A tool file without a single usable tool. */
export class NoToolsError extends Error {
  readonly problems: readonly ToolProblem[];
  constructor(file: string, text: string, problems: readonly ToolProblem[]) {
    const [first] = problems;
    const { line, character } = positionAt(text, first?.range.offset ?? 0);
    const place = first === undefined ? '' : `, line ${line}, character ${character}`;
    const what =
      first === undefined ? 'Give a file that lists at least one tool.' : `${first.message} ${first.remedy}`;
    super(`${file}${place}: no tool can be used. ${what}`);
    this.name = 'NoToolsError';
    this.problems = problems;
  }
}

/**
 * Prepares a search; it runs while the events are iterated.
 * @throws {NoToolsError} for a tool file without tools; {@link RangeError} for settings outside their limits;
 *   {@link ModelError} where a model cannot be opened.
 */
export async function runSearch(options: RunOptions): Promise<Run> {
  const { tools, problems } = readTools(options.toolsText);
  if (tools.length === 0) {
    throw new NoToolsError(options.toolsFile ?? 'The tool file', options.toolsText, problems);
  }
  const models = await openModels(options.policy, options.reward, options.assets, options.signal);
  try {
    const messages: readonly ChatMessage[] = [{ role: 'user', content: options.query }];
    const prompt = await promptFor(options, models.policy, tools, messages);
    const search = startSearch({
      task: {
        query: options.query,
        messages,
        tools,
        prompt,
        ...(options.toolsFile === undefined ? {} : { toolsFile: options.toolsFile }),
      },
      settings: options.settings,
      policy: models.policy,
      reward: models.reward,
      producer: options.producer,
      signal: options.signal,
    });
    const writer = await openWriter(options);
    return {
      id: search.id,
      control: search.control,
      events: logged(search, writer, models.close),
      toolProblems: problems,
      ...(writer === undefined ? {} : { logPath: writer.path }),
    };
  } catch (error) {
    await models.close();
    throw error;
  }
}

async function openWriter({ log, policy, query, reward }: RunOptions): Promise<LogWriter | undefined> {
  if (log === undefined) return undefined;
  const secrets = [policy, reward].flatMap((spec) =>
    spec.kind === 'server'
      ? [...(spec.apiKey ? [spec.apiKey] : []), ...Object.values(spec.headers ?? {})]
      : [],
  );
  if ('file' in log) return openLogWriter(log.file, { secrets });
  return openLogWriter(newLogPath(log.folder, query, new Date()), { secrets, ifExists: 'number' });
}

async function* logged(
  search: Search,
  writer: LogWriter | undefined,
  close: () => Promise<void>,
): AsyncIterable<SearchEvent> {
  try {
    for await (const event of search.events) {
      await writer?.write(event);
      yield event;
    }
  } finally {
    await writer?.close();
    await close();
  }
}

/** The model's own chat template where it has one, except for Hammer, whose published prompt is not its template. */
async function promptFor(
  options: RunOptions,
  policy: Policy,
  tools: readonly Tool[],
  messages: readonly ChatMessage[],
): Promise<string> {
  const { promptStyle, settings, signal } = options;
  if (promptStyle !== undefined) return renderPrompt(promptStyle, tools, messages);
  const embedded = options.policy.kind === 'embedded';
  if (policy.abilities.template && (embedded || settings.format !== 'hammer')) {
    return policy.render(messages, tools, signal);
  }
  return renderPrompt(embedded ? 'compact' : defaultPromptStyle[settings.format], tools, messages);
}
