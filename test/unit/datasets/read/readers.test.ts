// Readers of other people's data: xLAM, Hammer, BFCL, and the project's own cases.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderCalls } from '../../../../src/calls/render.ts';
import { exampleLine } from '../../../../src/datasets/example-line.ts';
import { generateExamples } from '../../../../src/datasets/generate/generate-examples.ts';
import { labelResponse } from '../../../../src/datasets/label/label-response.ts';
import { maskExample } from '../../../../src/datasets/mask/mask.ts';
import { readBfcl } from '../../../../src/datasets/read/bfcl.ts';
import { readCases, toolFilesBeside } from '../../../../src/datasets/read/cases.ts';
import { isPlainParameters } from '../../../../src/datasets/read/plain-schema.ts';
import { readXlam } from '../../../../src/datasets/read/xlam.ts';
import { uniformStream } from '../../../../src/models/embedded/random.ts';
import { readTools } from '../../../../src/tools/read.ts';
import { anyExample } from '../any-example.ts';
import { type AllRead, lines, readAll } from './read-all.ts';

const root = resolve(import.meta.dirname, '../../../..');
const shared = resolve(root, '../shared/data');

/** What every reader owes: gold calls of offered tools, which label themselves right. */
function expectSound({ examples }: AllRead): void {
  for (const { query, tools, calls } of examples) {
    expect(query).not.toBe('');
    for (const { name } of calls) expect(tools.map((tool) => tool.name)).toContain(name);
    expect(labelResponse(renderCalls('hammer', calls), calls).label).toBe('+');
  }
}

describe('xLAM', () => {
  const tools = [
    {
      name: 'live_giveaways_by_type',
      description: 'Live giveaways of a type.',
      parameters: {
        type: { description: 'The type.', type: 'str', default: 'game' },
        most: { description: 'How many.', type: 'int, optional' },
        ids: { description: 'Which.', type: 'List[int]' },
      },
    },
  ];
  const answers = [{ name: 'live_giveaways_by_type', arguments: { type: 'beta', ids: [1, 2] } }];

  test('rows with JSON text, and rows with JSON, are read alike; type words become JSON Schema', async () => {
    const text = lines(
      { id: 0, query: 'Where?', tools: JSON.stringify(tools), answers: JSON.stringify(answers) },
      { id: 'b', query: 'Where?', tools, answers },
      { query: 'Where?', tools, answers: '[]' },
    );
    const read = await readAll((options) => readXlam([text], options));
    expect(read.problems).toEqual([]);
    const [first, second, third] = read.examples;
    expect(first).toEqual({
      id: 'xlam-0',
      query: 'Where?',
      tools: [
        {
          name: 'live_giveaways_by_type',
          description: 'Live giveaways of a type.',
          parametersSchema: {
            type: 'object',
            properties: {
              type: { type: 'string', description: 'The type.', default: 'game' },
              most: { type: 'integer', description: 'How many.' },
              ids: { type: 'array', items: { type: 'integer' }, description: 'Which.' },
            },
            required: ['ids'],
          },
        },
      ],
      calls: answers,
    });
    expect(second).toEqual({ ...first, id: 'b' });
    expect(third).toMatchObject({ id: 'xlam-2', calls: [], tags: ['irrelevant'] });
    expectSound(read);
  });

  test('one big list is read as well as lines', async () => {
    const rows = [{ id: 1, query: 'q', tools, answers: [...answers, ...answers] }];
    const read = await readAll((options) => readXlam([JSON.stringify(rows)], options));
    expect(read.examples).toMatchObject([{ id: 'xlam-1', tags: ['parallel'] }]);
  });

  test.each([
    ['no query', { tools, answers }, 'query'],
    ['no tools', { query: 'q', answers }, 'list of tools'],
    ['tools that are no JSON', { query: 'q', tools: '[{', answers }, 'list of tools'],
    ['a tool without a name', { query: 'q', tools: [{ description: 'd' }], answers }, 'tool cannot be read'],
    ['no answers', { query: 'q', tools }, 'gold calls'],
    ['an answer that is no call', { query: 'q', tools, answers: [{ arguments: {} }] }, 'Gold call 1'],
    [
      'arguments that are no object',
      { query: 'q', tools, answers: [{ name: 'x', arguments: [1] }] },
      'Gold call 1',
    ],
    ['a call of nobody', { query: 'q', tools, answers: [{ name: 'nobody', arguments: {} }] }, 'nobody'],
  ])('a row with %s is a problem that says what to do, and hides no other row', async (_, row, words) => {
    const good = { query: 'q', tools, answers };
    const { examples, problems } = await readAll(
      (options) => readXlam([lines(good, row, good)], options),
      'x.json',
    );
    expect(examples.map(({ id }) => id)).toEqual(['xlam-0', 'xlam-2']);
    expect(problems).toMatchObject([{ file: 'x.json', line: 2 }]);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.remedy).not.toBe('');
  });

  test.skipIf(!existsSync(join(shared, 'hammer')))(
    'ToolAlpaca and Seal-Tools as Hammer keeps them',
    async () => {
      const alpaca = await readAll((options) =>
        readXlam([readFileSync(join(shared, 'hammer/toolalpaca.json'))], options),
      );
      expectSound(alpaca);
      // Six gold calls name a tool that is not offered (records 30 to 35).
      expect([alpaca.examples.length, alpaca.problems.length]).toEqual([108, 6]);
      const seal = await readAll((options) =>
        readXlam([readFileSync(join(shared, 'hammer/sealtool.json'))], options),
      );
      expectSound(seal);
      expect(seal.examples.length + seal.problems.length).toBe(294);
      expect(seal.problems).toEqual([]);
    },
  );
});

describe('BFCL', () => {
  const question = (id: string, more: object = {}) => ({
    id,
    question: [[{ role: 'user', content: 'Area of a triangle?' }]],
    function: [
      {
        name: 'area',
        description: 'Area.',
        parameters: {
          type: 'dict',
          properties: {
            base: { type: 'integer' },
            unit: { type: 'string' },
            box: { type: 'dict', properties: { a: { type: 'float' }, b: { type: 'string' } } },
          },
          required: ['base'],
        },
      },
    ],
    ...more,
  });
  const answer = (id: string, given: object) => ({ id, ground_truth: [{ area: given }] });
  const read = (questions: string, answers?: string) =>
    readAll((options) =>
      readBfcl(
        [questions],
        answers === undefined ? undefined : { chunks: [answers], file: 'answers' },
        options,
      ),
    );

  test('the gold is the first accepted value that is not "", inside of objects too', async () => {
    const { examples, problems } = await read(
      lines(question('simple_python_0'), question('simple_python_1')),
      lines(
        answer('simple_python_1', { base: [3, 4], unit: ['', 'cm'] }),
        answer('simple_python_0', { base: [10], unit: [''], box: [{ a: [1.5], b: ['', 'x'] }] }),
      ),
    );
    expect(problems).toEqual([]);
    expect(examples).toMatchObject([
      { id: 'simple_python_0', domain: 'simple_python', query: 'Area of a triangle?' },
      { id: 'simple_python_1' },
    ]);
    expect(examples.map(({ calls }) => calls)).toEqual([
      [{ name: 'area', arguments: { base: 10, box: { a: 1.5, b: 'x' } } }],
      [{ name: 'area', arguments: { base: 3, unit: 'cm' } }],
    ]);
  });

  test('irrelevance rows need no answers; others without are a problem', async () => {
    const { examples, problems } = await read(lines(question('irrelevance_3'), question('multiple_0')));
    expect(examples).toMatchObject([{ id: 'irrelevance_3', calls: [], tags: ['irrelevant'] }]);
    expect(problems).toMatchObject([{ line: 2, message: 'multiple_0 has no accepted answers.' }]);
  });

  test('answers of another form are problems, not queries without a call', async () => {
    const text = { id: 'exec_simple_0', ground_truth: ['area(base=3)'] };
    const { examples, problems } = await read(
      lines(question('exec_simple_0'), question('simple_python_0'), question('simple_python_1')),
      lines(
        text,
        { id: 'simple_python_0', ground_truth: { area: {} } },
        answer('simple_python_1', { base: [3] }),
      ),
    );
    expect(examples).toMatchObject([{ id: 'simple_python_1' }]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [1, expect.stringContaining('not of the form')],
      [2, expect.stringContaining('not of the form')],
    ]);
  });

  test('several turns, and gold that its own schema refuses, are problems', async () => {
    const { examples, problems } = await read(
      lines(
        question('multi_turn_0', {
          question: [[{ role: 'user', content: 'a' }], [{ role: 'user', content: 'b' }]],
        }),
        question('simple_java_0'),
      ),
      lines(answer('multi_turn_0', { base: [1] }), answer('simple_java_0', { base: ['mapArea.size()'] })),
    );
    expect(examples).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'The question has not exactly one turn.',
      'The gold call of "area" does not satisfy its schema: base must be an integer, not "mapArea.size()".',
    ]);
  });

  test('the kept sample, with its answers in the rows', async () => {
    const text = readFileSync(join(root, 'test/fixtures/bfcl/sample.jsonl'));
    const all = await readAll((options) => readBfcl([text], undefined, options));
    expect(all.examples.length + all.problems.length).toBe(10);
    expect(all.examples.length).toBeGreaterThanOrEqual(8);
    expectSound(all);
  });

  test.skipIf(!existsSync(join(shared, 'bfcl'))).each([
    ['simple_python', 399, 1],
    ['multiple', 200, 0],
    ['parallel', 199, 1],
    ['parallel_multiple', 198, 2],
    ['simple_java', 87, 13],
    ['simple_javascript', 42, 8],
    ['irrelevance', 240, 0],
  ])('%s: %i rows, %i that nobody could be right on', async (category, rows, refused) => {
    const questions = readFileSync(join(shared, `bfcl/BFCL_v4_${category}.json`));
    const file = join(shared, `bfcl/possible_answer/BFCL_v4_${category}.json`);
    const answers = existsSync(file) ? { chunks: [readFileSync(file)], file } : undefined;
    const all = await readAll((options) => readBfcl([questions], answers, options));
    expect([all.examples.length, all.problems.length]).toEqual([rows, refused]);
    expectSound(all);
  });
});

describe('cases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'weather.toolprm-cases.jsonl');
  const tool = { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } };
  const calls = [{ name: 'weather', arguments: { city: 'Oslo' } }];
  writeFileSync(join(folder, 'tools.json'), JSON.stringify([{ type: 'function', function: tool }]));
  writeFileSync(join(folder, 'broken.json'), '[{"name": ');
  const read = (...rows: readonly unknown[]) =>
    readAll((options) => readCases([lines(...rows)], { ...options, toolFile: toolFilesBeside(file) }), file);

  test('have their tools in the line, or name a file beside them', async () => {
    const { examples, problems } = await read(
      { id: 'a', query: 'q', tools: [tool], calls },
      { id: 'b', query: 'q', tools: 'tools.json', calls },
      {
        id: 'c',
        query: 'q',
        tools: './tools.json',
        calls: [],
        domain: 'weather',
        split: 'test',
        tags: ['mine'],
      },
    );
    expect(problems).toEqual([]);
    expect(examples[0]).toEqual({
      id: 'a',
      query: 'q',
      tools: [{ name: 'weather', parametersSchema: tool.parameters }],
      calls,
    });
    expect(examples[1]).toEqual({ ...examples[0], id: 'b', toolsFile: 'tools.json' });
    expect(examples[2]).toMatchObject({ domain: 'weather', split: 'test', tags: ['mine'], calls: [] });
  });

  test('are read as they were written, masks included', async () => {
    await fc.assert(
      fc.asyncProperty(anyExample, fc.nat(), async (example, seed) => {
        const plain = { ...example, query: 'q', calls: [], tags: ['a'] };
        const masked = maskExample(plain, uniformStream(seed)).example;
        const usable = [plain, masked].filter(({ tools }) =>
          tools.every((each) => isPlainParameters(each.parametersSchema)),
        );
        const { examples } = await readAll((options) =>
          readCases([usable.map(exampleLine).join('')], { ...options, toolFile: toolFilesBeside(file) }),
        );
        expect(examples).toEqual(usable);
      }),
    );
  });

  test('in normal form are the same whether or not they are looked at closely', async () => {
    const options = { seed: 1, count: 300, split: 'train', level: 3 } as const;
    for await (const { tools } of generateExamples(options)) {
      for (const { name, description, parametersSchema } of tools) {
        expect(isPlainParameters(parametersSchema)).toBe(true);
        const [close] = readTools(
          JSON.stringify([{ name, description, parameters: parametersSchema }]),
        ).tools;
        expect(close).toMatchObject({ name, description, parametersSchema });
        expect(close?.parametersSchema).toEqual(parametersSchema);
      }
    }
  });

  test.each([
    ['an absent file', { tools: 'absent.json' }, 'cannot be read'],
    ['a path out of the folder', { tools: '../../etc/tools.json' }, 'leads out of the folder'],
    ['a path that leaves on the way', { tools: 'a/../../x.json' }, 'leads out of the folder'],
    ['an absolute path', { tools: '/etc/passwd' }, 'leads out of the folder'],
    ['a path of Windows', { tools: 'C:\\tools.json' }, 'leads out of the folder'],
    ['a broken tool file', { tools: 'broken.json' }, 'has an error'],
    ['no id', { id: undefined }, 'no id'],
    ['no query', { query: ' ' }, 'no query'],
    ['no calls', { calls: undefined }, 'gold calls'],
    ['an unknown split', { split: 'exam' }, 'unknown'],
  ])('with %s are problems with a line and a remedy', async (_, change, words) => {
    const good = { id: 'first', query: 'q', tools: [tool], calls };
    const { examples, problems } = await read(good, { ...good, id: 'x', ...change }, { ...good, id: 'last' });
    expect(examples.map(({ id }) => id)).toEqual(['first', 'last']);
    expect(problems).toMatchObject([{ file, line: 2 }]);
    expect(`${problems[0]?.message}`).toContain(words);
    expect(problems[0]?.remedy).not.toBe('');
  });
});
