// What a search came to, in words: the head above its tree and the result below it.
import type { Colors } from 'picocolors/types';
import type { Call } from '../calls/decision.ts';
import type { LoggedModel } from '../log/events.ts';
import type { SearchTree } from '../log/tree.ts';
import { oneLine } from '../log/visible.ts';

export function headLines({ header }: SearchTree, colors: Colors): readonly string[] {
  if (header === undefined) return [];
  const { query, tools, settings, policy, reward } = header;
  const names = tools.map((tool) => tool.name).join(', ');
  const scored = settings.strategy !== 'greedy' && settings.strategy !== 'majority';
  return [
    `${colors.bold(`"${oneLine(query, 200)}"`)} ${colors.dim(`over ${oneLine(names, 120)}`)}`,
    colors.dim(
      `${settings.strategy} · N ${settings.beams} · M ${settings.candidates} · temperature ${settings.temperature} · seed ${settings.seed} · constraint ${settings.constraint}`,
    ),
    colors.dim(`policy ${modelName(policy)}${scored ? ` · reward ${modelName(reward)}` : ''}`),
    '',
  ];
}

function modelName({ name, endpoint, note }: LoggedModel): string {
  const where = name === endpoint || endpoint === 'embedded' ? '' : ` at ${endpoint}`;
  return `${name}${where}${note === undefined ? '' : ` (${note})`}`;
}

export function resultLines(
  tree: SearchTree,
  colors: Colors,
  logPath: string | undefined,
): readonly string[] {
  const { outcome, totals } = tree;
  const seconds = (totals.milliseconds / 1000).toFixed(1);
  const lines = ['', outcomeLine(tree, colors)];
  if (outcome?.error !== undefined) lines.push(`  ${outcome.error.remedy}`);
  lines.push(
    colors.dim(
      `${totals.steps} steps · ${totals.candidates} candidates from ${totals.samples} samples (${totals.reusedSamples} reused) · ${totals.policyRequests} + ${totals.rewardRequests} requests · ${totals.completionTokens} tokens sampled · ${seconds} s`,
    ),
  );
  if (logPath !== undefined) lines.push(colors.dim(`log ${logPath}`));
  return lines;
}

const callText = (call: Call): string => `${call.name}(${JSON.stringify(call.arguments)})`;

function outcomeLine({ outcome }: SearchTree, colors: Colors): string {
  if (outcome === undefined) return colors.yellow('The log ends before the search does.');
  const score = outcome.score === null ? '' : `  ${colors.dim('score')} ${outcome.score.toFixed(2)}`;
  const answer = outcome.calls.length === 0 ? 'no call' : outcome.calls.map(callText).join('  ');
  const result = `${colors.green('→')} ${colors.bold(oneLine(answer, 2000))}${score}`;
  switch (outcome.outcome) {
    case 'done':
      return result;
    case 'empty':
      return colors.yellow('No response: every branch was pruned. The reasons stand beside the branches.');
    case 'stopped':
    case 'budget': {
      const why =
        outcome.outcome === 'stopped' ? 'Stopped before the end.' : 'A budget was used up before the end.';
      return outcome.chosen === null ? colors.yellow(why) : `${colors.yellow(why)} Best so far:\n${result}`;
    }
    case 'failed':
      return colors.red(`Failed: ${outcome.error?.message ?? 'unknown error'}`);
  }
}
