// The regular expressions of schemas, which come from many languages.

/** Patterns are meant for the `u` flag; many real ones only work without it (`[\w\_]`). Throws on others. */
export function tolerantRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

export function isRegularExpression(text: string): boolean {
  try {
    tolerantRegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
