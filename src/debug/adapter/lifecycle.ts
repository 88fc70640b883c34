// How a debug session begins, and the requests that end it.

import type { SearchStarted } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { giveUp } from '../../run/give-up.ts';
import { createBreakpoints } from '../breakpoints/breakpoint-set.ts';
import { type Arguments, numbers, optionalText } from './arguments.ts';
import { giveTools } from './breakpoints.ts';
import { capabilities } from './capabilities.ts';
import type { Answer, Context, Handlers, Request } from './context.ts';
import { finish, isOver } from './ending.ts';
import { readAttach, readLaunch } from './launch-arguments.ts';
import { withCase } from './launch-case.ts';
import { start } from './moves.ts';
import { withProgress } from './progress.ts';
import { RequestError } from './request-error.ts';
import type { SearchThread } from './thread.ts';

export function lifecycleRequests(context: Context): Handlers {
  let isInitialized = false;
  let isConfigured = false;
  let isClaimed = false;
  let first: SearchThread | undefined;

  /** Runs once the search is there and the client has said all that it wants to say before. */
  function begin(): void {
    const { started } = context;
    if (first === undefined || started === undefined || !isConfigured || first.state !== 'new') return;
    const thread = first;
    context.send('thread', { reason: 'started', threadId: thread.id });
    const toEntry = started.arguments.stopOnEntry === true;
    start(context, thread, (player, signal) => (toEntry ? player.begin(signal) : player.continue(signal)), {
      mayEnd: true,
    });
  }

  /** The search is known from its first event on; then its breakpoints can be told what it is given. */
  function meet({ tools }: SearchStarted): void {
    giveTools(
      context,
      tools.map(({ name }) => name),
    );
  }

  /** @throws {RequestError} where the session has been started. */
  function claim(kind: 'launch' | 'attach'): void {
    if (!isInitialized) throw new RequestError('Initialize first.');
    if (isClaimed) {
      throw new RequestError(`This session has begun already: start another one to ${kind} once more.`);
    }
  }

  async function launch(args: Arguments, request: Request): Promise<Answer> {
    claim('launch');
    const asked = readLaunch(args);
    isClaimed = true;
    const launched = 'case' in asked ? await withCase(asked, context.host.readText, request.signal) : asked;
    request.signal.throwIfAborted();
    const { noDebug = false, stopAtEnd = false } = launched;
    context.started = { kind: 'launch', arguments: launched, stopAtEnd, noDebug };
    context.use(createBreakpoints({ expected: launched.expected }), noDebug);
    context.send('initialized', {});
    const { run, toolsPath, problems } = await withProgress(
      context,
      'Opening the models',
      request,
      (signal) => context.host.launch(launched, signal),
    );
    if (request.signal.aborted) {
      await giveUp(run, 'debugger');
      throw new RequestError('The session is over.');
    }
    if (toolsPath !== undefined) context.sources.setToolsPath(toolsPath);
    for (const problem of problems ?? []) context.output('stderr', problem);
    first = context.threads.live(oneLine(launched.query, 60), run, meet);
    return { after: begin };
  }

  async function attach(args: Arguments, { signal }: Request): Promise<Answer> {
    claim('attach');
    const attached = readAttach(args);
    isClaimed = true;
    const { stopAtEnd = true } = attached;
    context.started = { kind: 'attach', arguments: attached, stopAtEnd, noDebug: false };
    context.use(createBreakpoints({ expected: attached.expected }), false);
    context.send('initialized', {});
    const { events, toolsPath, problems } = await context.host.attach(attached);
    if (signal.aborted) throw new RequestError('The session is over.');
    for (const problem of problems) context.output('stderr', problem);
    const [header] = events;
    if (header?.type !== 'search-started') {
      throw new RequestError('The log has lost its beginning: it cannot be replayed.');
    }
    if (toolsPath !== undefined) context.sources.setToolsPath(toolsPath);
    meet(header);
    first = context.threads.recorded(oneLine(header.query, 60), events, attached.log);
    return { after: begin };
  }

  return {
    initialize(args) {
      if (isInitialized) throw new RequestError('This session is initialized already.');
      const pathFormat = optionalText(args, 'pathFormat') ?? 'path';
      if (pathFormat !== 'path') throw new RequestError('Paths are given as native paths, not as URIs.');
      isInitialized = true;
      context.client = {
        firstLine: args.linesStartAt1 === false ? 0 : 1,
        firstColumn: args.columnsStartAt1 === false ? 0 : 1,
        showsProgress: args.supportsProgressReporting === true,
        takesInvalidated: args.supportsInvalidatedEvent === true,
      };
      return { body: capabilities };
    },
    launch,
    attach,
    configurationDone() {
      context.breakpoints();
      isConfigured = true;
      return { after: begin };
    },
    threads() {
      const threads = context.isOver ? [] : context.threads.all();
      return { body: { threads: threads.map(({ id, name }) => ({ id, name: `${id}: ${name}` })) } };
    },
    terminate() {
      context.breakpoints();
      return { after: () => void end(context) };
    },
    terminateThreads(args) {
      const ended = numbers(args, 'threadIds').map((id) => context.threads.get(id));
      if (ended.length === 0) throw new RequestError('Say which threads: "threadIds" is empty.');
      return {
        after() {
          for (const thread of ended) {
            context.threads.remove(thread);
            context.send('thread', { reason: 'exited', threadId: thread.id });
          }
          if (context.threads.all().length === 0 || isOver(context)) void end(context);
        },
      };
    },
    async disconnect(args) {
      const mayRunOn = args.terminateDebuggee === false && context.started?.kind === 'launch';
      context.isOver = true;
      context.abort();
      await context.threads.close(mayRunOn);
      return { after: () => context.ended(mayRunOn) };
    },
  };
}

/** Stops what runs, and tells the client that it is over. */
async function end(context: Context): Promise<void> {
  context.abort();
  await context.threads.close(false);
  finish(context);
}
