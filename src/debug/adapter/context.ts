// What the requests of one debug session share.
import type { BreakpointSet } from '../breakpoints/breakpoint-set.ts';
import type { AttachArguments, DebugHost, LaunchArguments } from '../host.ts';
import type { Arguments } from './arguments.ts';
import type { Handles } from './handles.ts';
import type { FrameReference, VariableReference } from './references.ts';
import type { Sources } from './sources.ts';
import type { Threads } from './threads.ts';

/** What the client said of itself in `initialize`. */
export interface Client {
  /** What its first line and column are called: 0 or 1. */
  readonly firstLine: number;
  readonly firstColumn: number;
  readonly showsProgress: boolean;
  readonly takesInvalidated: boolean;
}

/** What the session was started with. */
export interface Started {
  readonly kind: 'launch' | 'attach';
  readonly arguments: LaunchArguments | AttachArguments;
  readonly stopAtEnd: boolean;
  /** Nothing stops it but a person. */
  readonly noDebug: boolean;
}

export interface Context {
  readonly host: DebugHost;
  client: Client;
  /** Absent before `launch` or `attach`. */
  started?: Started;
  /** The session is over: nothing is sent any more but answers. */
  isOver: boolean;
  /** @throws {RequestError} before `launch` or `attach`. */
  readonly breakpoints: () => BreakpointSet;
  /** @param isIgnored They are shown, and stop nothing. */
  use(set: BreakpointSet, isIgnored: boolean): void;
  readonly threads: Threads;
  readonly frames: Handles<FrameReference>;
  readonly variables: Handles<VariableReference>;
  readonly sources: Sources;
  /** What cancels the work that is shown to the client, by the name that the client knows it by. */
  readonly progress: Map<string, () => void>;
  send(event: string, body: object): void;
  /** Ends requests under way. */
  abort(): void;
  /** Nothing more is sent. @param runsOn Searches still write their logs. */
  ended(runsOn: boolean): void;
  output(category: 'console' | 'stdout' | 'stderr', text: string): void;
}

/** What is sent back; `after` runs when it is sent. */
export interface Answer {
  readonly body?: object;
  readonly after?: () => void;
}

/** @throws (or rejects with) any error: its message is the answer. */
export type Handler = (args: Arguments, request: Request) => Answer | Promise<Answer>;

export interface Request {
  /** Aborts when the client cancels the request, and when the session ends. */
  readonly signal: AbortSignal;
  cancel(): void;
}

export type Handlers = Readonly<Record<string, Handler>>;
