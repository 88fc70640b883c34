// A last guard: keys that came into a request, an answer or an error message never come into a log.
import type { JsonObject, JsonValue } from '../tools/tool.ts';

const removed = '[redacted]';

/** Names of members whose text is a key, whatever it looks like. */
const secretNames =
  /^(?:(?:proxy-)?authorization|(?:x-)?(?:goog-)?api[-_]?key|(?:set-)?cookie|x-auth-token)$/i;

/** What keys look like. A digit or a great length tells a key from a word ("bearer bonds", "sk-learn"). */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/\b(Authorization["']?\s*[:=]\s*["']?(?:\w+\s+)?)[^\s"',]{4,}/gi, `$1${removed}`],
  [/\b(Bearer|Basic)\s+(?=[A-Za-z._~+/-]*\d|[A-Za-z._~+/-]{20})[A-Za-z0-9._~+/-]{8,}=*/gi, `$1 ${removed}`],
  [/(?<![A-Za-z0-9_-])(?:sk|pk|rk|gsk|nvapi|xai)[-_](?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{16,}/g, removed],
  [/(?<![A-Za-z0-9])(?:hf_|gh[opsur]_|github_pat_|glpat-|xox[abpr]-|AIza)[A-Za-z0-9_-]{16,}/g, removed],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"']+@/gi, `$1${removed}@`],
];
/** Nearly every text has none of these, and is passed over at once. */
const suspicious =
  /authorization|bearer|basic|sk[-_]|pk[-_]|rk[-_]|nvapi|xai|hf_|gh[opsur]_|github_pat|glpat|xox|AIza|:\/\//i;

/** JSON.stringify recurses and overflows at some 4,000 levels; a model can write more brackets than that. */
export const deepest = 512;
export const tooDeep = `[nested deeper than ${deepest} levels]`;

export type Redactor = {
  readonly text: (text: string) => string;
  readonly value: (value: JsonValue) => JsonValue;
};

/**
 * @param secrets Keys that are in use. They are removed wherever they appear; those under 6 characters ("none", "EMPTY")
 * are placeholders and stay.
 */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = secrets.filter((secret) => secret.length >= 6);

  function text(original: string): string {
    let result = original;
    for (const secret of known) result = result.replaceAll(secret, removed);
    if (!suspicious.test(result)) return result;
    for (const [pattern, replacement] of secretTexts) result = result.replace(pattern, replacement);
    return result;
  }

  function walk(value: JsonValue, depth: number): JsonValue {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= deepest) return tooDeep;
    if (isList(value)) return value.map((item) => walk(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'string' && secretNames.test(name) ? removed : walk(member, depth + 1),
      ]),
    );
  }

  return { text, value: (value) => walk(value, 0) };
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}
