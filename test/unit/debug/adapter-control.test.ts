// The debug adapter as a client sees it: starting a search, moving along it, ending it.
import { describe, expect, test } from 'vitest';
import { line, query, recordedLog, told } from './adapter-searches.ts';
import {
  atEntry,
  connected,
  evaluate,
  frames,
  move,
  names,
  shown,
  started,
  variables,
} from './adapter-session.ts';
import { signalled } from './searches.ts';

describe('launch', () => {
  test('runs the search to its end, says its steps and its calls, and ends the session', async () => {
    const { client, close } = await started();
    expect((await client.take('exited')).body).toEqual({ exitCode: 0 });
    await client.take('terminated');
    expect(client.output).toContain('step 1: get_weather 0.80 (2 of 2 retained)\n');
    expect(client.output).toContain('The search is done, score 0.90.\n');
    expect(client.output).toContain(
      '[{"name":"get_weather","arguments":{"city":"Oslo","unit":"celsius"}}]\n',
    );
    await close();
  });

  test('stops at the entry, where the stack is the query alone', async () => {
    const { client, host, close } = await atEntry();
    expect(host.asked()).toBe(0);
    expect(await names(client)).toEqual([`query: ${query}`]);
    expect((await client.threadsRequest()).body.threads).toEqual([{ id: 1, name: `1: ${query}` }]);
    await close();
  });

  test('without debugging passes by every breakpoint, the entry and the end', async () => {
    const { client, close } = await started({
      arguments: { noDebug: true, stopOnEntry: true, stopAtEnd: true },
      configure: (to, host) =>
        to.setBreakpointsRequest({ source: { path: host.toolsPath }, breakpoints: [{ line: line.unit }] }),
    });
    await client.take('terminated');
    expect(client.messages.some(({ event }) => event === 'stopped')).toBe(false);
    await close();
  });

  test.each([
    [{ tools: '' }, 'No tool file is given: set "tools" to the path of one, or "case" to a case.'],
    [{ query: ' ' }, 'No query is given: set "query" to what the user asks.'],
    [{ settings: { beams: 0 } }, 'settings.beams is 0: give a whole number from 1 to 256.'],
    [{ settings: { beam: 4 } }, 'There is no setting "beam"'],
    [{ settings: { threshold: '0.5' } }, 'settings.threshold is "0.5": give a number.'],
    [{ policy: { url: 'file:///etc' } }, '"policy" names no server'],
    [{ expected: [{ arguments: {} }] }, '"expected" is no list of calls'],
    [{ stopOnEntry: 'yes' }, '"stopOnEntry" is no boolean'],
  ])('refuses %j', async (wrong, why) => {
    const { client, host, close } = connected();
    await client.initializeRequest();
    expect(await client.refused('launch', { tools: host.toolsPath, query, ...wrong })).toContain(why);
    await close();
  });

  test('shows that the models are opened, and can be cancelled', async () => {
    const { client, host, close } = connected({
      opening: (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    await client.initializeRequest({
      adapterID: 'toolprm',
      pathFormat: 'path',
      supportsProgressReporting: true,
    });
    const refused = client.refused('launch', { tools: host.toolsPath, query });
    const { body } = await client.take('progressStart');
    expect(body).toMatchObject({ title: 'Opening the models', cancellable: true });
    await client.send('cancel', { progressId: body.progressId });
    expect(await refused).toBe('cancelled');
    expect((await client.take('progressEnd')).body).toEqual({ progressId: body.progressId });
    await close();
  });
});

describe('attach', () => {
  test('replays a log, asks no model, and stays at its end', async () => {
    const { client, host, close } = await started({ request: 'attach', log: await recordedLog() });
    expect((await client.stopped()).body).toMatchObject({
      reason: 'end',
      description: 'The search is done, score 0.90.',
    });
    expect(host.asked()).toBe(0);
    expect(await names(client)).toEqual([
      'response finished',
      'call finished',
      'arguments finished',
      'unit = "celsius"',
      'city = "Oslo"',
      'get_weather',
      `query: ${query}`,
    ]);
    expect(client.output).toContain('The search is done, score 0.90.\n');
    expect(await move(client, 'stepBack')).toMatchObject({ reason: 'step' });
    await close();
  });

  test('refuses a log without its beginning', async () => {
    const { client, close } = connected({ log: [] });
    await client.initializeRequest();
    expect(await client.refused('attach', { log: 'x' })).toBe(
      'The log has lost its beginning: it cannot be replayed.',
    );
    await close();
  });
});

describe('moving', () => {
  test('next goes step by step, and asks the models only for what is new', async () => {
    const { client, host, close } = await atEntry();
    expect(await move(client, 'next')).toMatchObject({
      reason: 'step',
      description: 'At step 1',
      threadId: 1,
    });
    expect(await names(client)).toEqual(['get_weather', `query: ${query}`]);
    await move(client, 'next');
    const asked = host.asked();
    await move(client, 'stepBack');
    expect((await move(client, 'stepBack')).reason).toBe('entry');
    await move(client, 'next');
    await move(client, 'next');
    expect(host.asked()).toBe(asked);
    await close();
  });

  test('step in goes candidate by candidate', async () => {
    const { client, close } = await atEntry();
    await move(client, 'stepIn');
    expect(await names(client)).toEqual(['get_weather', `query: ${query}`]);
    const [top] = await frames(client);
    const before = await variables(client, 'Beam', top?.id ?? 0);
    expect(before.list.find(({ name }) => name === 'candidate')?.value).toBe('get_weather  not judged yet');
    await move(client, 'stepIn');
    expect(await names(client)).toEqual(['get_time', `query: ${query}`]);
    await close();
  });

  test('step out goes to the end of the call', async () => {
    const { client, close } = await atEntry();
    await move(client, 'stepOut');
    expect((await names(client))[0]).toBe('call finished');
    await close();
  });

  test('step out goes to the end of the call that is looked at, though another ends before', async () => {
    const { client, close } = await atEntry({ arguments: { settings: { beams: 4 } } });
    await move(client, 'next');
    await move(client, 'stepOut');
    expect(await names(client)).toEqual([
      'call finished',
      'arguments finished',
      'unit = "celsius"',
      'city = "Oslo"',
      'get_weather',
      `query: ${query}`,
    ]);
    while ((await move(client, 'stepBack')).reason !== 'entry');
    await move(client, 'next');
    const time = await evaluate(client, 'candidates[1].id', 'watch');
    await client.customRequest('toolprm/show', { candidate: JSON.parse(time) });
    await move(client, 'stepOut');
    expect((await names(client)).slice(0, -1)).toEqual([
      'call finished',
      'arguments finished',
      'city = "Oslo"',
      'get_time',
    ]);
    await close();
  });

  test('reverse continue goes back to the breakpoint before, then to the entry', async () => {
    const { client, host, close } = await atEntry();
    const set = (at: readonly number[]) =>
      client.setBreakpointsRequest({
        source: { path: host.toolsPath },
        breakpoints: at.map((each) => ({ line: each })),
      });
    await set([line.city, line.unit]);
    expect((await move(client, 'continue')).reason).toBe('breakpoint');
    const atCity = await shown(client);
    expect((await move(client, 'continue')).reason).toBe('breakpoint');
    expect((await move(client, 'reverseContinue')).reason).toBe('breakpoint');
    expect(await shown(client)).toEqual(atCity);
    expect((await move(client, 'reverseContinue')).reason).toBe('entry');
    await close();
  });

  test('the same place shows the same, however it was come to, live and replayed', async () => {
    const live = await atEntry();
    const replayed = await atEntry({ request: 'attach', log: await recordedLog() });
    const places: unknown[] = [];
    for (let step = 0; step < 4; step += 1) {
      await move(live.client, 'next');
      await move(replayed.client, 'next');
      places.push(await shown(live.client));
      expect(withoutTimes(await shown(replayed.client))).toEqual(withoutTimes(places[step]));
    }
    for (let step = 2; step >= 0; step -= 1) {
      await move(live.client, 'stepBack');
      expect(await shown(live.client)).toEqual(places[step]);
    }
    await live.close();
    await replayed.close();
  });

  test('tells the editor which place is shown', async () => {
    const { client, host, close } = await atEntry();
    expect((await client.take('toolprm/shown')).body).toMatchObject({
      thread: 1,
      step: null,
      candidate: null,
    });
    await move(client, 'next');
    await move(client, 'next');
    const atStop = (await client.take('toolprm/shown', ({ body }) => body.step === 2)).body;
    expect(atStop).toMatchObject({ log: host.runs[0]?.logPath, stopped: 2 });
    expect(atStop.retained).toContain(atStop.candidate);
    const [, below] = await frames(client);
    await client.scopesRequest({ frameId: below?.id ?? 0 });
    await client.take('toolprm/shown', ({ body }) => body.step === 1 && body.stopped === 2);
    await close();
  });

  test('tells the editor how far a log has been seen, which has more', async () => {
    const log = await recordedLog();
    const { client, close } = await atEntry({ request: 'attach', log });
    const seen = async (): Promise<number> => (await client.take('toolprm/shown')).body.seen;
    expect(await seen()).toBe(log[0]?.seq);
    await move(client, 'next');
    const end = log.find(({ type }) => type === 'step-finished');
    expect(await seen()).toBe((end?.seq ?? 0) - 1);
    await move(client, 'stepIn');
    const next = log.find((event) => event.type === 'candidate' && event.step === 2);
    expect(await seen()).toBe(next?.seq);
    await close();
  });

  test('stays at the end of the search where it was asked to', async () => {
    const { client, close } = await started({ arguments: { stopAtEnd: true } });
    expect((await client.stopped()).body.reason).toBe('end');
    expect((await move(client, 'reverseContinue')).reason).toBe('entry');
    expect((await move(client, 'continue')).reason).toBe('end');
    expect((await move(client, 'next')).reason).toBe('end');
    await close();
  });
});

/** A search that is run twice takes other times, and has its tool file elsewhere. */
const withoutTimes = (place: unknown): unknown =>
  JSON.parse(
    JSON.stringify(place).replaceAll(/\d+ ms|[\d.]+ seconds?|(?<=milliseconds: )[\d.]+|(?<=debug-)\w+/g, '-'),
  );

test('a search that fails stops there, with what to do', async () => {
  const { client, close } = await started({
    policy: { before: () => Promise.reject(new Error('no such model')) },
    configure: (to) => to.setExceptionBreakpointsRequest({ filters: ['failed'] }),
  });
  expect((await client.stopped()).body).toMatchObject({ reason: 'exception' });
  const { body } = await client.exceptionInfoRequest({ threadId: 1 });
  expect(body).toMatchObject({ exceptionId: 'Search Failed', breakMode: 'always' });
  expect(body.description).toContain('no such model');
  await client.continueRequest({ threadId: 1 });
  expect((await client.take('exited')).body).toEqual({ exitCode: 1 });
  await close();
});

test('a search that breaks off stops where it was, and says why again when it is asked', async () => {
  const { client, close } = await atEntry({ breaksOff: new Error('The disk is full.') });
  await move(client, 'next');
  const why = 'The search broke off: The disk is full.';
  expect(await move(client, 'next')).toMatchObject({ reason: 'exception', description: why });
  const { body } = await client.exceptionInfoRequest({ threadId: 1 });
  expect(body).toMatchObject({ exceptionId: 'Search Broke Off', description: why, breakMode: 'always' });
  expect((await move(client, 'stepBack')).reason).toBe('step');
  expect(await client.refused('exceptionInfo', { threadId: 1 })).toContain('no exception');
  await close();
});

describe('a search that has broken off', () => {
  const breaksOff = new Error('The disk is full.');

  test('ends the session where it is continued from there', async () => {
    const { client, close } = await started({ breaksOff });
    expect((await client.stopped()).body.reason).toBe('exception');
    await client.continueRequest({ threadId: 1 });
    expect((await client.take('exited')).body).toEqual({ exitCode: 1 });
    await client.take('terminated');
    expect(client.output.match(/The disk is full/g)).toHaveLength(1);
    await close();
  });

  test('stays there where it was asked to stay at the end', async () => {
    const { client, close } = await started({ breaksOff, arguments: { stopAtEnd: true } });
    await client.stopped();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await move(client, 'continue')).toMatchObject({
        reason: 'end',
        description: 'The search broke off: The disk is full.',
      });
    }
    await close();
  });

  test('ends the session at once without debugging', async () => {
    const { client, close } = await started({ breaksOff, arguments: { noDebug: true } });
    expect((await client.take('exited')).body).toEqual({ exitCode: 1 });
    expect(client.output).toContain('The disk is full.');
    expect(client.messages.some(({ event }) => event === 'stopped')).toBe(false);
    await close();
  });
});

describe('a launch that is given up while its models open', () => {
  test('ends its search, so that its log is complete and its models are closed', async () => {
    const over = signalled();
    const { client, session, host } = connected({
      given(run) {
        session.dispose();
        return { ...run, events: told(run.events, over.resolve) };
      },
    });
    await client.initializeRequest();
    expect(await client.refused('launch', { tools: host.toolsPath, query })).toBe('The session is over.');
    await over.promise;
    expect(host.asked()).toBe(0);
    host.close();
  });
});

test('what goes wrong after an answer is told once, and is no second answer', async () => {
  const { client, close } = await atEntry({
    given: (run) => ({
      ...run,
      control: {
        ...run.control,
        stop(by) {
          run.control.stop(by);
          throw new Error('The search would not stop.');
        },
      },
    }),
  });
  await client.send('terminateThreads', { threadIds: [1] });
  await client.take('output', ({ body }) => body.output === 'The search would not stop.\n');
  const answers = client.messages.filter(({ command }) => command === 'terminateThreads');
  expect(answers).toMatchObject([{ success: true }]);
  await close();
});
