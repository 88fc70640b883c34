// The flags that name the models of a search, shared by the commands that run one.
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type PolicySpec,
  parsePolicySpec,
  parseReading,
  parseRewardSpec,
  presetNames,
  type RewardSpec,
} from '../run/model-spec.ts';
import { type AccessFlags, header, withAccess } from './server-access.ts';

export interface ModelFlags extends AccessFlags {
  readonly policy: string;
  readonly policyModel?: string;
  readonly reward?: string;
  readonly rewardModel?: string;
  readonly rewardPreset?: string;
  readonly rewardLabels?: string;
}

export function addModelOptions(command: Command): Command {
  return command
    .option('--policy <model>', 'who proposes: embedded, a server URL, or a .gguf file', 'embedded')
    .option('--policy-model <name>', 'model on the policy server')
    .option(
      '--reward <model>',
      'who scores: embedded, a server URL, a .gguf file, policy-logprob, or rules; left out: embedded for the embedded policy, else policy-logprob',
    )
    .option('--reward-model <name>', 'model on the reward server')
    .addOption(new Option('--reward-preset <name>', 'how the reward model is asked').choices(presetNames))
    .option('--reward-labels <good,bad>', 'label tokens of the reward model, "+,-" by default');
}

export function addAccessOptions(command: Command): Command {
  return command
    .option('--header <name=value>', 'extra header for both servers, repeatable', header, {})
    .option('--affinity-header <name>', 'header that carries the id of the search')
    .option('--router', 'a router stands before the servers: send one prompt a request')
    .option('--timeout <seconds>', 'longest wait for one request', number);
}

/** The models that the flags name; keys come from the environment. @throws {RangeError} that says what can be given. */
export function modelsOf(flags: ModelFlags): { readonly policy: PolicySpec; readonly reward: RewardSpec } {
  const policy = withAccess('policy', parsePolicySpec(flags.policy, flags.policyModel), flags);
  // Nothing says that a policy's own file is a reward model, too; the embedded policy has one of its own.
  const rewardText = flags.reward ?? (flags.policy === 'embedded' ? 'embedded' : 'policy-logprob');
  const reading = parseReading(flags.rewardPreset, flags.rewardLabels);
  const reward = withAccess('reward', parseRewardSpec(rewardText, flags.rewardModel, reading), flags);
  return { policy, reward };
}

/** @throws {InvalidArgumentError} for what is no number. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number.');
  return value;
}
