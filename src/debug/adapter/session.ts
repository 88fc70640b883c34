// The debug adapter: takes requests of the Debug Adapter Protocol and answers each of them once, whatever it asks.
import { DebugSession, Event, Response } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { BreakpointSet } from '../breakpoints/breakpoint-set.ts';
import { createBreakpoints } from '../breakpoints/breakpoint-set.ts';
import type { DebugHost } from '../host.ts';
import { argumentsOf, optionalInteger, optionalText } from './arguments.ts';
import { breakpointRequests } from './breakpoints.ts';
import type { Answer, Context, Handler } from './context.ts';
import { evaluateRequests } from './evaluate.ts';
import { frameRequests } from './frames.ts';
import { createHandles } from './handles.ts';
import { lifecycleRequests } from './lifecycle.ts';
import { moveRequests } from './moves.ts';
import { messageOf, RequestError } from './request-error.ts';
import { sourceRequests } from './source-requests.ts';
import { createSources } from './sources.ts';
import { createThreads } from './threads.ts';
import { variableRequests } from './variables.ts';
import { whatIfRequests } from './what-if.ts';

/** These are asked while a person types or looks: their errors are shown where they belong, not in a window. */
const quiet: ReadonlySet<string> = new Set([
  'evaluate',
  'completions',
  'variables',
  'setVariable',
  'setExpression',
  'scopes',
  'stackTrace',
  'source',
  'breakpointLocations',
  'exceptionInfo',
  'toolprm/show',
]);

/** Answered also when the session is over. */
const always: ReadonlySet<string> = new Set(['threads', 'disconnect', 'cancel', 'terminate']);

export interface SessionOptions {
  /** Called once, when nothing more is sent; `runsOn` where searches still write their logs. */
  readonly onEnd?: (runsOn: boolean) => void;
}

/**
 * One debug session. Over streams: `start(input, output)`; in one process: `onDidSendMessage`, `handleMessage` and, at the end,
 * `dispose`, as VS Code's inline adapters.
 */
export class SearchDebugSession extends DebugSession {
  readonly #context: Context;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #life = new AbortController();
  readonly #inFlight = new Map<number, AbortController>();
  readonly #onEnd: (runsOn: boolean) => void;
  #hasEnded = false;

  constructor(host: DebugHost, { onEnd = () => undefined }: SessionOptions = {}) {
    super();
    this.#onEnd = onEnd;
    this.#context = this.#createContext(host);
    const context = this.#context;
    this.#handlers = new Map(
      Object.entries({
        ...lifecycleRequests(context),
        ...moveRequests(context),
        ...frameRequests(context),
        ...variableRequests(context),
        ...evaluateRequests(context),
        ...breakpointRequests(context),
        ...whatIfRequests(context),
        ...sourceRequests(context),
        cancel: (args) => {
          this.#inFlight.get(optionalInteger(args, 'requestId') ?? 0)?.abort();
          context.progress.get(optionalText(args, 'progressId') ?? '')?.();
          return {};
        },
      }),
    );
  }

  #createContext(host: DebugHost): Context {
    let breakpoints: { readonly shown: BreakpointSet; readonly used: BreakpointSet } | undefined;
    const shown = (): BreakpointSet => {
      if (breakpoints === undefined) throw new RequestError('Launch or attach first.');
      return breakpoints.shown;
    };
    const send = (event: string, body: object): void => {
      if (!this.#hasEnded) this.sendEvent(new Event(event, body));
    };
    const output: Context['output'] = (category, text) => send('output', { category, output: `${text}\n` });
    return {
      host,
      client: { firstLine: 1, firstColumn: 1, showsProgress: false, takesInvalidated: false },
      isOver: false,
      breakpoints: shown,
      use(set, isIgnored) {
        breakpoints = { shown: set, used: isIgnored ? createBreakpoints() : set };
      },
      threads: createThreads(
        () => breakpoints?.used ?? shown(),
        (lines) => {
          for (const { category, text } of lines) output(category, text);
        },
      ),
      frames: createHandles('frame'),
      variables: createHandles('variable'),
      sources: createSources((file) => host.readText(file)),
      progress: new Map(),
      send,
      output,
      abort: () => this.#life.abort(),
      ended: (runsOn) => this.#end(runsOn),
    };
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    const { command, seq } = request;
    const response = new Response(request);
    const controller = new AbortController();
    const done = (): void => {
      this.#inFlight.delete(seq);
    };
    const settle = (answer: Answer): void => {
      done();
      if (answer.body !== undefined) Object.assign(response, { body: answer.body });
      this.sendResponse(response);
      try {
        answer.after?.();
      } catch (error) {
        // The request has its answer.
        this.#context.output('stderr', messageOf(error));
      }
    };
    const refuse = (error: unknown): void => {
      done();
      if (controller.signal.aborted) this.#refuse(response, 'cancelled', false);
      else if (this.#life.signal.aborted) this.#refuse(response, 'The session is over.', false);
      else this.#refuse(response, messageOf(error), !quiet.has(command));
    };
    try {
      if (this.#context.isOver && !always.has(command)) throw new RequestError('The session is over.');
      const handler = this.#handlers.get(command);
      if (handler === undefined) throw new RequestError(`This debugger knows no request "${command}".`);
      const signal = AbortSignal.any([controller.signal, this.#life.signal]);
      const answer = handler(argumentsOf(request.arguments), { signal, cancel: () => controller.abort() });
      if (!(answer instanceof Promise)) {
        settle(answer);
        return;
      }
      this.#inFlight.set(seq, controller);
      answer.then(settle, refuse);
    } catch (error) {
      refuse(error);
    }
  }

  /** The message is a variable, so that no brace in it is taken for one. */
  #refuse(response: DebugProtocol.Response, message: string, showUser: boolean): void {
    const variables = { _message: message };
    this.sendErrorResponse(response, { id: 1, format: '{_message}', variables, showUser });
  }

  /** The streams are closed, or what came was no message: the searches end, then the session. */
  override shutdown(): void {
    if (this.#hasEnded) return;
    this.#context.isOver = true;
    this.#life.abort();
    void this.#context.threads.close(false).then(() => this.#end(false));
  }

  override dispose(): void {
    this.shutdown();
  }

  #end(runsOn: boolean): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd(runsOn);
  }
}
