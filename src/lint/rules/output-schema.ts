// Rule: an MCP output schema is a schema that clients can use.

import { appendPointer } from '../../tools/json-pointer.ts';
import { entry, member } from '../../tools/json-tree.ts';
import { mcpTools } from '../example-tools.ts';
import type { Rule } from '../rule.ts';
import { bodyOf, quoted } from '../tool-parts.ts';

const example = (outputSchema: {
  readonly [key: string]: string | { readonly [key: string]: { readonly type: string } };
}) =>
  mcpTools({ name: 'get_weather', description: 'Gets the weather of a city, now.', also: { outputSchema } });

export const outputSchema: Rule = {
  id: 'output-schema',
  title: 'An MCP output schema describes an object and names its properties',
  category: 'safety',
  severity: 'information',
  source: {
    title: 'MCP specification 2025-11-25, Tool.outputSchema (type "object")',
    url: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#tool',
    verified: '2026-11-22',
  },
  why: `Until the revision of July 2026, \`outputSchema\` had to be of type object, and many clients still check that: a tool with another root
is rejected or its result is dropped. An object without properties promises structure and gives none. A tool without an output schema is
fine.`,
  examples: {
    fails: [example({ type: 'array' }), example({ type: 'object' })],
    passes: [example({ type: 'object', properties: { celsius: { type: 'number' } } })],
  },
  onlyProfiles: ['mcp'],
  *check({ tools }) {
    for (const linted of tools) {
      if (linted.tool.format !== 'mcp') continue;
      const { tree, pointer } = bodyOf(linted);
      const written = entry(tree, 'outputSchema');
      if (written === undefined) continue;
      const type = member(written.value, 'type');
      const isObject = type?.kind === 'scalar' && type.value === 'object';
      const says = [
        'properties',
        'additionalProperties',
        'patternProperties',
        '$ref',
        'anyOf',
        'oneOf',
        'allOf',
      ];
      if (isObject && says.some((key) => member(written.value, key) !== undefined)) continue;
      yield {
        pointer: appendPointer(pointer, 'outputSchema'),
        range: written.keyRange,
        tool: linted.tool.name,
        message: isObject
          ? `The output schema of ${quoted(linted.tool.name)} names no properties.`
          : `The output schema of ${quoted(linted.tool.name)} is not of type "object"; older clients reject that.`,
        remedy: 'Describe the result as an object with its properties, or leave the schema out.',
      };
    }
  },
};
