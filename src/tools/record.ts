// Members of objects: those of a value that came from outside, and one that may be missing.

/** An object's own members; none of anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A member that is left out where it has no value. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  const members: { [key in Name]?: Value } = {};
  if (value !== undefined) members[name] = value;
  return members;
}
