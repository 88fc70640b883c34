// What-if: a change to a search opens another one, on a thread of its own, that stands where the change was made.
import { oneLine } from '../../log/visible.ts';
import { giveUp } from '../../run/give-up.ts';
import { expandAgain, type WhatIfChange } from '../../search/what-if.ts';
import { replacement } from '../set-value.ts';
import { integer, optionalInteger, optionalText } from './arguments.ts';
import {
  type AskedChange,
  askedWords,
  eventsUpTo,
  knownCandidate,
  knownTree,
  readChange,
  stepOfChange,
} from './changes.ts';
import type { Context, Handlers, Request } from './context.ts';
import { type Move, start, tellAgain, tellStop } from './moves.ts';
import { withProgress } from './progress.ts';
import { RequestError } from './request-error.ts';
import type { SearchThread } from './thread.ts';
import { logName } from './threads.ts';

export interface Opened {
  readonly thread: SearchThread;
  /** Sets it in motion to the place of the change, where it stops. */
  readonly go: () => void;
}

/**
 * Opens the search that the change makes. Nothing of the thread's own search changes.
 * @param shown The step that is looked at, for changes that are about no candidate.
 * @throws {Error} with the reason why the change cannot be made.
 */
export async function openWhatIf(
  context: Context,
  parent: SearchThread,
  asked: AskedChange,
  shown: number | undefined,
  request: Request,
  reason?: string,
): Promise<Opened> {
  const { started } = context;
  if (started === undefined) throw new RequestError('Launch or attach first.');
  const words = askedWords(asked, knownTree(parent));
  const change = asked.kind === 'try' ? tried(parent, asked.candidate, asked.value) : asked;
  const step = stepOfChange(parent, change, shown);
  const events = eventsUpTo(parent, step, change);
  const run = await withProgress(context, `What if: ${words}`, request, (signal) =>
    context.host.whatIf(events, [change], started.arguments, signal),
  );
  if (request.signal.aborted || context.isOver) {
    await giveUp(run, 'debugger');
    throw new RequestError('The session is over.');
  }
  const at = step === undefined ? '' : ` · step ${step}`;
  const thread = context.threads.live(`${words}${at} · from thread ${parent.id}`, run);
  return {
    thread,
    go() {
      context.send('thread', { reason: 'started', threadId: thread.id });
      const description = `What if: ${words}`;
      start(context, thread, toPlace(thread, step), { reason: reason ?? 'step', description });
    },
  };
}

function tried(thread: SearchThread, candidate: string, value: string): WhatIfChange {
  return replacement(knownTree(thread, candidate), knownCandidate(thread, candidate).id, value);
}

/** To the step of the change, with what was put into the search in focus; to the entry where it was made before the first step. */
function toPlace(thread: SearchThread, step: number | undefined): Move {
  return async (player, signal) => {
    if (step === undefined) return player.begin(signal);
    const stop = await player.goTo(step, signal);
    const made = player.tree.changes.at(-1)?.change;
    if (made?.kind === 'keep' || made?.kind === 'inject') thread.chosen = made.candidate;
    return stop;
  };
}

export function whatIfRequests(context: Context): Handlers {
  return {
    async restartFrame(args, request) {
      const frame = context.frames.get(integer(args, 'frameId'));
      const { thread, step } = frame;
      context.threads.stopped(thread.id);
      const opened = await openWhatIf(
        context,
        thread,
        expandAgain(thread.player.tree),
        step,
        request,
        'restart',
      );
      return {
        after() {
          // Clients take the thread of the frame to run after this: it stands as it did.
          if (thread.state === 'stopped') {
            const description = `Stands as before: thread ${opened.thread.id} goes on`;
            tellStop(context, thread, 'step', description, [], true);
          }
          opened.go();
        },
      };
    },
    async 'toolprm/whatIf'(args, request) {
      const thread = threadOf(context, optionalInteger(args, 'threadId'), optionalText(args, 'log'));
      const opened = await openWhatIf(
        context,
        thread,
        readChange(args.change),
        optionalInteger(args, 'step'),
        request,
      );
      return {
        body: { threadId: opened.thread.id, log: opened.thread.log ?? null },
        after: opened.go,
      };
    },
    'toolprm/show'(args) {
      const thread = threadOf(context, optionalInteger(args, 'threadId'), optionalText(args, 'log'));
      const candidate = optionalText(args, 'candidate') ?? null;
      if (candidate !== null && thread.player.tree.node(candidate) === undefined) {
        throw new RequestError(
          `Thread ${thread.id} stands before the candidate "${oneLine(candidate, 60)}": go on to its step first.`,
        );
      }
      thread.chosen = candidate;
      return {
        body: { threadId: thread.id },
        after: () => tellAgain(context, thread, args.keepFocus === true),
      };
    },
  };
}

/** The thread that is named, else the one of the log, else the one that stopped last; it must stand. */
function threadOf(context: Context, id: number | undefined, log: string | undefined): SearchThread {
  if (id !== undefined) return context.threads.stopped(id);
  if (log !== undefined) {
    const known = context.threads.all().find((thread) => thread.log === logName(log));
    if (known === undefined) throw new RequestError(`No search of this session writes ${oneLine(log, 200)}.`);
    return context.threads.stopped(known.id);
  }
  const latest = context.threads.latest();
  if (latest === undefined) throw new RequestError('No search stands: pause one first.');
  return latest;
}
