// The time that a search has taken: its clock stands while the search is held and no request is under way.

export interface Clock {
  /** Milliseconds since `start`. */
  elapsed(): number;
  start(): void;
  /** Goes on from the time of an event that is repeated: repeating takes no time of its own. */
  goOnFrom(milliseconds: number): void;
  /** Somebody is held. @returns what is called when they go on. */
  hold(): () => void;
  /** A request is under way. @returns what is called when it is over. */
  work(): () => void;
  /** Calls `ring` once, when so many milliseconds have elapsed. @returns what calls it off. */
  alarm(milliseconds: number, ring: () => void): () => void;
}

/** Longer waits end a timer of Node's at once. */
const longest = 2 ** 31 - 1;

export function createClock(): Clock {
  /** What was elapsed at `origin`, which is absent while the clock stands. */
  let begin = 0;
  let origin: number | undefined;
  let isStarted = false;
  let held = 0;
  let underWay = 0;
  const alarms = new Set<() => void>();

  const elapsed = (): number => (origin === undefined ? begin : begin + performance.now() - origin);

  function set(): void {
    const stands = !isStarted || (held > 0 && underWay === 0);
    if (stands === (origin === undefined)) return;
    begin = elapsed();
    origin = stands ? undefined : performance.now();
    for (const wind of alarms) wind();
  }

  function counting(count: (by: 1 | -1) => void): () => void {
    let isOver = false;
    count(1);
    set();
    return () => {
      if (isOver) return;
      isOver = true;
      count(-1);
      set();
    };
  }

  return {
    elapsed,
    start() {
      isStarted = true;
      set();
    },
    goOnFrom(milliseconds) {
      begin = Math.max(begin, milliseconds);
      if (origin !== undefined) origin = performance.now();
    },
    hold: () =>
      counting((by) => {
        held += by;
      }),
    work: () =>
      counting((by) => {
        underWay += by;
      }),
    alarm(milliseconds, ring) {
      let timer: NodeJS.Timeout | undefined;
      const wind = (): void => {
        clearTimeout(timer);
        if (origin === undefined) return;
        const left = milliseconds - elapsed();
        timer = setTimeout(left <= longest ? stop : wind, Math.max(0, Math.min(left, longest)));
      };
      const callOff = (): void => {
        clearTimeout(timer);
        alarms.delete(wind);
      };
      const stop = (): void => {
        callOff();
        ring();
      };
      alarms.add(wind);
      wind();
      return callOff;
    },
  };
}
