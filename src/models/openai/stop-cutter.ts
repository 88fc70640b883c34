// Cuts a streamed text at the first stop string, whatever the server does about it: some keep the matched text, some take
// only a few stop strings. Text that may be the beginning of a stop string is held back until that is decided.
import type { TokenLogprob } from '../policy.ts';

export interface Cut {
  readonly text: string;
  readonly tokens: readonly TokenLogprob[];
  /** True once a stop string was found; nothing follows. */
  readonly stopped: boolean;
}

export interface StopCutter {
  push(text: string, tokens: readonly TokenLogprob[]): Cut;
  /** What was held back, at the end of the answer. */
  flush(): Cut;
}

export function createStopCutter(stops: readonly string[]): StopCutter {
  const wanted = stops.filter((stop) => stop !== '');
  let held = '';
  let queue: TokenLogprob[] = [];
  let stopped = false;

  const release = (length: number, last: boolean): Cut => {
    const text = held.slice(0, length);
    held = held.slice(length);
    const tokens: TokenLogprob[] = [];
    let left = length;
    for (let next = queue[0]; next && (left > 0 || next.text === ''); next = queue[0]) {
      if (next.text.length > left) {
        // The cut goes through this token: its kept part carries its log-probability.
        if (!last) break;
        tokens.push({ text: next.text.slice(0, left), logprob: next.logprob });
        queue = [];
        break;
      }
      tokens.push(next);
      left -= next.text.length;
      queue.shift();
    }
    // A token that is only partly released waits; its text is counted when the rest of it comes.
    if (left > 0 && queue[0] && !last) {
      queue[0] = { ...queue[0], text: queue[0].text.slice(left) };
    }
    return { text, tokens, stopped };
  };

  return {
    push(text, tokens) {
      if (stopped) return { text: '', tokens: [], stopped };
      held += text;
      queue.push(...tokens);
      const found = earliest(held, wanted);
      if (found === undefined) return release(held.length - heldBack(held, wanted), false);
      stopped = true;
      held = held.slice(0, found);
      return release(found, true);
    },
    flush: () => release(held.length, true),
  };
}

function earliest(text: string, stops: readonly string[]): number | undefined {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : undefined;
}

/** The length of the longest end of `text` with which a stop string begins. */
function heldBack(text: string, stops: readonly string[]): number {
  let longest = 0;
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(stop.slice(0, length))) longest = length;
    }
  }
  return longest;
}
