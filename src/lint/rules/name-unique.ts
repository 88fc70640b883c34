// Rule: no two tools that are shown together have the same name.
import { bareTools } from '../example-tools.ts';
import type { LintedTool, Rule, RuleFinding } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

export const nameUnique: Rule = {
  id: 'name-unique',
  title: 'Names of tools differ, also without letter case and with "." written as "_"',
  category: 'naming',
  severity: 'error',
  source: {
    title: 'MCP specification, tool names',
    url: 'https://modelcontextprotocol.io/specification/draft/server/tools#tool-names',
    verified: '2026-11-22',
  },
  why: `A call says which tool it means by its name alone: of two tools with one name, the second can never be called, and a
search cannot tell which of them a branch chose. Names that differ in letter case only, or in a dot where the other has an
underscore (function names are rewritten so where a provider takes no dots), are told apart by the program but easily confused by
the model, and fall together once a client normalises them: a warning.`,
  examples: {
    fails: [
      bareTools(
        { name: 'get_user', description: 'Gets a user by ID.' },
        { name: 'get_user', description: 'Gets a user by e-mail address.' },
      ),
      bareTools(
        { name: 'math.sqrt', description: 'The square root of a number.' },
        { name: 'math_sqrt', description: 'The square root of a matrix.' },
      ),
    ],
    passes: [
      bareTools(
        { name: 'get_user', description: 'Gets a user by ID.' },
        { name: 'find_user', description: 'Finds a user by e-mail address.' },
      ),
    ],
  },
  scope: 'file',
  restates: ['repeated-name'],
  *check(subject) {
    for (const set of toolSets(subject)) yield* repeated(set);
  },
};

function* repeated(set: readonly LintedTool[]): Iterable<RuleFinding> {
  const exact = new Map<string, LintedTool>();
  const folded = new Map<string, LintedTool>();
  for (const linted of set) {
    const { name } = linted.tool;
    const plain = name.toLowerCase().replaceAll(/[.-]/g, '_');
    const same = exact.get(name);
    const close = folded.get(plain);
    if (same !== undefined) yield found(linted, same, 'is used by an earlier tool as well');
    else if (close !== undefined) {
      const message = `differs from ${quoted(close.tool.name)} only in letter case or punctuation`;
      yield { ...found(linted, close, message), severity: 'warning' };
    }
    if (same === undefined) exact.set(name, linted);
    if (close === undefined) folded.set(plain, linted);
  }
}

function found(linted: LintedTool, first: LintedTool, what: string): RuleFinding {
  return {
    ...atName(linted),
    message: `The name ${quoted(linted.tool.name)} ${what}.`,
    remedy: 'Rename one of them, or remove it.',
    related: [{ range: first.tool.nameRange, message: 'The earlier tool.' }],
  };
}
