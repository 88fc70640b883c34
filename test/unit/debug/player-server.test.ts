// A search on real connections under the debugger: slow servers that break off, a log on the disk, and a stop that is obeyed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import { readLog } from '../../../src/log/reader.ts';
import { runSearch } from '../../../src/run/run-search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';
import type { Fault } from '../../server/faults.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { query, responses, toolsText } from '../run/searching.ts';
import { patient, turns } from './searches.ts';

const path = '/v1/completions';
const slow: Fault = { kind: 'slow', milliseconds: 2, path };

const troubles: readonly (readonly [string, readonly Fault[]])[] = [
  ['is slow', [slow]],
  ['drops connections', [slow, { kind: 'reset', path, share: 0.2, seed: 1 }]],
  ['breaks its streams off', [slow, { kind: 'cut', after: 2, path, share: 0.3, seed: 2 }]],
  ['falls silent', [slow, { kind: 'silence', after: 2, path, share: 0.4, seed: 3 }]],
];

test.each(troubles)(
  'a server that %s: moves, pauses and stops, and the log has every event',
  async (_name, faults) => {
    const model = createScriptedModel({ responses });
    await using policy = await startServer({ personality: 'vllm', model, faults });
    const folder = await mkdtemp(join(tmpdir(), 'toolprm-debug-'));
    try {
      for (let round = 0; round < 4; round += 1) {
        const run = await runSearch({
          toolsText,
          toolsFile: 'weather.json',
          query,
          settings: { ...defaultSettings, beams: 2, candidates: 3, seed: round },
          policy: { kind: 'server', url: policy.url },
          reward: { kind: 'rules' },
          log: { file: join(folder, `${round}.toolprm.jsonl`) },
          assets: { hostFile: '', policyFile: '', rewardFile: '' },
          producer: 'test',
          signal: patient(),
        });
        const timeline = liveTimeline(run);
        const player = createPlayer(timeline, { breakpoints: createBreakpoints() });
        for (let move = 0; move < 4; move += 1) {
          const moving = move % 2 === 0 ? player.next(patient()) : player.stepIn(patient());
          await Promise.race([moving, turns(200 + 100 * round)]);
          player.pause();
          expect(['step', 'pause', 'end']).toContain((await moving).reason);
          await player.stepBack(patient());
        }
        const last = player.continue(patient());
        await turns(round * 50);
        timeline.stop();
        expect((await last).reason).toBe('end');
        await timeline.done;
        const events = Array.from({ length: timeline.length }, (_, index) => timeline.event(index));
        expect(readLog(await readFile(run.logPath ?? '', 'utf8'))).toMatchObject({ events, problems: [] });
        expect(events.at(-1)?.type).toBe('search-finished');
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
