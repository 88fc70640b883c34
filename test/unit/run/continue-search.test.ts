// A search continues another one's log from a candidate, with nothing but the log.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { toolFromLog } from '../../../src/log/logged-tools.ts';
import { readLog } from '../../../src/log/reader.ts';
import type { SearchTree, TreeNode } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { continueSearch, forkAt, samePolicy } from '../../../src/run/continue-search.ts';
import type { PolicySpec } from '../../../src/run/model-spec.ts';
import { readTools } from '../../../src/tools/read.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer, type TestServer } from '../../server/server.ts';
import { query, responses, searched, toolsText } from './searching.ts';

let server: TestServer;
let policy: PolicySpec;
let tree: SearchTree;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolprm-continue-'));
  server = await startServer({ personality: 'vllm', model: createScriptedModel({ responses }) });
  policy = { kind: 'server', url: server.url };
  const { logged } = await searched(policy, { kind: 'rules' }, { beams: 1, candidates: 8 });
  tree = treeOf(logged.events);
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const prunedArgument = (): TreeNode => {
  const found = tree.nodes.find(
    ({ verdict, decision }) => decision.kind === 'argument' && verdict?.kind === 'rank',
  );
  if (found === undefined) throw new Error('no argument was pruned by its rank');
  return found;
};

describe('continuing from a candidate', () => {
  it('runs the same query and tools from the text of a pruned candidate, and names its parent', async () => {
    const node = prunedArgument();
    const fork = forkAt(tree, node.id);
    const run = await continueSearch({
      fork,
      policy,
      reward: { kind: 'rules' },
      log: { folder },
      assets: { hostFile: '', policyFile: '', rewardFile: '' },
      producer: 'test',
      signal: new AbortController().signal,
    });
    const events: SearchEvent[] = [];
    for await (const event of run.events) events.push(event);
    const [started] = events;
    const end = events.at(-1);
    if (started?.type !== 'search-started' || end?.type !== 'search-finished') {
      throw new Error('the log has no beginning or no end');
    }
    expect(started.parent).toEqual({ search: tree.header?.search, candidate: node.id });
    expect(started).toMatchObject({ query, prefix: fork.prefix, prompt: tree.header?.prompt });
    expect(started.tools).toEqual(tree.header?.tools);
    expect(started.settings).toEqual(tree.header?.settings);
    expect(end.outcome).toBe('done');
    expect(end.response?.startsWith(fork.prefix)).toBe(true);
    expect(readLog(await readFile(run.logPath ?? '', 'utf8'))).toMatchObject({
      finished: true,
      problems: [],
    });
  });

  it('refuses with the reason where nothing can follow', () => {
    const finished = tree.nodes.find(({ decision }) => decision.kind === 'response-finished');
    expect(() => forkAt(tree, finished?.id ?? '')).toThrow(/ended its response/);
    expect(() => forkAt(tree, 'nobody')).toThrow(/does not have this candidate/);
  });

  it('refuses where the log lost a part of the way', () => {
    const node = prunedArgument();
    const cut = treeOf([
      { type: 'search-started', seq: 0, at: 0, ...headerOf(tree) },
      {
        type: 'candidate',
        seq: 9,
        at: 9,
        step: 2,
        id: node.id,
        parent: 'lost',
        decision: node.decision,
        source: 'sampled',
      },
    ]);
    expect(() => forkAt(cut, node.id)).toThrow(/lost a part of the way/);
  });
});

function headerOf({ header }: SearchTree) {
  if (header === undefined) throw new Error('the log has no header');
  const { seq: _seq, at: _at, type: _type, ...rest } = header;
  return rest;
}

describe('the tools of a log', () => {
  it('are what the tool file said, but for their places', () => {
    for (const tool of readTools(toolsText).tools) {
      const { parametersSchema, format, pointer, range, name, description } = tool;
      const about = description === undefined ? {} : { description };
      const again = toolFromLog({ name, ...about, parametersSchema, format, pointer, range });
      const shape = (parameters: typeof tool.parameters) =>
        parameters.map((parameter) => [parameter.name, parameter.required, parameter.schema]);
      expect(shape(again.parameters)).toEqual(shape(tool.parameters));
    }
  });

  it('may lack properties or have strange ones', () => {
    const logged = { name: 'f', format: 'bare', pointer: '', range: { offset: 0, length: 0 } } as const;
    expect(toolFromLog({ ...logged, parametersSchema: {} }).parameters).toEqual([]);
    expect(
      toolFromLog({ ...logged, parametersSchema: { properties: { a: true }, required: 'a' } }).parameters,
    ).toMatchObject([{ name: 'a', required: false, schema: {} }]);
  });
});

describe('the model of a continued search', () => {
  it('is that of the log where the settings name the same server and leave the model open', () => {
    const { header } = tree;
    if (header === undefined) throw new Error('the log has no header');
    expect(samePolicy(policy, header)).toMatchObject({ model: header.policy.name });
    const other: PolicySpec = { kind: 'server', url: 'http://127.0.0.1:9/v1' };
    expect(samePolicy(other, header)).toBe(other);
    const named: PolicySpec = { ...other, url: server.url, model: 'mine' };
    expect(samePolicy(named, header)).toBe(named);
  });
});
