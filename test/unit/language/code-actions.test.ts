// What is offered for the findings of real files: every edit leaves a file that reads, and does what its title says.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodeActionTriggerKind, type TextDocumentEdit } from 'vscode-languageserver';
import { codeActions, editsFor, readActionData } from '../../../src/language/code-actions.ts';
import { linesOf } from '../../../src/language/lines.ts';
import type { LintedDocument } from '../../../src/language/open-documents.ts';
import { suppressionEdits } from '../../../src/language/suppress-edit.ts';
import { lintFile } from '../../../src/lint/lint.ts';
import type { Finding } from '../../../src/lint/rule.ts';
import { editedText } from '../../../src/tools/edit.ts';
import { readToolDocument, syntaxOfPath, type ToolSyntax } from '../../../src/tools/read-document.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const lint = { profiles: ['openai-strict', 'gemini'] };

function opened(text: string, syntax: ToolSyntax, languageId: string = syntax): LintedDocument {
  const read = readToolDocument(text, syntax);
  const uri = `file:///tools.${languageId}`;
  return {
    document: linesOf(text, languageId),
    uri,
    version: 1,
    text,
    syntax,
    read,
    lint: lintFile(read, { ...lint, syntax }),
  };
}

const faulty = {
  plain: JSON.stringify(
    [
      {
        name: 'find',
        description: 'Find things.',
        strict: true,
        parameters: {
          type: 'object',
          properties: {
            a: { type: 'string', required: true, enum: ['x', 'x', 3] },
            list: { type: 'array' },
            b: { oneOf: [{ type: 'string' }, { type: 'null' }], default: 1 },
            c: { $ref: '#/$defs/C', description: 'C' },
          },
          required: ['a', 'missing'],
          $defs: { C: { type: 'string' }, Unused: { type: 'object' } },
        },
        type: 'function',
      },
    ],
    null,
    2,
  ),
  yaml: `# tools of the shop
tools:
  - name: find
    description: Find things.
    inputSchema:
      type: object
      properties:
        a: # first
          type: string
          enum: [x, x]
        b: {type: array}
      required:
        - a
        - missing
`,
};
const fixtures = path.join(root, 'test/fixtures/tools');
const files: readonly (readonly [string, string, ToolSyntax, string])[] = [
  ['plain JSON with faults', faulty.plain, 'json', 'json'],
  ['JSON with comments and faults', faulty.plain.replace('[', '[ // all'), 'json', 'jsonc'],
  ['YAML with faults', faulty.yaml, 'yaml', 'yaml'],
  ...readdirSync(fixtures).map((name) => {
    const syntax = syntaxOfPath(name);
    return [
      name,
      readFileSync(path.join(fixtures, name), 'utf8'),
      syntax,
      name.endsWith('c') ? 'jsonc' : 'json',
    ] as const;
  }),
];

const names = (document: LintedDocument) => document.read.file.tools.map(({ name }) => name);
const count = (findings: readonly Finding[], rule: string) =>
  findings.filter((one) => one.rule === rule).length;
const whole = (document: LintedDocument) => ({
  start: { line: 0, character: 0 },
  end: document.document.positionAt(document.text.length),
});

/** Requests, manifests and rows of data sets: a conversion would drop what else they hold. */
const holdsMore = new Set([
  ...['weather.bfcl-list.json', 'weather.bfcl-single.json', 'weather.bfcl.jsonl', 'weather.xlam.json'],
  ...['weather.gemini-request.json', 'weather.openai-request.json', 'weather.mcp-json-rpc.json'],
  'weather.vscode.package.json',
]);

describe.each(files)('in %s', (name, text, syntax, languageId) => {
  const document = opened(text, syntax, languageId);

  it('passing over a finding takes it away and nothing else', () => {
    for (const finding of document.lint.findings) {
      const edits = suppressionEdits(document, finding);
      // A list of bare schemas in plain JSON has no object that could take the member.
      if (edits.length === 0) continue;
      const after = opened(editedText(text, edits), syntax, languageId);
      expect(after.read.documents.flatMap(({ faults }) => faults)).toEqual([]);
      expect(names(after)).toEqual(names(document));
      expect(count(after.lint.findings, finding.rule)).toBeLessThan(
        count(document.lint.findings, finding.rule),
      );
      expect(count(after.lint.findings, 'unused-suppression')).toBe(0);
    }
  });

  it('every action leaves the same tools', () => {
    const actions = codeActions(
      document,
      {
        textDocument: { uri: document.uri },
        range: whole(document),
        context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
      },
      { lint, rulePages: undefined, resolves: false },
    );
    for (const { title, edit } of actions) {
      const [change] = edit?.documentChanges ?? [];
      if (change === undefined || !('edits' in change)) throw new Error(`${title} has no edit`);
      const after = opened(applied(document, change), syntax, languageId);
      expect(
        after.read.documents.flatMap(({ faults }) => faults),
        title,
      ).toEqual([]);
      expect(names(after), title).toEqual(names(document));
    }
    const converts = actions.some(({ title }) => title.startsWith('Convert this file to'));
    expect(converts).toBe(!holdsMore.has(name));
  });

  it('mending all leaves nothing to mend', () => {
    const data = { kind: 'fix-all', uri: document.uri, version: 1 } as const;
    const after = opened(editedText(text, editsFor(document, data, lint)), syntax, languageId);
    const left = after.lint.findings.filter(({ fixes }) => fixes?.some(({ mechanical }) => mechanical));
    expect(left).toEqual([]);
    expect(names(after)).toEqual(names(document));
  });
});

function applied({ text, document }: LintedDocument, { edits }: TextDocumentEdit): string {
  return editedText(
    text,
    edits
      .flatMap((edit) => {
        if (!('newText' in edit)) return [];
        const offset = document.offsetAt(edit.range.start);
        return [{ offset, length: document.offsetAt(edit.range.end) - offset, text: edit.newText }];
      })
      .toSorted((one, other) => one.offset - other.offset),
  );
}

describe('what a client gives back', () => {
  it('is an action only if it is one of ours', () => {
    expect(readActionData({ kind: 'fix-all', uri: 'a', version: 1, rule: 'x', other: 1 })).toEqual({
      kind: 'fix-all',
      uri: 'a',
      version: 1,
      rule: 'x',
    });
    expect(readActionData({ kind: 'convert-file', uri: 'a', version: 1, format: 'mcp' })).toBeDefined();
    for (const data of [
      undefined,
      null,
      1,
      {},
      { kind: 'fix-all', uri: 1, version: 1 },
      { kind: 'convert-file', uri: 'a', version: 1, format: 'x' },
    ]) {
      expect(readActionData(data)).toBeUndefined();
    }
  });
});

describe('for a client that cannot ask for an edit later', () => {
  const large = JSON.stringify(
    Array.from({ length: 400 }, (_, index) => ({
      type: 'function',
      name: `f${index}`,
      description: 'Finds what there is. '.repeat(20),
      strict: true,
      parameters: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    })),
  );
  const titles = (text: string, only?: string[]) => {
    const document = opened(text, 'json');
    const start = { line: 0, character: 0 };
    const params = {
      textDocument: { uri: document.uri },
      range: { start, end: start },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    };
    return codeActions(document, params, { lint, rulePages: undefined, resolves: false }).map(
      ({ title }) => title,
    );
  };

  it('a large file is rewritten only where actions of that kind are asked for', () => {
    expect(large.length).toBeGreaterThan(200_000);
    const whole = (title: string) => title.includes('this file');
    expect(titles(large).filter(whole)).toEqual([]);
    expect(titles(large, ['source.fixAll'])).toEqual([expect.stringMatching(/^Mend all .* \(400\)$/)]);
    const small = JSON.stringify(JSON.parse(large).slice(0, 2));
    expect(titles(small).filter(whole).length).toBeGreaterThan(3);
  });
});
