// Keeps keys out of every message: whatever a server or a library says is cleaned before it becomes an error.
import { ModelError } from '../exchange.ts';

const mark = '[secret]';
/** Shorter values are left alone: replacing "1" everywhere would make messages unreadable. */
const shortest = 4;

/** A function that replaces each secret, also as it looks inside a URL or in Base64, by `[secret]`. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    spellings.add(secret);
    spellings.add(encodeURIComponent(secret));
    spellings.add(Buffer.from(secret).toString('base64'));
    spellings.add(JSON.stringify(secret).slice(1, -1));
  }
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((cleaned, secret) => cleaned.replaceAll(secret, mark), text);
}

/**
 * The key without surrounding white space.
 * @throws {ModelError} `unauthorized` when it cannot be sent in a header (the library's own error would repeat it).
 */
export function checkedKey(key: string): string {
  const trimmed = key.trim();
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  throw new ModelError(
    'unauthorized',
    'The API key is empty or has characters that cannot be sent in a header.',
    'Copy the key again, without quotes, spaces or line breaks.',
  );
}
