// Starts a search: the one entrance for every strategy, and the one place where a search ends.
import { randomUUID } from 'node:crypto';
import type { Call } from '../calls/decision.ts';
import type { LoggedError, LoggedTool, SearchEventBody } from '../log/events.ts';
import { logVersion } from '../log/events.ts';
import { abbreviate, expand } from '../log/exchange.ts';
import { ModelError } from '../models/exchange.ts';
import type { Score } from '../models/reward.ts';
import type { JsonValue, Tool } from '../tools/tool.ts';
import { textThrough } from './beam.ts';
import { createClock } from './clock.ts';
import { createDecisionSearch } from './decision-search.ts';
import { type Emit, eventStream } from './event-queue.ts';
import { createGate, type Gate, SearchStop, type StopReason } from './gate.ts';
import { type Past, readPast } from './history.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import type { Search, SearchOptions } from './search.ts';
import { checkSettings } from './settings.ts';
import { createTokenBeamSearch } from './token-beam.ts';

type Started = Extract<SearchEventBody, { type: 'search-started' }>;
type Finished = Extract<SearchEventBody, { type: 'search-finished' }>;
interface Chosen {
  readonly id: string;
  readonly response: string;
  readonly calls: readonly Call[];
  readonly score: number | null;
}

/**
 * Prepares a search; it runs while its events are iterated.
 * @throws {RangeError} for settings outside their limits, and for a history that no search can go on from.
 */
export function startSearch({ history, ...options }: SearchOptions): Search {
  const id = options.id ?? randomUUID();
  if (history === undefined) {
    checkSettings(options.settings);
    return prepare({ ...options, id }, new Map());
  }
  const past = 'restored' in history ? history : readPast(history, options.task.tools);
  const { reward } = past.header;
  // Scores of another reward model are kept for what they scored, and say nothing of what is scored now.
  const isSame = reward.name === options.reward.info.name && reward.endpoint === options.reward.info.endpoint;
  return prepare({ ...options, id, settings: past.settings }, new Map(isSame ? past.scores : []), past);
}

function prepare(
  options: SearchOptions & { readonly id: string },
  memo: Map<string, Score>,
  past?: Past,
): Search {
  const clock = createClock();
  const gate = createGate(clock);
  let texts: ReadonlyMap<string, string> = new Map();
  const stream = eventStream(
    async (emit) => {
      const context = createRunContext(options, options.id, emit, gate, clock, past);
      texts = context.texts;
      await run(context, memo, past);
    },
    () => gate.stop({ kind: 'stopped', by: 'reader' }),
    clock,
  );
  const say = (action: 'pause' | 'resume' | 'step' | 'stop' | 'fork', by: string, candidate?: string): void =>
    stream.say({ type: 'control', action, by, ...(candidate === undefined ? {} : { candidate }) });
  return {
    id: options.id,
    events: stream.events,
    control: {
      pause(by = 'user') {
        if (gate.pause()) say('pause', by);
      },
      resume(by = 'user') {
        if (gate.resume()) say('resume', by);
      },
      step(by = 'user') {
        gate.step();
        say('step', by);
      },
      stop(by = 'user') {
        if (gate.stop({ kind: 'stopped', by })) say('stop', by);
      },
      fork(candidate, overrides = {}) {
        const prefix = texts.get(candidate);
        if (prefix === undefined) {
          throw new RangeError(
            `No search can continue from "${candidate}": it is unknown, invalid, or ended its response.`,
          );
        }
        const settings = checkSettings({ ...options.settings, ...overrides });
        say('fork', 'user', candidate);
        const from = { search: options.id, candidate, prefix };
        return prepare({ ...options, id: randomUUID(), settings, from }, memo);
      },
    },
  };
}

async function run(context: RunContext, memo: Map<string, Score>, past?: Past): Promise<void> {
  const { options, gate, clock, emit } = context;
  if (past === undefined) emit(started(options, context.session));
  else repeat(past, context);
  const stopFromOutside = (): void => {
    if (gate.stop({ kind: 'stopped', by: 'signal' })) emit({ type: 'control', action: 'stop', by: 'signal' });
  };
  options.signal?.addEventListener('abort', stopFromOutside, { once: true });
  if (options.signal?.aborted === true) stopFromOutside();
  const { seconds } = options.settings.budget;
  const callOff =
    seconds === undefined
      ? undefined
      : clock.alarm(seconds * 1000, () => gate.stop({ kind: 'budget', which: 'seconds' }));
  let chosen = (): Chosen | undefined => undefined;
  try {
    refuseImpossible(options);
    if (options.settings.strategy === 'token-beam') {
      const search = createTokenBeamSearch(context);
      chosen = () => {
        const best = search.best();
        return best && choose(best.candidate, best.splitter.calls);
      };
      await search.run();
    } else {
      const search = createDecisionSearch(context, memo, past);
      chosen = () => {
        const best = search.best();
        return best && choose(best, best.split?.after.calls ?? []);
      };
      await search.run();
    }
    finish(context, emit, chosen(), undefined);
  } catch (error) {
    finish(context, emit, chosen(), error);
  } finally {
    callOff?.();
    options.signal?.removeEventListener('abort', stopFromOutside);
  }
}

function choose(candidate: Parameters<typeof textThrough>[0], calls: readonly Call[]): Chosen {
  return { id: candidate.id, response: textThrough(candidate), calls, score: candidate.aggregate ?? null };
}

function refuseImpossible({ settings, policy }: SearchOptions): void {
  const { constraint, topTokens } = policy.abilities;
  if (settings.strategy === 'token-beam' && topTokens < 1) {
    throw new ModelError(
      'unsupported',
      `${policy.info.name} does not return the likeliest next tokens, which token-level beam search needs.`,
      'Choose another strategy, or a server that returns top-k log-probabilities.',
    );
  }
  if (settings.constraint === 'schema' && settings.strategy !== 'token-beam' && !constraint) {
    throw new ModelError(
      'unsupported',
      `${policy.info.name} cannot constrain what it writes.`,
      'Set the constraint to off, or use a server with structured outputs.',
    );
  }
}

/** Says again what the search that this one goes on from has said. */
function repeat(past: Past, context: RunContext): void {
  const { options, session } = context;
  const [, ...events] = past.events;
  context.repeat({ ...headerAfter(past, options, session), seq: 0, at: past.header.at });
  const before = past.header.prompt;
  const { prompt } = options.task;
  const renewed = (value: JsonValue): JsonValue => abbreviate(expand(value, before), prompt);
  for (const event of events) {
    // Requests refer to the header's prompt, which another policy's template may write otherwise.
    if (event.type !== 'exchange' || before === prompt) context.repeat(event);
    else {
      const { request, response } = event;
      const answer = response === undefined ? {} : { response: renewed(response) };
      context.repeat({ ...event, request: renewed(request), ...answer });
    }
  }
}

function headerAfter(
  { header, events, changes, settings, about }: Past,
  options: SearchOptions,
  search: string,
): Started {
  const all = [...events.filter((event) => event.type === 'what-if'), ...changes];
  const isSet = all.some(({ change }) => change.kind === 'settings' || change.kind === 'expand-again');
  return {
    ...started(options, search),
    parent: { search: header.search, candidate: about },
    replayed: events.length,
    ...(isSet ? { begunWith: header.begunWith ?? header.settings } : {}),
    prefix: header.prefix,
    settings,
  };
}

function started(options: SearchOptions, search: string): Started {
  const { task, settings, policy, reward, from } = options;
  return {
    type: 'search-started',
    version: logVersion,
    search,
    time: new Date().toISOString(),
    producer: options.producer ?? 'toolprm',
    ...(from === undefined ? {} : { parent: { search: from.search, candidate: from.candidate } }),
    query: task.query,
    messages: task.messages,
    tools: task.tools.map(loggedTool),
    ...(task.toolsFile === undefined ? {} : { toolsFile: task.toolsFile }),
    prompt: task.prompt,
    prefix: from?.prefix ?? '',
    settings,
    policy: policy.info,
    reward: reward.info,
  };
}

function loggedTool({ name, description, parametersSchema, format, pointer, range }: Tool): LoggedTool {
  const about = description === undefined ? {} : { description };
  return { name, ...about, parametersSchema, format, pointer, range };
}

function finish(context: RunContext, emit: Emit, chosen: Chosen | undefined, error: unknown): void {
  const reason = error === undefined ? undefined : stopReason(error, context.gate);
  const failure = error === undefined || reason !== undefined ? undefined : loggedError(error);
  if (reason !== undefined) context.settle(reason);
  if (failure !== undefined) context.settle({ kind: 'failed', error: failure.message });
  const outcome: Finished['outcome'] =
    failure !== undefined ? 'failed' : (reason?.kind ?? (chosen === undefined ? 'empty' : 'done'));
  emit({
    type: 'search-finished',
    outcome,
    chosen: chosen?.id ?? null,
    response: chosen?.response ?? null,
    calls: chosen?.calls ?? [],
    score: chosen?.score ?? null,
    totals: context.totals(),
    ...(failure === undefined ? {} : { error: failure }),
  });
}

function stopReason(error: unknown, gate: Gate): StopReason | undefined {
  if (error instanceof SearchStop) return error.reason;
  const { reason } = gate.signal;
  return gate.signal.aborted && reason instanceof SearchStop ? reason.reason : undefined;
}

function loggedError(error: unknown): LoggedError {
  if (error instanceof ModelError) {
    return { code: error.code, message: error.message, remedy: error.remedy };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, remedy: 'Please report this with the log of the search.' };
}
