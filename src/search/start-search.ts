// Starts a search: the one entrance for every strategy, and the one place where a search ends.
import { randomUUID } from 'node:crypto';
import type { Call } from '../calls/decision.ts';
import type { LoggedError, LoggedTool, SearchEventBody } from '../log/events.ts';
import { logVersion } from '../log/events.ts';
import { ModelError } from '../models/exchange.ts';
import type { Score } from '../models/reward.ts';
import type { Tool } from '../tools/tool.ts';
import { textThrough } from './beam.ts';
import { createDecisionSearch } from './decision-search.ts';
import { type Emit, eventStream } from './event-queue.ts';
import { createGate, type Gate, SearchStop, type StopReason } from './gate.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import type { Search, SearchOptions } from './search.ts';
import { checkSettings } from './settings.ts';
import { createTokenBeamSearch } from './token-beam.ts';

type Finished = Extract<SearchEventBody, { type: 'search-finished' }>;
interface Chosen {
  readonly id: string;
  readonly response: string;
  readonly calls: readonly Call[];
  readonly score: number | null;
}

/**
 * Prepares a search; it runs while its events are iterated.
 * @throws {RangeError} for settings outside their limits.
 */
export function startSearch(options: SearchOptions): Search {
  checkSettings(options.settings);
  return prepare({ ...options, id: options.id ?? randomUUID() }, new Map());
}

function prepare(options: SearchOptions & { readonly id: string }, memo: Map<string, Score>): Search {
  const gate = createGate();
  let texts: ReadonlyMap<string, string> = new Map();
  const stream = eventStream(
    async (emit) => {
      const context = createRunContext(options, options.id, emit, gate);
      texts = context.texts;
      await run(context, memo);
    },
    () => gate.stop({ kind: 'stopped', by: 'reader' }),
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

async function run(context: RunContext, memo: Map<string, Score>): Promise<void> {
  const { options, gate, emit } = context;
  emit(started(options, context.session));
  const stopFromOutside = (): void => {
    if (gate.stop({ kind: 'stopped', by: 'signal' })) emit({ type: 'control', action: 'stop', by: 'signal' });
  };
  options.signal?.addEventListener('abort', stopFromOutside, { once: true });
  if (options.signal?.aborted === true) stopFromOutside();
  const { seconds } = options.settings.budget;
  const timer =
    seconds === undefined
      ? undefined
      : setTimeout(() => gate.stop({ kind: 'budget', which: 'seconds' }), seconds * 1000);
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
      const search = createDecisionSearch(context, memo);
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
    clearTimeout(timer);
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

function started(options: SearchOptions, search: string): SearchEventBody {
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
