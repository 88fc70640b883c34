// Feeds one view with a log: what it lacks, a slice a frame, only while it is shown, and never faster than it takes it.
import type { HostMessage } from '../../protocol/messages.ts';
import type { Followed } from './follow.ts';

export interface FeedPort {
  followed(): Followed | undefined;
  read(from: number, to: number): Promise<Uint8Array>;
  /** Settles with false where the view cannot take messages now, as when it is hidden. */
  post(message: HostMessage): PromiseLike<boolean>;
  /** Settles at the next frame. */
  frame(): Promise<void>;
  /** What a view needs besides the log. */
  surroundings(): Omit<Extract<HostMessage, { type: 'snapshot' }>, 'type' | 'generation' | 'bytes' | 'more'>;
}

/** What a view has of the log. */
export interface Held {
  readonly generation: number;
  readonly bytes: number;
}

export interface Feed {
  /** The view is there and listens; `have` is what it kept. */
  ready(have?: Held): void;
  /** Nothing is sent until the view says `ready` again. */
  hide(): void;
  /** The log changed, or may have. */
  changed(): void;
  /** Sends a message that is not a part of the log, where the view is there. */
  tell(message: HostMessage): void;
  /** Sends a message when the view has all of the log, now or after it comes back. */
  tellAfterLog(message: HostMessage): void;
  readonly listening: boolean;
}

/** Bytes of one message at most. */
const sliceLength = 1 << 20;

export function createFeed(port: FeedPort): Feed {
  let listening = false;
  let held: Held | undefined;
  let complaint: string | undefined;
  let pumping = false;
  let waiting: readonly HostMessage[] = [];
  /** Counts the times that the view came or went: what was under way before concerns another view. */
  let visit = 0;

  async function send(message: HostMessage): Promise<void> {
    const sent = visit;
    const taken = await port.post(message);
    if (!taken && sent === visit) leave();
  }

  function leave(): void {
    visit += 1;
    listening = false;
    held = undefined;
    complaint = undefined;
  }

  /** Sends the next part. Says false where there is nothing to send. */
  async function sendNext(): Promise<boolean> {
    const now = port.followed();
    if (now === undefined) return false;
    if (now.state === 'unreadable') {
      if (complaint === now.message) return false;
      complaint = now.message;
      held = undefined;
      await send({ type: 'unreadable', message: now.message, remedy: now.remedy });
      return true;
    }
    const { generation, size } = now;
    const from = held?.generation === generation ? held.bytes : undefined;
    if (from !== undefined && from >= size) return false;
    const start = from ?? 0;
    const sent = visit;
    const bytes = await port.read(start, Math.min(start + sliceLength, size));
    if (sent !== visit) return true;
    // The file has become shorter: the next look at it finds out.
    if (bytes.length === 0 && size > start) return false;
    held = { generation, bytes: start + bytes.length };
    complaint = undefined;
    const more = held.bytes < size ? { more: true } : {};
    await send(
      from === undefined
        ? { type: 'snapshot', generation, bytes, ...more, ...port.surroundings() }
        : { type: 'append', generation, from, bytes, ...more },
    );
    return true;
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (listening && (await sendNext())) await port.frame();
      if (listening && held !== undefined) {
        const messages = waiting;
        waiting = [];
        for (const message of messages) await send(message);
      }
    } catch {
      // The file went away between the look and the reading; the next look says so.
    } finally {
      pumping = false;
    }
  }

  function welcomeBack(): void {
    const { family, labels, run, settings, stopped } = port.surroundings();
    void send({ type: 'run', run });
    void send({ type: 'settings', settings });
    void send({ type: 'labels', labels });
    void send({ type: 'stopped', at: stopped ?? null });
    if (family !== undefined) void send({ type: 'family', family });
  }

  return {
    get listening() {
      return listening;
    },
    ready(have) {
      leave();
      listening = true;
      const now = port.followed();
      if (have !== undefined && now?.state === 'readable' && now.generation === have.generation) {
        if (have.bytes <= now.size) {
          held = have;
          welcomeBack();
        }
      }
      void pump();
    },
    hide: leave,
    changed() {
      void pump();
    },
    tell(message) {
      // Before its snapshot a view can do nothing with it, and the snapshot brings it along.
      if (listening && held !== undefined) void send(message);
    },
    tellAfterLog(message) {
      waiting = [...waiting, message];
      void pump();
    },
  };
}
