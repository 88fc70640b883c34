// Short words of the views: counts, ages, sizes. Plain English; the views translate whole sentences, not these parts.

/** `1 tool`, `3 tools`. */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, both in milliseconds since 1970: `now`, `5 min`, `3 h`, `2 d`, then the date. */
export function age(time: number, now: number): string {
  const passed = now - time;
  if (passed < minute) return 'now';
  if (passed < hour) return `${Math.floor(passed / minute)} min`;
  if (passed < day) return `${Math.floor(passed / hour)} h`;
  if (passed < 30 * day) return `${Math.floor(passed / day)} d`;
  return new Date(time).toISOString().slice(0, 10);
}

/** `820 ms`, `1.8 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < minute - 50) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
