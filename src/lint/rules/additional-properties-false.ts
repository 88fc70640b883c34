// Rule: objects are closed, where strict modes want them so.
import { appendPointer } from '../../tools/json-pointer.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import { anthropicParameter, looseTool, strictParameter, strictTool } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { Rule, SchemaNode } from '../rule.ts';
import { describesObject, schemasOf } from '../schemas.ts';

const wantsClosed = ({ requires }: Profile): boolean => requires.closedObjects;

export const additionalPropertiesFalse: Rule = {
  id: 'additional-properties-false',
  title: 'In strict mode every object says "additionalProperties": false',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'OpenAI, Structured Outputs, supported schemas',
    url: 'https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas',
    verified: '2026-11-22',
  },
  why: `Strict modes of OpenAI and Anthropic write exactly the properties that are named, and want the schema to say so. Without
it the request fails. It holds for objects inside lists, choices and definitions as well.

An object whose names are data cannot be closed without losing its meaning: take a list of \`{"key", "value"}\` objects.`,
  examples: {
    profiles: ['openai-strict'],
    fails: [
      strictTool({ type: 'object', properties: { floor: { type: 'integer' } }, required: ['floor'] }),
      anthropicParameter({ type: 'object', properties: { width: { type: 'number' } }, required: ['width'] }),
      strictParameter({ type: 'object', additionalProperties: { type: 'string' } }),
      looseTool,
    ],
    passes: [strictParameter({ type: 'integer' }), anthropicParameter({ type: 'integer' })],
  },
  onlyProfiles: profilesWhere(wantsClosed),
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const demanding = linted.demands.filter(wantsClosed);
      if (demanding.length === 0 || !describesObject(node.schema)) continue;
      if (own(node.schema, 'additionalProperties') === false) continue;
      yield atKeyword(linted, node, 'additionalProperties', {
        message: `${listed(demanding.map(({ title }) => title))}: "additionalProperties": false is missing in ${nameOf(node)}.`,
        remedy: 'Add it; name every property that may be given.',
        profiles: demanding.map(({ id }) => id),
        ...(node.unwritten === true ? {} : { fixes: [fixOf(node)] }),
      });
    }
  },
};

function fixOf({ schema, pointer, path }: SchemaNode) {
  const properties = own(schema, 'properties');
  const named = path === '' || (isObject(properties) && Object.keys(properties).length > 0);
  return {
    title: 'Add "additionalProperties": false',
    edits: [{ kind: 'set' as const, pointer: appendPointer(pointer, 'additionalProperties'), value: false }],
    // A map that is closed holds nothing any more.
    mechanical: named && own(schema, 'additionalProperties') === undefined,
  };
}
