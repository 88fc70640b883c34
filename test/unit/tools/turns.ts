// Counts how often others get their turn while some work is done.

/** Turns of the event loop that were free until the work had settled. @throws what the work throws. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let going = true;
  const others = () => {
    turns += 1;
    if (going) setImmediate(others);
  };
  setImmediate(others);
  try {
    await work();
  } finally {
    going = false;
  }
  return turns;
}
