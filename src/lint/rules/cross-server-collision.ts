// Rule: tools of several servers in one file have different names.
import { mcpTools } from '../example-tools.ts';
import type { LintedTool, Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

export const crossServerCollision: Rule = {
  id: 'cross-server-collision',
  title: 'Tools of different MCP servers in one file have different names',
  category: 'naming',
  severity: 'warning',
  source: {
    title: 'MCP specification, tool names (note on collisions)',
    url: 'https://modelcontextprotocol.io/specification/draft/server/tools#tool-names',
    verified: '2026-11-22',
  },
  why: `MCP wants names to be unique within a server only. A client that shows a model the tools of several servers has to tell equal
names apart by itself, and not every client does: one of the two then hides the other. The rule looks at files that hold several tool lists,
for example one \`tools/list\` result for each server.`,
  examples: {
    fails: [
      [
        mcpTools({ name: 'search_issues', description: 'Searches the issues of a repository.' }),
        mcpTools({ name: 'search_issues', description: 'Searches the tickets of the help desk.' }),
      ],
    ],
    passes: [
      [
        mcpTools({ name: 'github_search_issues', description: 'Searches the issues of a repository.' }),
        mcpTools({ name: 'desk_search_issues', description: 'Searches the tickets of the help desk.' }),
      ],
    ],
  },
  onlyProfiles: ['mcp'],
  scope: 'file',
  *check(subject) {
    const sets = toolSets(subject);
    if (sets.length < 2) return;
    const first = new Map<string, { readonly linted: LintedTool; readonly set: number }>();
    for (const [index, set] of sets.entries()) {
      for (const linted of set) {
        if (linted.tool.format !== 'mcp') continue;
        const earlier = first.get(linted.tool.name);
        if (earlier === undefined) first.set(linted.tool.name, { linted, set: index });
        else if (earlier.set !== index) {
          yield {
            ...atName(linted),
            message: `The name ${quoted(linted.tool.name)} is used by another server in this file as well.`,
            remedy: 'Put the name of the service in front of both, or let the client do so.',
            related: [{ range: earlier.linted.tool.nameRange, message: 'The tool of the other server.' }],
          };
        }
      }
    }
  },
};
