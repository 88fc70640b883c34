// Which searches are being debugged in this window, where each has stopped, and how one speaks to their debuggers.
import * as vscode from 'vscode';
import type { RunAction, StoppedPlace } from '../../protocol/messages.ts';
import { debuggers } from '../contributions.ts';
import {
  createFrameLists,
  exitedThread,
  type FrameLists,
  movesOn,
  readShown,
  requestOf,
  type Shown,
  shownEvent,
} from './debugger-messages.ts';

export interface DebuggedSearch {
  readonly session: vscode.DebugSession;
  /** The thread that the search is, in its session. */
  readonly thread: number;
  readonly log: vscode.Uri;
  /** Absent while it runs on. */
  readonly place: StoppedPlace | undefined;
  /** As {@link Shown} has it. */
  readonly seen: number;
}

export interface DebuggedSearches extends vscode.Disposable {
  readonly all: readonly DebuggedSearch[];
  find(log: vscode.Uri): DebuggedSearch | undefined;
  /** The search stopped, runs on, or is no longer debugged. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Makes a candidate the one whose path is the call stack; nothing happens where its search is not stopped. */
  focus(log: vscode.Uri, candidate: string): void;
  /** The search that a frame belongs to: numbers of frames may be the same in several sessions, and then `session`'s is meant. */
  ofFrame(session: vscode.DebugSession | undefined, frame: number): DebuggedSearch | undefined;
  /** A frame of the call stack was selected. */
  showFrame(session: vscode.DebugSession, frame: number): void;
  /** What the search view's own buttons do to a search that a debugger holds; false where none does. */
  control(log: vscode.Uri, action: RunAction): boolean;
  /** Settles with the first search that the session shows; `undefined` where it ends before. */
  shownBy(session: vscode.DebugSession): Promise<DebuggedSearch | undefined>;
}

/** A move that takes less does not make the view's mark go and come again, in milliseconds. */
const patience = 300;

/** @param complain Is told why a debugger did not do what it was asked for. */
export function createDebuggedSearches(complain: (message: string) => void): DebuggedSearches {
  const byLog = new Map<string, DebuggedSearch>();
  const runningOn = new Map<string, NodeJS.Timeout>();
  const frames = new Map<string, FrameLists>();
  const changed = new vscode.EventEmitter<vscode.Uri>();

  function put(search: DebuggedSearch): void {
    byLog.set(search.log.toString(), search);
    changed.fire(search.log);
  }

  function stopWaiting(log: vscode.Uri): void {
    clearTimeout(runningOn.get(log.toString()));
    runningOn.delete(log.toString());
  }

  function shown(session: vscode.DebugSession, { log, ...place }: Shown): void {
    const uri = uriOfLog(log);
    stopWaiting(uri);
    put({ session, log: uri, ...place });
  }

  /** A request that makes a thread run was sent. */
  function running(session: vscode.DebugSession, thread: number | undefined): void {
    for (const search of byLog.values()) {
      if (search.session.id !== session.id || (thread !== undefined && search.thread !== thread)) continue;
      stopWaiting(search.log);
      runningOn.set(
        search.log.toString(),
        setTimeout(() => put({ ...search, place: undefined }), patience),
      );
    }
  }

  /** Of a thread, or of the whole session. */
  function ended(session: vscode.DebugSession, thread?: number): void {
    if (thread === undefined) frames.delete(session.id);
    for (const [key, { session: owner, thread: own, log }] of byLog) {
      if (owner.id !== session.id || (thread !== undefined && own !== thread)) continue;
      stopWaiting(log);
      byLog.delete(key);
      changed.fire(log);
    }
  }

  function ask(session: vscode.DebugSession, command: string, args: object): void {
    Promise.resolve(session.customRequest(command, args)).catch((error: unknown) =>
      complain(error instanceof Error ? error.message : String(error)),
    );
  }

  const registered = vscode.Disposable.from(
    changed,
    vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session, event, body }) => {
      if (session.type !== debuggers.search || event !== shownEvent) return;
      const place = readShown(body);
      if (place !== undefined) shown(session, place);
    }),
    vscode.debug.onDidTerminateDebugSession((session) => ended(session)),
    vscode.debug.registerDebugAdapterTrackerFactory(debuggers.search, {
      createDebugAdapterTracker: (session) => ({
        onDidSendMessage(message: unknown) {
          frames.get(session.id)?.answered(message);
          const exited = exitedThread(message);
          if (exited !== undefined) ended(session, exited);
        },
        onWillReceiveMessage(message: unknown) {
          const lists = frames.get(session.id) ?? createFrameLists();
          frames.set(session.id, lists);
          lists.asked(message);
          const move = movesOn(message);
          if (move !== undefined) running(session, move.thread);
        },
      }),
    }),
  );

  const find = (log: vscode.Uri): DebuggedSearch | undefined => byLog.get(log.toString());
  return {
    get all() {
      return [...byLog.values()];
    },
    find,
    onDidChange: changed.event,
    focus(log, candidate) {
      const search = find(log);
      if (search?.place === undefined || search.place.candidate === candidate) return;
      // Who selects goes on in the view: the keyboard must not move to a frame's line.
      ask(search.session, requestOf.show, { log: pathOf(log), candidate, keepFocus: true });
    },
    ofFrame(session, frame) {
      const owns = (search: DebuggedSearch): boolean =>
        frames.get(search.session.id)?.threadOf(frame) === search.thread;
      const found = [...byLog.values()].filter(owns);
      return found.find((search) => search.session.id === session?.id) ?? found.at(-1);
    },
    showFrame(session, frame) {
      if (session.type !== debuggers.search) return;
      // A frame that holds no more is that of a thread that has moved on: the next stop says where it is.
      Promise.resolve(session.customRequest(requestOf.scopes, { frameId: frame })).catch(() => {});
    },
    control(log, action) {
      const search = find(log);
      if (search === undefined) return false;
      const { session, thread } = search;
      ask(session, requestOf[action], action === 'stop' ? { threadIds: [thread] } : { threadId: thread });
      return true;
    },
    shownBy(session) {
      const own = (): DebuggedSearch | undefined =>
        [...byLog.values()].find((search) => search.session.id === session.id);
      const known = own();
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => {
        const settle = (found: DebuggedSearch | undefined): void => {
          listening.dispose();
          resolve(found);
        };
        const listening = vscode.Disposable.from(
          changed.event(() => {
            const found = own();
            if (found !== undefined) settle(found);
          }),
          vscode.debug.onDidTerminateDebugSession((other) => {
            if (other.id === session.id) settle(undefined);
          }),
        );
      });
    },
    dispose() {
      for (const timer of runningOn.values()) clearTimeout(timer);
      registered.dispose();
    },
  };
}

/** What a debugger calls a log: a path on the disk, else a URI. */
export const pathOf = (log: vscode.Uri): string => (log.scheme === 'file' ? log.fsPath : log.toString());

/** A scheme has at least two letters: one letter is a drive. */
export function uriOfLog(name: string): vscode.Uri {
  return /^[a-z][a-z0-9+.-]+:/i.test(name) ? vscode.Uri.parse(name, true) : vscode.Uri.file(name);
}
