// One thing that is wrong is told once, although two rules see it or YAML has it in several places.
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint.ts';
import { readToolDocument } from '../../../src/tools/read-document.ts';

const order = (comment = '') => `[{
  "name": "order_book",
  "description": "Orders a book from a shop in town.",
  "parameters": { "type": "object", "properties": {
    ${comment}
    "qty": { "type": "integer" },
    "title": { "type": "string" }
  } }
}]`;

const found = (text: string, severities = {}) =>
  lintText(text, { severities }).findings.map(({ rule, pointer }) => `${rule} ${pointer.split('/').at(-1)}`);

describe('a parameter with neither a telling name nor a description', () => {
  it('is told by the rule that says more', () => {
    expect(found(order())).toEqual(['opaque-parameter qty', 'param-description title']);
  });

  it('is told by the other one where that rule is off, or passed over', () => {
    const both = ['param-description qty', 'param-description title'];
    expect(found(order(), { 'opaque-parameter': 'off' })).toEqual(both);
    expect(found(order('// toolprm-ignore opaque-parameter'))).toEqual(both);
  });
});

const routes = `x-common: &city
  type: string
  description: Name of the city in English
  enum: [Oslo, Bergen, Bergen]
tools:
  - &route
    name: find_route
    description: Finds the shortest route between two cities by road.
    inputSchema:
      type: object
      properties:
        from_city: *city
        via: { type: strin, description: A village on the way }
      required: [nothing]
  - <<: *route
    name: find_train
`;

describe('what an alias or a merge of YAML brings in again', () => {
  const places = (severities = {}) => {
    const { findings, file } = lintText(routes, { syntax: 'yaml', severities });
    return [...findings, ...file.problems]
      .filter(({ severity }) => severity === 'error')
      .map(({ range }) => routes.slice(range.offset, range.offset + range.length));
  };

  it('is told once', () => {
    expect(places()).toEqual(['Bergen', 'strin', 'nothing']);
  });

  it('is told once where reading finds it', () => {
    expect(places({ 'valid-json-schema': 'off' })).toEqual(['Bergen', 'nothing', 'strin']);
    expect(readToolDocument(routes, 'yaml').file.problems).toHaveLength(2);
  });
});
