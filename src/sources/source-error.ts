// Why tools could not be imported, and what to do about it.

/** Neither text holds a secret: what was resolved from inputs, environment and headers is masked before. */
export class SourceError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'SourceError';
    this.remedy = remedy;
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
