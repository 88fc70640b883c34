// Lines of text that a client sends: watches, hovers, the console, completions.
import { expect, test } from 'vitest';
import { query, recordedLog } from './adapter-searches.ts';
import { evaluate, frames, move, type Session, started, top, variables } from './adapter-session.ts';

/** A replayed search at the step that decides the unit. */
async function atUnit(): Promise<Session> {
  const session = await started({
    request: 'attach',
    log: await recordedLog(),
    arguments: { stopOnEntry: true },
  });
  await session.client.stopped();
  for (let step = 0; step < 3; step += 1) await move(session.client, 'next');
  return session;
}

test('expressions', async () => {
  const { client, close } = await atUnit();
  expect(await evaluate(client, 'gap', 'watch', await top(client))).toBe('0.15');
  expect(await evaluate(client, 'candidates.filter(score < 0.5)')).toBe('2 candidates');
  expect(await evaluate(client, 'beam.call.arguments.unit')).toBe('"celsius"');
  expect(await evaluate(client, 'beam.call.arguments', 'clipboard')).toBe(
    '{"city": "Oslo", "unit": "celsius"}',
  );
  expect(await client.refused('evaluate', { expression: 'scor', context: 'watch' })).toContain(
    'did you mean',
  );
  const { body } = await client.evaluateRequest({ expression: 'candidates', context: 'repl' });
  expect(body).toMatchObject({ result: '4 candidates', indexedVariables: 4 });
  const page = await client.variablesRequest({
    variablesReference: body.variablesReference,
    filter: 'indexed',
    start: 1,
    count: 2,
  });
  expect(page.body.variables.map(({ name, evaluateName }) => [name, evaluateName])).toEqual([
    ['[1]', 'candidates[1]'],
    ['[2]', 'candidates[2]'],
  ]);
  const none = await client.variablesRequest({
    variablesReference: body.variablesReference,
    filter: 'named',
  });
  expect(none.body.variables).toEqual([]);
  await close();
});

test('a word of the tool file under the mouse is what the call gives it', async () => {
  const { client, close } = await atUnit();
  expect(await evaluate(client, '"unit"', 'hover')).toBe('"celsius"');
  expect(await evaluate(client, 'city', 'hover')).toBe('"Oslo"');
  expect(await client.refused('evaluate', { expression: 'nothing_here', context: 'hover' })).not.toBe('');
  await close();
});

test('each frame has its own step', async () => {
  const { client, close } = await atUnit();
  const [, city, tool, root] = await frames(client);
  expect(await evaluate(client, 'step.index', 'watch', city?.id)).toBe('2');
  expect(await evaluate(client, 'candidate.decision', 'watch', tool?.id)).toBe('"get_weather"');
  expect(await evaluate(client, 'candidate', 'watch', root?.id)).toBe('nothing');
  expect(await evaluate(client, 'query', 'watch', root?.id)).toBe(JSON.stringify(query));
  const beam = await variables(client, 'Beam', city?.id ?? 0);
  expect(beam.list.find(({ name }) => name === 'call')?.value).toBe('get_weather(city: "Oslo")');
  await close();
});

test('commands that make no sense say why', async () => {
  const { client, close } = await atUnit();
  const refused = (expression: string): Promise<string> =>
    client.refused('evaluate', { expression, context: 'repl' });
  expect(await evaluate(client, 'help')).toContain('keep <candidate>');
  expect(await refused('keep')).toBe('Say which candidate: keep candidates[2].');
  expect(await refused('keep kelvins')).toContain(
    'No candidate of the step decides kelvins: there are unit =',
  );
  expect(await refused('drop candidates[2]')).toContain('not retained');
  expect(await refused('try')).toContain('Say which value');
  expect(await refused('set beams')).toContain('set beams = 8');
  expect(await refused('set format = 3')).toContain('"format" cannot be changed here');
  expect(await refused('set constructor = 3')).toContain('"constructor" cannot be changed here');
  expect(await refused('again soon')).toBe('A seed is a whole number: again 17.');
  // Elsewhere they are no commands.
  expect(await client.refused('evaluate', { expression: 'keep kelvins', context: 'watch' })).not.toContain(
    'decides',
  );
  await close();
});

test('completions offer names with what they mean, and commands where a line begins', async () => {
  const { client, close } = await atUnit();
  const complete = async (text: string) =>
    (await client.completionsRequest({ text, column: text.length + 1, frameId: await top(client) })).body
      .targets;
  const members = await complete('candidate.sco');
  expect(members.find(({ label }) => label === 'score')).toMatchObject({
    start: 11,
    length: 3,
    type: 'property',
    detail: expect.stringContaining("reward model's score"),
  });
  expect((await complete('ke')).map(({ label }) => label)).toContain('keep <candidate>');
  expect((await complete('1 + ke')).map(({ label }) => label)).not.toContain('keep <candidate>');
  await close();
});

test('sources: the tool file, the prompt, and the tools of the log where there is no file', async () => {
  const { client, host, close } = await atUnit();
  const { sources } = (await client.send('loadedSources', {})).body;
  expect(sources).toEqual([
    { name: 'weather.tools.json', path: host.toolsPath },
    { name: 'prompt.txt', sourceReference: 1, origin: expect.any(String) },
  ]);
  expect((await client.sourceRequest({ sourceReference: 1 })).body.content).toContain(query);
  host.close();
  const [frame] = await frames(client);
  expect(frame?.source).toMatchObject({ name: 'tools.json', sourceReference: 2 });
  const { content } = (await client.sourceRequest({ sourceReference: 2 })).body;
  expect(content.split('\n')[(frame?.line ?? 0) - 1]).toContain('celsius');
  const { body } = await client.setBreakpointsRequest({
    source: { name: 'tools.json', sourceReference: 2 },
    breakpoints: [{ line: frame?.line ?? 0 }],
  });
  expect(body.breakpoints).toMatchObject([{ verified: true }]);
  expect(await client.refused('source', { sourceReference: 77 })).toBe('There is no source 77.');
  await close();
});
