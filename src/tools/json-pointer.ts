// JSON Pointers (RFC 6901): how a place in a JSON document is named.

export function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

export function appendPointer(pointer: string, ...segments: readonly (string | number)[]): string {
  return segments.reduce<string>((path, segment) => `${path}/${escapeSegment(String(segment))}`, pointer);
}

/** The segments of a pointer, unescaped. A pointer that does not start with `/` has none. */
export function pointerSegments(pointer: string): readonly string[] {
  if (!pointer.startsWith('/')) return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The segments that a local `$ref` (`#`, `#/$defs/Unit`) names; nothing if it is not a local pointer. */
export function localReference(reference: string): readonly string[] | undefined {
  if (reference === '#') return [];
  if (!reference.startsWith('#/')) return undefined;
  return pointerSegments(decodeFragment(reference.slice(1)));
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // A lone `%` is no escape: take the fragment as it stands.
  }
}
