// Whether a reward model tells a right decision from a wrong one, asked before a search.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReward } from '../../../src/run/check-reward.ts';
import type { RewardSpec } from '../../../src/run/model-spec.ts';
import { openModels } from '../../../src/run/open-models.ts';
import { createScriptedModel, type ScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const assets = {
  hostFile: path.join(root, 'src/models/embedded/host.ts'),
  policyFile: path.join(root, 'media/models/policy.gguf'),
  rewardFile: path.join(root, 'media/models/toolprm.gguf'),
};
const never = new AbortController().signal;

async function check(
  model: ScriptedModel,
  rewardOf: (url: string) => RewardSpec = (url) => ({ kind: 'server', url }),
  personality: 'vllm' | 'trtllm' = 'vllm',
): Promise<readonly string[]> {
  await using server = await startServer({ personality, model });
  const policy = { kind: 'server', url: `${server.url}/v1` } as const;
  const reward = rewardOf(policy.url);
  const models = await openModels(policy, reward, assets, never);
  try {
    return await checkReward(models, { policy, reward }, 'hammer', never);
  } finally {
    await models.close();
  }
}

describe('the check of a reward model', () => {
  it('says that it tells the right decision from the wrong one, with both scores', async () => {
    const judge = (prompt: string) => (prompt.includes('"Oslo"') ? -4 : 4);
    expect(await check(createScriptedModel({ judge }))).toEqual([
      'It tells a right decision from a wrong one: 0.98 for city = "Lima", 0.02 for city = "Oslo" (asked was Lima).',
    ]);
  });

  it('says so where it does not, be it that it likes both or the wrong one', async () => {
    const [same] = await check(createScriptedModel({ judge: () => 3 }));
    expect(same).toMatch(/^It does not tell .*: 0\.95 .*, 0\.95 .*may mean little\.$/);
    const wrong = (prompt: string) => (prompt.includes('"Oslo"') ? 4 : -4);
    expect((await check(createScriptedModel({ judge: wrong })))[0]).toMatch(/^It does not tell/);
  });

  it('says what is wrong where the model has no label to give', async () => {
    const prose = createScriptedModel({ isLabelPosition: () => false });
    const lines = await check(prose, undefined, 'trtllm');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/neither "\+" nor "-".*template/);
  });

  it('asks nobody where no reward model is asked', async () => {
    for (const kind of ['rules', 'policy-logprob'] as const) {
      const lines = await check(createScriptedModel(), () => ({ kind }));
      expect(lines).toEqual(['No reward model is asked, so there is none to test.']);
    }
  });
});
