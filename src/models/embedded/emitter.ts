// Turns sampled tokens into text that may be shown: whole characters, and nothing that may still become a stop string.
import type { TokenLogprob } from '../policy.ts';

export interface Emitter {
  /** Adds a token by its bytes; `stopped` once a stop string is complete, whose text is not part of the tokens. */
  push(
    bytes: Uint8Array | undefined,
    logprob: number,
  ): { readonly tokens: readonly TokenLogprob[]; readonly stopped: boolean };
  /** What was held back, once it is clear that no more comes. */
  flush(): readonly TokenLogprob[];
}

export function createEmitter(stop: readonly string[]): Emitter {
  const stops = stop.filter((text) => text !== '');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let held: TokenLogprob[] = [];

  /** Takes whole tokens from the front while they end within the first `length` code units. */
  function takeWhole(length: number): TokenLogprob[] {
    let end = 0;
    let count = 0;
    for (const token of held) {
      end += token.text.length;
      if (end > length) break;
      count++;
    }
    return held.splice(0, count);
  }

  return {
    push: (bytes, logprob) => {
      // A token is one entry even while its character is unfinished: the text comes with the token that completes it.
      const text = bytes === undefined ? '\uFFFD' : decoder.decode(bytes, { stream: true });
      held.push({ text, logprob });
      const all = held.map((token) => token.text).join('');
      const cut = firstStop(all, stops);
      if (cut === -1) return { tokens: takeWhole(all.length - heldBack(all, stops)), stopped: false };
      const tokens = takeWhole(cut);
      const written = tokens.reduce((length, token) => length + token.text.length, 0);
      const split = held[0];
      if (written < cut && split)
        tokens.push({ text: split.text.slice(0, cut - written), logprob: split.logprob });
      held = [];
      return { tokens, stopped: true };
    },
    flush: () => {
      const rest = decoder.decode();
      const last = held.at(-1);
      if (rest !== '' && last) held[held.length - 1] = { ...last, text: last.text + rest };
      else if (rest !== '') held.push({ text: rest, logprob: 0 });
      return held.splice(0);
    },
  };
}

function firstStop(text: string, stops: readonly string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** The length of the longest end of the text that begins a stop string. */
function heldBack(text: string, stops: readonly string[]): number {
  let longest = 0;
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
      if (stop.startsWith(text.slice(text.length - length))) longest = length;
    }
  }
  return longest;
}
