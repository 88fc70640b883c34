// Environment files: `NAME=value` a line, as the `envFile` of an MCP server has them.

/**
 * The variables of a file. `export` before a name, quotes around a value, `#` comments and blank lines are understood; in
 * double quotes `\n` is a line break. Lines that are none of this are passed over, as other readers of such files do.
 */
export function readEnvFile(text: string): Readonly<Record<string, string>> {
  const variables: [string, string][] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name, rest = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) variables.push([name, unquoted(rest.trim())]);
  }
  return Object.fromEntries(variables);
}

function unquoted(text: string): string {
  const [, quote, inner] = /^(["'])(.*?)(?<!\\)\1\s*(?:#.*)?$/.exec(text) ?? [];
  if (inner === undefined) return text.replace(/\s+#.*$/, '').trim();
  return quote === '"' ? inner.replaceAll('\\n', '\n').replaceAll('\\"', '"') : inner;
}
