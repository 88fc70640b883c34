// Rule: `x-mcp-header` is used as the specification of MCP has it.
import { appendPointer } from '../../tools/json-pointer.ts';
import { mcpTools } from '../example-tools.ts';
import { isOnly } from '../nodes.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { quoted } from '../tool-parts.ts';

const example = (header: string, type = 'string') =>
  mcpTools({
    name: 'run_query',
    description: 'Runs a query on a database of one region.',
    properties: { region: { type, description: 'Where the database stands', 'x-mcp-header': header } },
  });

export const mcpHeader: Rule = {
  id: 'mcp-header',
  title: 'An x-mcp-header is a token, unique in its tool, and on a text, integer or boolean',
  category: 'safety',
  severity: 'error',
  source: {
    title: 'MCP specification, x-mcp-header',
    url: 'https://modelcontextprotocol.io/specification/draft/server/tools#x-mcp-header',
    verified: '2026-11-22',
  },
  why: `A parameter with \`x-mcp-header\` is mirrored into the HTTP header \`Mcp-Param-…\`. Clients must leave a tool out of their list where its name for
the header is empty, no token in the sense of RFC 9110 (letters, digits and \`!#$%&'*+-.^_\\\`|~\`), used twice in one tool without regard to letter case, or
where the parameter is an object, a list or a \`number\`, whose spelling is not certain (drafts before July 2026 allowed it).`,
  examples: {
    fails: [example('Re gion'), example(''), example('Region', 'array'), example('Region', 'number')],
    passes: [example('Region'), example('Region', 'integer')],
  },
  onlyProfiles: ['mcp'],
  *check({ tools }) {
    for (const linted of tools) if (linted.tool.format === 'mcp') yield* faults(linted);
  },
};

const key = 'x-mcp-header';
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function* faults(linted: LintedTool): Iterable<RuleFinding> {
  const used = new Set<string>();
  for (const node of linted.nodes) {
    const header = node.schema[key];
    if (header === undefined) continue;
    const fault =
      faultOf(header, used) ??
      (isOnly(node, 'string', 'integer', 'boolean')
        ? undefined
        : 'is on a value that is no text, integer or boolean');
    if (typeof header === 'string') used.add(header.toLowerCase());
    if (fault === undefined) continue;
    yield atKeyword(linted, node, key, {
      message: `The "x-mcp-header" of ${nameOf(node)} ${fault}; clients leave the tool out.`,
      remedy: 'Correct it, or remove it: the value is sent in the body all the same.',
      fixes: [
        {
          title: 'Remove "x-mcp-header"',
          edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, key) }],
          mechanical: false,
        },
      ],
    });
  }
}

function faultOf(header: unknown, used: ReadonlySet<string>): string | undefined {
  if (typeof header !== 'string') return 'is no text';
  if (header === '') return 'is empty';
  if (!token.test(header)) return `is ${quoted(header)}, which is no header name`;
  return used.has(header.toLowerCase()) ? `is ${quoted(header)}, which another parameter has` : undefined;
}
