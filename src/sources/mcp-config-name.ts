// Which files are configurations of MCP servers, by their names and by a quick look at their texts.

/** Other programs than VS Code call the servers so, and nothing else goes by that name. */
const telling = /"mcpServers"\s*:\s*\{/;

/** VS Code's names; elsewhere `servers` may be anything. */
const tellingInNamed = /"(?:servers|mcpServers)"\s*:/;

/** VS Code's settings and workspaces. */
const tellingInSettings = /"mcp"\s*:\s*\{\s*"(?:servers|inputs)"\s*:/;

/** False for nearly every JSON file. @param path Or a URI. */
export function isMcpConfig(path: string, text: string): boolean {
  const [name = ''] = /[^/:]*$/.exec(path) ?? [];
  if (!/\.(?:json[c5]?|code-workspace)$/i.test(name)) return false;
  if (telling.test(text)) return true;
  if (/(?:^|[._-])mcp(?:[._-][\w.-]*)?\.json[c5]?$/i.test(name)) return tellingInNamed.test(text);
  return /^settings\.json$|\.code-workspace$/i.test(name) && tellingInSettings.test(text);
}
