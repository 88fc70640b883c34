// Moving a thread, and telling the client where it came to.
import type { Hit, Player, Stop } from '../player.ts';
import { type Arguments, integer } from './arguments.ts';
import type { Answer, Context, Handlers } from './context.ts';
import { finish, isOver } from './ending.ts';
import { endingOf } from './output.ts';
import { messageOf, RequestError } from './request-error.ts';
import { focusOf, lastStep, retainedOf, type SearchThread } from './thread.ts';

export type Move = (player: Player, signal: AbortSignal) => Promise<Stop>;

/** What a move comes to is called otherwise, if it comes to a step. */
export interface MoveOptions {
  readonly reason?: string;
  readonly description?: string;
  /** True where reaching the end may end the session. */
  readonly mayEnd?: boolean;
}

/** Sets a thread in motion; its frames and variables hold no more. The client is told where it stops. */
export function start(context: Context, thread: SearchThread, move: Move, options: MoveOptions = {}): void {
  leave(context, thread);
  run(context, thread, move, options);
}

function leave(context: Context, thread: SearchThread): void {
  thread.state = 'running';
  delete thread.chosen;
  context.frames.forget(thread.id);
  context.variables.forget(thread.id);
}

function run(context: Context, thread: SearchThread, move: Move, options: MoveOptions): void {
  const { signal } = thread.abort;
  move(thread.player, signal)
    .then((stop) => {
      if (!signal.aborted) arrived(context, thread, stop, options);
    })
    .catch((error: unknown) => {
      if (!signal.aborted) brokeOff(context, thread, error, options);
    });
}

function arrived(context: Context, thread: SearchThread, stop: Stop, options: MoveOptions): void {
  thread.state = 'stopped';
  thread.stop = stop;
  context.threads.report(thread);
  if (stop.reason === 'end' && options.mayEnd === true && isOver(context)) {
    finish(context);
    return;
  }
  // What was asked for says more than the breakpoints that hold there as well.
  const isInside = thread.player.tree.outcome === undefined && !unnamed.has(stop.reason);
  const named = isInside ? options : {};
  tellStop(
    context,
    thread,
    named.reason ?? stop.reason,
    named.description ?? describe(thread, stop),
    stop.hits,
  );
}

const unnamed: ReadonlySet<Stop['reason']> = new Set(['pause', 'entry', 'end']);

/** What made the search break off is told as an exception; what was before can still be looked at. */
function brokeOff(
  context: Context,
  thread: SearchThread,
  error: unknown,
  { mayEnd = false }: MoveOptions,
): void {
  const why = messageOf(error);
  const brokeOff = `The search broke off: ${why}`;
  const isKnown = thread.stop?.brokeOff !== undefined;
  if (!isKnown) context.output('stderr', why);
  // Who goes on from there has seen it; without debugging nobody looks.
  const reason = mayEnd && (isKnown || context.started?.noDebug === true) ? 'end' : 'exception';
  thread.state = 'stopped';
  thread.stop = { reason, at: thread.player.at, hits: [], brokeOff };
  if (reason === 'end' && isOver(context)) finish(context);
  else tellStop(context, thread, reason, brokeOff, []);
}

function describe({ player }: SearchThread, stop: Stop): string {
  const { tree } = player;
  const step = lastStep(tree)?.index;
  const [hit] = stop.hits;
  if (hit !== undefined) return hit.why;
  if (stop.reason === 'end')
    return tree.outcome === undefined ? 'The log ends here.' : endingOf(tree.outcome);
  if (step === undefined) return 'Before the first step';
  return stop.reason === 'pause' ? `Paused in step ${step}` : `At step ${step}`;
}

/** Sends `stopped`, and what is shown now. @param keepsFocus The client goes on to look at what it looks at. */
export function tellStop(
  context: Context,
  thread: SearchThread,
  reason: string,
  description: string,
  hits: readonly Hit[],
  keepsFocus = false,
): void {
  context.threads.cameToStop(thread);
  const ids = [...new Set(hits.map(({ breakpoint }) => breakpoint))];
  const isException = reason === 'exception';
  context.send('stopped', {
    reason,
    description,
    threadId: thread.id,
    allThreadsStopped: false,
    ...(isException ? { text: description } : {}),
    ...(keepsFocus ? { preserveFocusHint: true } : {}),
    ...(ids.length === 0 ? {} : { hitBreakpointIds: ids }),
  });
  const { candidate, step } = focusOf(thread);
  tellShown(context, thread, candidate, step);
}

/** `toolprm/shown`: the place that is looked at, the step at which the search stands, and the last event that it has come to. */
export function tellShown(
  context: Context,
  thread: SearchThread,
  candidate: string | null,
  step: number | undefined,
): void {
  const { at, tree } = thread.player;
  const shown = step === undefined ? undefined : tree.steps.find(({ index }) => index === step);
  context.send('toolprm/shown', {
    thread: thread.id,
    log: thread.log ?? null,
    step: step ?? null,
    stopped: lastStep(tree)?.index ?? null,
    seen: thread.timeline.event(at - 1)?.seq ?? null,
    candidate,
    retained: retainedOf(tree, shown),
  });
}

/** Where the thread stands, told again: its stack is another one. `keepsFocus`: the client stays where its keyboard is. */
export function tellAgain(context: Context, thread: SearchThread, keepsFocus = false): void {
  if (keepsFocus) {
    // A client that reads its stacks again because they are invalid goes to the frame as after a stop, and takes the
    // keyboard there.
    context.send('stopped', {
      reason: 'step',
      threadId: thread.id,
      allThreadsStopped: false,
      preserveFocusHint: true,
    });
  } else if (context.client.takesInvalidated) {
    context.send('invalidated', { areas: ['stacks', 'variables'], threadId: thread.id });
  } else {
    context.send('stopped', { reason: 'step', threadId: thread.id, allThreadsStopped: false });
  }
  const { candidate, step } = focusOf(thread);
  tellShown(context, thread, candidate, step);
}

const moves = {
  continue: (player, signal) => player.continue(signal),
  next: (player, signal) => player.next(signal),
  stepIn: (player, signal) => player.stepIn(signal),
  stepOut: (player, signal, candidate) => player.stepOut(signal, candidate),
  stepBack: (player, signal) => player.stepBack(signal),
  reverseContinue: (player, signal) => player.reverseContinue(signal),
} as const satisfies Record<
  string,
  (player: Player, signal: AbortSignal, candidate: string | null) => Promise<Stop>
>;

export function moveRequests(context: Context): Handlers {
  const moving =
    (name: keyof typeof moves, body?: object) =>
    (args: Arguments): Answer => {
      const thread = context.threads.stopped(integer(args, 'threadId'));
      const { candidate } = focusOf(thread);
      leave(context, thread);
      const move: Move = (player, signal) => moves[name](player, signal, candidate);
      const options = { mayEnd: name === 'continue' };
      return { ...(body && { body }), after: () => run(context, thread, move, options) };
    };
  return {
    continue: moving('continue', { allThreadsContinued: false }),
    next: moving('next'),
    stepIn: moving('stepIn'),
    stepOut: moving('stepOut'),
    stepBack: moving('stepBack'),
    reverseContinue: moving('reverseContinue'),
    pause(args) {
      const thread = context.threads.get(integer(args, 'threadId'));
      if (thread.state !== 'running') {
        throw new RequestError(`Thread ${thread.id} stands already: there is nothing to pause.`);
      }
      return { after: () => thread.player.pause() };
    },
  };
}
