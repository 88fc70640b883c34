// Searches with tools in YAML: told by the file's name, or by the editor where a document has no telling name.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import type { SearchStarted } from '../../../src/log/tree.ts';
import { rerunSearch } from '../../../src/run/rerun-search.ts';
import { runSearch } from '../../../src/run/run-search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer, type TestServer } from '../../server/server.ts';
import { query, responses } from './searching.ts';

const yaml = `# What is asked of the weather service.
- name: get_weather
  description: The weather in a city now.
  parameters:
    type: object
    properties:
      city: {type: string}
      unit: {type: string, enum: [celsius, fahrenheit]}
    required: [city]
`;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ personality: 'vllm', model: createScriptedModel({ responses }) });
});
afterAll(() => server?.close());

const given = () => ({
  toolsText: yaml,
  policy: { kind: 'server', url: server.url } as const,
  reward: { kind: 'rules' } as const,
  assets: { hostFile: '', policyFile: '', rewardFile: '' },
  producer: 'test',
  signal: new AbortController().signal,
});

async function eventsOf(run: { readonly events: AsyncIterable<SearchEvent> }) {
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  const [header] = events;
  if (header?.type !== 'search-started') throw new Error('the search did not begin');
  return { header, last: events.at(-1) };
}

/** The tool as the log has it, with the part of the file that its range means. */
function expectYamlTool({ tools }: SearchStarted): void {
  expect(tools.map(({ name, pointer }) => [name, pointer])).toEqual([['get_weather', '/0']]);
  const { offset = 0, length = 0 } = tools[0]?.range ?? {};
  expect(yaml.slice(offset, offset + length)).toMatch(/^name: get_weather\n[\s\S]+required: \[city\]\s*$/);
}

it.each([
  ['a file named .yaml', { toolsFile: 'weather.tools.yaml' }],
  ['a file named .yml', { toolsFile: 'weather.yml' }],
  ['a document without a file that is YAML', { toolsFile: 'Untitled-1', toolsSyntax: 'yaml' }],
] as const)('%s is searched with, and is run again', async (_, file) => {
  const settings = { ...defaultSettings, beams: 2, candidates: 3, seed: 7 };
  const { header, last } = await eventsOf(await runSearch({ ...given(), ...file, query, settings }));
  expectYamlTool(header);
  expect(last).toMatchObject({ outcome: 'done', calls: [{ name: 'get_weather' }] });
  const again = await eventsOf(await rerunSearch({ ...given(), ...file, header }));
  expectYamlTool(again.header);
  expect(again.header).toMatchObject({ prompt: header.prompt });
});

it('a tool that is wrong is told with its place in the YAML', async () => {
  const toolsText = yaml.replace('type: string}\n', 'type: strin}\n');
  const settings = { ...defaultSettings, beams: 2, candidates: 2 };
  const run = await runSearch({ ...given(), toolsText, toolsFile: 'w.tools.yaml', query, settings });
  const [problem] = run.toolProblems;
  const { offset = 0, length = 0 } = problem?.range ?? {};
  expect(toolsText.slice(offset, offset + length)).toContain('strin');
  await eventsOf(run);
});
