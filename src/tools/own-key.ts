// This program's own notes in a tool file: what its linter passes over, where its tools came from.

/** Such a key is no schema keyword, no parameter and no tool. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('x-toolprm-');
}
