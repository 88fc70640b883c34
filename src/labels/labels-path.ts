// Where the labels of a search live: beside its log, under its name.

const logEnding = /\.toolprm\.jsonl$/i;
const otherEnding = /\.(?:jsonl|ndjson|json)$/i;

/**
 * `weather.toolprm.jsonl` → `weather.labels.jsonl`; the folder stays. Takes paths and the path part of URIs; a log under
 * a foreign name (`weather.jsonl`, `weather`) gets the same ending.
 */
export function labelsPath(logPath: string): string {
  const ending = logEnding.test(logPath) ? logEnding : otherEnding;
  return `${logPath.replace(ending, '')}.labels.jsonl`;
}

/** The log that a labels file belongs to: `weather.labels.jsonl` → `weather.toolprm.jsonl`; `undefined` for other files. */
export function logPathOf(path: string): string | undefined {
  const ending = /\.labels\.jsonl$/i;
  return ending.test(path) ? path.replace(ending, '.toolprm.jsonl') : undefined;
}
