// Tool files as they are found in the world: none of their tools is lost.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTools } from '../../../src/tools/read.ts';
import { uncheckable } from '../../../src/tools/validate.ts';

const data = path.resolve(import.meta.dirname, '../../../../shared/data');

const files: readonly (readonly [file: string, tools: number, errors: number, warnings: number])[] = [
  ['bfcl/BFCL_v4_simple_python.json', 400, 0, 0],
  ['bfcl/BFCL_v4_simple_java.json', 100, 0, 0],
  ['bfcl/BFCL_v4_simple_javascript.json', 50, 0, 0],
  ['bfcl/BFCL_v4_multiple.json', 557, 0, 0],
  ['bfcl/BFCL_v4_parallel.json', 200, 0, 0],
  ['bfcl/BFCL_v4_parallel_multiple.json', 520, 0, 0],
  ['bfcl/BFCL_v4_irrelevance.json', 240, 0, 0],
  ['schemas/tau-bench/retail_tools.json', 16, 0, 0],
  ['schemas/tau-bench/airline_tools.json', 14, 0, 0],
  // Both collect the tools of many authors: 19 and 749 different names.
  ['schemas/anthropic-cookbook/tools.json', 25, 6, 2],
  ['schemas/docker-mcp-registry/tools.jsonl', 755, 6, 0],
  ['hammer/toolalpaca.json', 583, 0, 0],
  ['hammer/sealtool.json', 1470, 0, 0],
];

describe.skipIf(!existsSync(data))('real tool files (skipped where ../shared/data is absent)', () => {
  it.each(files)('%s has %i tools', (file, count, errors, warnings) => {
    const { tools, problems } = readTools(readFileSync(path.join(data, file), 'utf8'));
    expect(tools).toHaveLength(count);
    expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(errors);
    expect(problems.filter(({ severity }) => severity === 'warning')).toHaveLength(warnings);
  });

  it.each(files)('%s can be checked against its schemas', (file) => {
    const { tools } = readTools(readFileSync(path.join(data, file), 'utf8'));
    const sample = tools.filter((_, index) => index % 10 === 0);
    expect(sample.map(uncheckable).filter((reason) => reason !== undefined)).toEqual([]);
  });

  it('never throws, a real file cut at any place', () => {
    const text = readFileSync(path.join(data, 'schemas/tau-bench/airline_tools.json'), 'utf8');
    for (let end = 0; end < text.length; end += 37) {
      const { tools } = readTools(text.slice(0, end));
      expect(tools.length).toBeLessThanOrEqual(14);
    }
  });

  it('knows the order of parameters in the file', () => {
    const { tools } = readTools(readFileSync(path.join(data, 'schemas/tau-bench/retail_tools.json'), 'utf8'));
    const exchange = tools.find(({ name }) => name === 'exchange_delivered_order_items');
    expect(exchange?.parameters.map(({ name }) => name)).toEqual([
      ...['order_id', 'item_ids', 'new_item_ids', 'payment_method_id'],
    ]);
  });
});
