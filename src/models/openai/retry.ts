// When to try again and how long to wait: jittered exponential backoff, and the server's own Retry-After.

export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const firstDelay = 500;
const longestDelay = 16_000;

/** Statuses that mean "later", never "wrong". */
export function isRetryableStatus(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

/** Milliseconds before retry number `retry` (from 0): between half of and the whole doubling delay. */
export function backoff(retry: number, random: () => number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** retry);
  return Math.round(delay / 2 + (random() * delay) / 2);
}

/** Milliseconds that a `Retry-After` header asks for (RFC 9110, section 10.2.3: seconds or a date). */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

export const sleep: Sleep = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const wake = () => {
      signal.removeEventListener('abort', give);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    const give = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', give, { once: true });
  });
