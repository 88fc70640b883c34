// Real tool files for tests of the linter, in the groups of test/fixtures/lint/reviewed.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const data = path.resolve(import.meta.dirname, '../../../../shared/data');

/** Where it is false, tests over real files are skipped. */
export const hasRealFiles = existsSync(path.join(data, 'schemas/docker-mcp-registry/tools.jsonl'));

export interface RealFile {
  readonly group: 'servers' | 'tau' | 'cook' | 'bfcl';
  readonly name: string;
  readonly text: string;
}

export function realFiles(): readonly RealFile[] {
  const lines = read('schemas/docker-mcp-registry/tools.jsonl').trim().split('\n');
  const cookbook: unknown = JSON.parse(read('schemas/anthropic-cookbook/tools.json'));
  return [
    ...byFile(
      'servers',
      lines.map((line) => JSON.parse(line)),
    ),
    ...byFile('cook', Array.isArray(cookbook) ? cookbook : []),
    ...['airline', 'retail'].map((name) => ({
      group: 'tau' as const,
      name,
      text: read(`schemas/tau-bench/${name}_tools.json`),
    })),
    ...readdirSync(path.join(data, 'bfcl'))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => ({ group: 'bfcl' as const, name, text: read(`bfcl/${name}`) })),
  ];
}

/** Texts that are no tools, or no JSON. */
export function strangeTexts(): readonly { readonly name: string; readonly text: string }[] {
  const suite = path.join(data, 'schemas/JSONTestSuite/test_parsing');
  const names = existsSync(suite) ? readdirSync(suite) : [];
  const others = [
    'schemas/blns/blns.json',
    'schemas/protocols/debugProtocol.json',
    'schemas/protocols/lsp-3.17-metaModel.json',
  ];
  return [
    ...names.map((name) => ({ name, text: readFileSync(path.join(suite, name), 'utf8') })),
    ...others.filter((name) => existsSync(path.join(data, name))).map((name) => ({ name, text: read(name) })),
  ];
}

export function naughtyStrings(): readonly string[] {
  const strings: unknown = JSON.parse(read('schemas/blns/blns.json'));
  return Array.isArray(strings) ? strings.filter((text) => typeof text === 'string') : [];
}

function read(name: string): string {
  return readFileSync(path.join(data, name), 'utf8');
}

/** The collections say in `_file` where each tool stood. */
function byFile(group: RealFile['group'], tools: readonly unknown[]): readonly RealFile[] {
  const files = new Map<string, unknown[]>();
  for (const tool of tools) {
    if (typeof tool !== 'object' || tool === null || !('_file' in tool)) continue;
    const { _file, ...own } = tool;
    const name = String(_file);
    files.set(name, [...(files.get(name) ?? []), own]);
  }
  return [...files].map(([name, list]) => ({ group, name, text: JSON.stringify(list, undefined, 1) }));
}
