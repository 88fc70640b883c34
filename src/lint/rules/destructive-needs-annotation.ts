// Rule: an MCP tool that destroys something says so.
import { appendPointer } from '../../tools/json-pointer.ts';
import { type JsonTree, member } from '../../tools/json-tree.ts';
import { mcpTools } from '../example-tools.ts';
import type { Fix, Rule } from '../rule.ts';
import { atName, bodyOf, quoted } from '../tool-parts.ts';
import { nameWords } from '../words.ts';

export const destructiveNeedsAnnotation: Rule = {
  id: 'destructive-needs-annotation',
  title: 'An MCP tool that deletes or destroys is annotated as destructive',
  category: 'safety',
  severity: 'hint',
  source: {
    title: 'MCP specification, tool annotations',
    url: 'https://modelcontextprotocol.io/specification/draft/schema#toolannotations',
    verified: '2026-11-22',
  },
  why: `Clients ask for confirmation by the annotations of a tool. By the specification a tool that says nothing counts as destructive, so a missing
hint is safe and the finding is a hint only; a few clients and directories want it written all the same. A tool that is called \`delete_…\` and says that it
is read-only, or that it is not destructive, is a warning: it would run without a question.

The fix that adds \`"destructiveHint": true\` changes nothing in meaning, since that is the default.`,
  examples: {
    fails: [
      mcpTools({ name: 'delete_file', description: 'Deletes a file for good.' }),
      mcpTools({
        name: 'delete_file',
        description: 'Deletes a file for good.',
        also: { annotations: { readOnlyHint: true } },
      }),
    ],
    passes: [
      mcpTools({
        name: 'delete_file',
        description: 'Deletes a file for good.',
        also: { annotations: { destructiveHint: true } },
      }),
      mcpTools({
        name: 'delete_file',
        description: 'Deletes nothing yet.',
        also: { annotations: { title: 'x', destructiveHint: true } },
      }),
    ],
  },
  onlyProfiles: ['mcp'],
  *check({ tools }) {
    for (const linted of tools) {
      const { tool } = linted;
      if (tool.format !== 'mcp' || !nameWords(tool.name).some((word) => destroys.has(word))) continue;
      const { tree, pointer } = bodyOf(linted);
      const annotations = member(tree, 'annotations');
      if (flag(annotations, 'destructiveHint') === true) continue;
      const denies =
        flag(annotations, 'readOnlyHint') === true || flag(annotations, 'destructiveHint') === false;
      yield {
        ...atName(linted),
        message: denies
          ? `${quoted(tool.name)} sounds destructive, but its annotations say that it is not.`
          : `${quoted(tool.name)} sounds destructive and has no "destructiveHint".`,
        remedy: 'Write "destructiveHint": true into its annotations, or a name that says what it does.',
        fixes: [fixOf(annotations, appendPointer(pointer, 'annotations'), denies)],
        ...(denies ? { severity: 'warning' as const } : {}),
      };
    }
  },
};

const destroys = new Set('delete destroy drop purge wipe erase truncate uninstall terminate kill'.split(' '));

function flag(annotations: JsonTree | undefined, key: string): unknown {
  const value = member(annotations, key);
  return value?.kind === 'scalar' ? value.value : undefined;
}

function fixOf(annotations: JsonTree | undefined, pointer: string, denies: boolean): Fix {
  const title = 'Add "destructiveHint": true';
  if (annotations?.kind !== 'object') {
    return { title, edits: [{ kind: 'set', pointer, value: { destructiveHint: true } }], mechanical: true };
  }
  const destructive = {
    kind: 'set',
    pointer: appendPointer(pointer, 'destructiveHint'),
    value: true,
  } as const;
  const writing = { kind: 'set', pointer: appendPointer(pointer, 'readOnlyHint'), value: false } as const;
  const isReadOnly = flag(annotations, 'readOnlyHint') === true;
  return { title, edits: isReadOnly ? [destructive, writing] : [destructive], mechanical: !denies };
}
