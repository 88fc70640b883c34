// What every run shares, however it was asked for: models are opened, the prompt is written, every event is logged.
import type { PromptStyleName } from '../calls/prompt/render-prompt.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { SearchEvent, SearchSettings } from '../log/events.ts';
import { newLogPath } from '../log/name.ts';
import { type LogWriter, openLogWriter } from '../log/writer.ts';
import type { Policy } from '../models/policy.ts';
import type { Search, SearchControl, SearchOptions } from '../search/search.ts';
import { startSearch } from '../search/start-search.ts';
import type { Tool } from '../tools/tool.ts';
import type { PolicySpec, RewardSpec } from './model-spec.ts';
import { type Assets, openModels } from './open-models.ts';
import { promptFor } from './prompt-for.ts';

/** What a run needs besides its task. */
export interface Equipment {
  readonly settings: SearchSettings;
  readonly policy: PolicySpec;
  readonly reward: RewardSpec;
  /** Where the log goes: a file that must not exist yet, or a folder for a new one. Without it nothing is written. */
  readonly log?: { readonly file: string } | { readonly folder: string };
  readonly assets: Assets;
  readonly producer: string;
  readonly signal: AbortSignal;
}

export interface RunTask {
  readonly query: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly toolsFile?: string;
  /** How the prompt is written; by default the model's own template, else what suits the format. */
  readonly promptStyle?: PromptStyleName;
  /** A prompt that is written already, for the policy that it was written for. */
  readonly prompt?: { readonly text: string; readonly policy: string };
  readonly from?: NonNullable<SearchOptions['from']>;
  readonly history?: NonNullable<SearchOptions['history']>;
}

export interface Run {
  readonly id: string;
  /** Iterate once; each event is in the log before it is yielded. The models are closed at the end. */
  readonly events: AsyncIterable<SearchEvent>;
  readonly control: SearchControl;
  readonly logPath?: string;
}

/**
 * Prepares a search; it runs while the events are iterated.
 * @throws {RangeError} for settings outside their limits; {@link ModelError} where a model cannot be opened;
 *   {@link LogFileError} where the log cannot be created.
 */
export async function openRun(task: RunTask, equipment: Equipment): Promise<Run> {
  const { settings, policy, reward, assets, producer, signal } = equipment;
  const models = await openModels(policy, reward, assets, signal);
  try {
    const { query, messages, tools, toolsFile, from, history } = task;
    const prompt = await runPrompt(task, equipment, models.policy);
    const search = startSearch({
      task: { query, messages, tools, prompt, ...(toolsFile === undefined ? {} : { toolsFile }) },
      settings,
      policy: models.policy,
      reward: models.reward,
      producer,
      signal,
      ...(from === undefined ? {} : { from }),
      ...(history === undefined ? {} : { history }),
    });
    const writer = await openWriter(equipment, query);
    return {
      id: search.id,
      control: search.control,
      events: logged(search, writer, models.close),
      ...(writer === undefined ? {} : { logPath: writer.path }),
    };
  } catch (error) {
    await models.close();
    throw error;
  }
}

async function openWriter({ log, policy, reward }: Equipment, query: string): Promise<LogWriter | undefined> {
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

async function runPrompt(task: RunTask, equipment: Equipment, policy: Policy): Promise<string> {
  const { promptStyle, prompt, tools, messages } = task;
  if (prompt !== undefined && prompt.policy === policy.info.name) return prompt.text;
  const way = {
    policy,
    isEmbedded: equipment.policy.kind === 'embedded',
    format: equipment.settings.format,
    ...(promptStyle === undefined ? {} : { style: promptStyle }),
  };
  return promptFor(messages, tools, way, equipment.signal);
}
