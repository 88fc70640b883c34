// A request that cannot be answered: the message says why, and what to do instead.

export class RequestError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestError';
  }
}

/** What to tell of any error: its own words, and its remedy where it has one. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? error.remedy : '';
  return remedy === '' || error.message.includes(remedy) ? error.message : `${error.message} ${remedy}`;
}
