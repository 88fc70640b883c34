// Rule: the keys of a schema are keywords.
import { appendPointer } from '../../tools/json-pointer.ts';
import { entry } from '../../tools/json-tree.ts';
import { mcpParameter } from '../example-schemas.ts';
import { commonKeywords, isKnownKeyword } from '../known-keywords.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { schemasOf } from '../schemas.ts';
import { quoted } from '../tool-parts.ts';

export const unknownKeyword: Rule = {
  id: 'unknown-keyword',
  title: 'The keys of a schema are keywords of JSON Schema',
  category: 'structure',
  severity: 'information',
  source: {
    title: 'JSON Schema 2020-12, unknown keywords',
    url: 'https://json-schema.org/draft/2020-12/json-schema-core#section-6.5',
    verified: '2026-11-22',
  },
  why: `JSON Schema passes over keys that it does not know. A misspelt keyword (\`types\`, \`enums\`, \`descripton\`) therefore demands
nothing, and nobody complains: the parameter takes any value. Where a key is one letter away from a keyword it is a warning.

Keys that start with \`x-\` are nobody's business; those of OpenAPI and of VS Code are known. Of the loose formats of data sets
only misspelt keywords are reported.`,
  examples: {
    fails: [mcpParameter({ types: 'integer' }), mcpParameter({ type: 'integer', unit: 'metres' })],
    passes: [mcpParameter({ type: 'integer', 'x-unit': 'metres' })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const isLoose = linted.tool.format === 'bare' || linted.tool.format === 'bfcl';
      for (const { key } of node.tree.entries) {
        const words = isKnownKeyword(key) ? undefined : wordsFor(key, node, isLoose);
        if (words !== undefined) yield atKeyword(linted, node, key, words);
      }
    }
  },
};

function wordsFor(
  key: string,
  node: SchemaNode,
  isLoose: boolean,
): Omit<RuleFinding, 'pointer' | 'range'> | undefined {
  const meant = commonKeywords.find(
    (keyword) => isMisspelt(key, keyword) && entry(node.tree, keyword) === undefined,
  );
  const message = `${quoted(key)} in ${nameOf(node)} is no keyword of JSON Schema, and demands nothing.`;
  if (meant === undefined) {
    return isLoose ? undefined : { message, remedy: 'Remove it, or start it with "x-" if it is a note.' };
  }
  return {
    message,
    remedy: `Write "${meant}" if that is meant.`,
    severity: 'warning',
    fixes: [
      {
        title: `Write "${meant}"`,
        edits: [{ kind: 'rename', pointer: appendPointer(node.pointer, key), name: meant }],
        mechanical: false,
      },
    ],
  };
}

/** One letter more, less or other, two that changed places, or another case. */
function isMisspelt(key: string, keyword: string): boolean {
  const one = key.toLowerCase();
  const other = keyword.toLowerCase();
  if (one === other) return true;
  if (one.length < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
