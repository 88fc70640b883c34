// A value as one line of JSON Lines, for readers of every language.

/** Characters that JSON lets stand and that some readers take for the end of a line (Python's `splitlines`). */
const lineEnds = /[\u0085\u2028\u2029]/g;

/** Ended by a line feed. Unpaired surrogates are escaped (by `JSON.stringify` itself), so the line is valid UTF-8. */
export function jsonLine(value: object): string {
  const json = JSON.stringify(value);
  return `${json.replace(lineEnds, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
