// The linter's memory of a document: it finds what a linter without one finds, does nothing twice, and holds nobody up.
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLintMemory } from '../../../src/language/lint-memory.ts';
import { createOpenDocuments } from '../../../src/language/open-documents.ts';
import { type LintOptions, lintFile } from '../../../src/lint/lint.ts';
import type { Rule } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules.ts';
import { createToolReader } from '../../../src/tools/tool-reader.ts';
import { turnsDuring } from '../tools/turns.ts';

const wanted = new AbortController().signal;

const fileOf = (count: number, words = 'The place.') =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      name: `find_thing_${index}`,
      description: `Finds thing number ${index} of the shop, wherever it is.`,
      inputSchema: {
        type: 'object',
        properties: { place: { type: 'string', description: words }, count: { type: 'integr' } },
        required: ['place', 'missing'],
      },
    })),
    null,
    1,
  );

/** Rules that count how often they look at a tool, and at a file. */
function counting() {
  const [first] = rules;
  if (first === undefined) throw new Error('There are no rules.');
  const looks = { tools: 0, files: 0 };
  const alone: Rule = {
    ...first,
    id: 'alone',
    check: ({ tools }) => {
      looks.tools += tools.length;
      return [];
    },
  };
  const { alone: _, ...plain } = first;
  const together: Rule = {
    ...plain,
    id: 'together',
    scope: 'file',
    check: () => {
      looks.files += 1;
      return [];
    },
  };
  return { looks, options: { rules: [alone, together] } satisfies LintOptions };
}

describe('the memory of a linter', () => {
  it('finds what is found without it, before and after a tool changed', async () => {
    const reader = createToolReader('json');
    const memory = createLintMemory(reader.identityOf);
    for (const text of [fileOf(30), fileOf(30).replace('number 7', 'number seven'), fileOf(29)]) {
      const read = reader.read(text);
      const { findings, file } = await memory.lint(read, {}, wanted);
      const plain = lintFile(read);
      expect(findings).toEqual(plain.findings);
      expect(file).toEqual(plain.file);
    }
  });

  it('looks only at tools that changed, and compares only where it is asked to', async () => {
    const { looks, options } = counting();
    const reader = createToolReader('json');
    const memory = createLintMemory(reader.identityOf);
    await memory.lint(reader.read(fileOf(30)), options, wanted);
    expect(looks).toEqual({ tools: 30, files: 1 });
    const changed = reader.read(fileOf(30).replace('number 7', 'number seven'));
    await memory.lintWithoutComparison(changed, options, wanted);
    expect(looks).toEqual({ tools: 31, files: 1 });
  });

  it('lets others work meanwhile, and stops when it is no longer wanted', async () => {
    const reader = createToolReader('json');
    const read = reader.read(fileOf(600, 'The place where it is, such as a shelf or a drawer. '.repeat(4)));
    const turns = await turnsDuring(() => createLintMemory(reader.identityOf).lint(read, {}, wanted));
    expect(turns).toBeGreaterThan(5);

    const abort = new AbortController();
    const work = createLintMemory(reader.identityOf).lint(read, {}, abort.signal);
    setImmediate(() => abort.abort(new Error('newer')));
    await expect(work).rejects.toThrow('newer');
  });
});

describe('an open document', () => {
  const uri = 'file:///a.tools.json';

  it('is looked at once, whoever asks', async () => {
    const { looks, options } = counting();
    const document = TextDocument.create(uri, 'json', 1, fileOf(20));
    const documents = createOpenDocuments(
      () => document,
      () => options,
    );
    await Promise.all([documents.lint(uri), documents.lintQuickly(uri), documents.lint(uri)]);
    expect((await documents.lintQuickly(uri))?.complete).toBe(true);
    expect(looks).toEqual({ tools: 20, files: 1 });
  });

  it('is answered as it is in the end, when it changes while it is looked at', async () => {
    let document = TextDocument.create(uri, 'json', 1, fileOf(400));
    const documents = createOpenDocuments(
      () => document,
      () => ({}),
    );
    const asked = documents.lint(uri);
    setImmediate(() => {
      document = TextDocument.create(uri, 'json', 2, fileOf(3));
      documents.changed(uri);
    });
    const found = await asked;
    expect(found?.version).toBe(2);
    expect(found?.lint.subject.tools).toHaveLength(3);
  });
});
