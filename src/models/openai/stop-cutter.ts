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
  const queue: TokenLogprob[] = [];
  let stopped = false;

  /** Releases `length` characters and their tokens; between pieces only whole tokens, so that both stay together. */
  const release = (length: number, last: boolean): Cut => {
    const known = queue.reduce((sum, token) => sum + token.text.length, 0);
    const tokens: TokenLogprob[] = [];
    let covered = 0;
    for (let next = queue[0]; next && covered + next.text.length <= length; next = queue[0]) {
      tokens.push(next);
      covered += next.text.length;
      queue.shift();
    }
    // Where the server's tokens do not add up to its text, the text goes first.
    const released = last || known < length ? length : covered;
    const cutToken = queue[0];
    // The cut goes through this token: its kept part carries its log-probability.
    if (last && cutToken && covered < length) {
      tokens.push({ text: cutToken.text.slice(0, length - covered), logprob: cutToken.logprob });
    }
    const text = held.slice(0, released);
    held = held.slice(released);
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
