// Classes of characters, by UTF-16 code unit.

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
export function isHex(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
/** True for characters that would prolong a number or a word such as `true`. */
export function prolongs(code: number): boolean {
  return (
    isDigit(code) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2e || // .
    code === 0x2b || // +
    code === 0x2d || // -
    code === 0x5f || // _
    code > 0x7f
  );
}

/** A character of a Python-style name. Masked training data has names that are no identifiers, so nearly all may. */
export function isPythonName(code: number): boolean {
  return (
    code > 0x20 && code !== 0x7f && !'()[]{},=\'"`:;'.includes(String.fromCharCode(code)) && code !== 0xa0
  );
}

/** A character of a name or call id between Mistral's markers. */
export function isMistralName(code: number): boolean {
  return code > 0x20 && code !== 0x5b && code !== 0x7b && code !== 0x7f;
}
