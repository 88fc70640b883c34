// What must not be written down: told by the name that it goes by, or by its looks.

/** In place of a secret. */
export const mask = '••••';

const secretName =
  /(?:api|access|auth|private|secret|session|signing)[-_.]?(?:key|token|id)|token|secret|passw(?:or)?d|passphrase|credential|bearer|authorization|cookie/i;

/** The prefixes that providers give their keys, JSON Web Tokens, and long texts of random letters and digits. */
const secretValue =
  /^(?:sk|pk|rk)[-_][\w-]{12,}|^gh[pousr]_\w{16,}|^github_pat_\w+|^xox[abprs]-|^AKIA[0-9A-Z]{12,}|^AIza[\w-]{20,}|^eyJ[\w-]{8,}\.|^glpat-|^npm_\w{16,}/;

export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

export function looksSecret(value: string): boolean {
  if (secretValue.test(value) || /^Bearer\s+\S/i.test(value)) return true;
  return /^[\w+=-]{32,}$/.test(value) && value.split(/[-_]/).some(isRandom);
}

/** Words that are joined to a name are short, and have no digits in them. */
function isRandom(part: string): boolean {
  return part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part);
}

/** A text for people in which none of these values stands. Values of fewer than 4 characters hide nothing. */
export function masked(text: string, secrets: Iterable<string>): string {
  const longest = [...new Set(secrets)]
    .filter(({ length }) => length >= 4)
    .sort((a, b) => b.length - a.length);
  return longest.reduce((shown, secret) => shown.replaceAll(secret, mask), text);
}

/**
 * The arguments of a command without what is secret in them: the value after `--token`, `--token=…`, `TOKEN=…`, user and
 * password in an address, and whatever looks like a key.
 */
export function withoutSecrets(args: readonly string[]): {
  readonly args: readonly string[];
  readonly withheld: boolean;
} {
  const kept = args.map((arg, index) => {
    const before = args[index - 1];
    if (before !== undefined && /^--?[\w-]+$/.test(before) && isSecretName(before) && !arg.startsWith('-'))
      return mask;
    const [, name = '', value = ''] = /^([^=\s]+)=(.*)$/s.exec(arg) ?? [];
    if (value !== '' && (isSecretName(name) || looksSecret(value))) return `${name}=${mask}`;
    return looksSecret(arg) ? mask : addressWithoutSecrets(arg);
  });
  return { args: kept, withheld: kept.some((arg, index) => arg !== args[index]) };
}

/** An address without user, password and query; any other text as it is. */
export function addressWithoutSecrets(text: string): string {
  if (!/^[a-z][a-z+.-]*:\/\//i.test(text)) return text;
  const url = URL.parse(text);
  if (url === null || (url.username === '' && url.password === '' && url.search === '')) return text;
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}
