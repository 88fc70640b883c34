// The contract of what a debugger needs from the program around it: searches, logs and files. The editor and the command line each have one.

import type { Call } from '../calls/decision.ts';
import type { SearchEvent, SearchSettings } from '../log/events.ts';
import type { Run } from '../run/open-run.ts';
import type { WhatIfChange } from '../search/what-if.ts';

/** `launch` of launch.json: a search that is run under the debugger. */
export interface LaunchArguments {
  /** Path of the tool file; where `toolsText` is given, of the file of cases that it is from. */
  readonly tools: string;
  /** The tools of a case that names no file of them, as the text of a tool file. */
  readonly toolsText?: string;
  readonly query: string;
  /** The calls that are right, for the exception "expected call was pruned". */
  readonly expected?: readonly Call[];
  /** Stand in for the user's settings. */
  readonly settings?: Partial<SearchSettings>;
  /** An OpenAI-compatible server for each role; the user's own where left out. */
  readonly policy?: { readonly url: string; readonly model?: string };
  readonly reward?: { readonly url: string; readonly model?: string };
  /** Stops before the first step. */
  readonly stopOnEntry?: boolean;
  /** Stays at the end of the search, to step back from there; by default the session ends with its searches. */
  readonly stopAtEnd?: boolean;
  /** Runs to the end without a stop. */
  readonly noDebug?: boolean;
}

/** `attach` of launch.json: the log of a search, replayed. */
export interface AttachArguments {
  readonly log: string;
  readonly expected?: readonly Call[];
  /** Where the tool file lies now; the one that the log names by default. */
  readonly tools?: string;
  readonly stopOnEntry?: boolean;
  /** Stays at the end of the log, to step back from there; true by default. */
  readonly stopAtEnd?: boolean;
}

export interface LaunchedSearch {
  readonly run: Run;
  /** Absolute path of the tool file; absent where the tools are a case's own. */
  readonly toolsPath?: string;
  /** What is wrong with the tool file, in plain sentences. */
  readonly problems?: readonly string[];
}

export interface OpenedLog {
  readonly events: readonly SearchEvent[];
  /** Absolute path of the tool file, where it is known. */
  readonly toolsPath?: string;
  /** What the log lost, in plain sentences. */
  readonly problems: readonly string[];
}

export interface DebugHost {
  /** Prepares a search; it runs while its events are read. @throws {Error} whose message says what to do. */
  launch(args: LaunchArguments, signal: AbortSignal): Promise<LaunchedSearch>;
  /** @throws {Error} whose message says what to do. */
  attach(args: AttachArguments): Promise<OpenedLog>;
  /** A search that repeats `events` without asking a model, then goes on with the changes. @throws {Error} whose message says what to do. */
  whatIf(
    events: readonly SearchEvent[],
    changes: readonly WhatIfChange[],
    launched: LaunchArguments | AttachArguments,
    signal: AbortSignal,
  ): Promise<Run>;
  /** The text of a tool file as the user sees it now. @throws where it cannot be read. */
  readText(path: string): Promise<string>;
}
