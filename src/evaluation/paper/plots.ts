// The plots of the report.
import { complement, type Estimate } from '../interval.ts';
import { type Dot, dotPlot } from '../plot/dot-plot.ts';
import { linePlot, type PlotSeries } from '../plot/line-plot.ts';
import type { RewardRole } from './arms.ts';
import { fixedWidth } from './plan.ts';
import type { StrategyFigures } from './strategy-figures.ts';
import type { PaperSummary } from './summary.ts';

const names: Readonly<Record<RewardRole, string>> = { toolprm: 'ToolPRM', coarse: 'C-PRM', outcome: 'ORM' };

/** What a role's model is called; a stand-in is never told as the model that it stands for. */
export function rewardName({ models }: Pick<PaperSummary, 'models'>, role: RewardRole): string {
  return models[role].standsIn === true ? `${names.toolprm} as ${names[role]}` : names[role];
}

/** Files by name; those without data are left out. */
export function paperPlots(summary: PaperSummary): Readonly<Record<string, string>> {
  const { rewardModels, strategies, frontier } = summary;
  return {
    ...(rewardModels.length === 0 ? {} : { 'reward-models.svg': rewardPlot(summary) }),
    ...(strategies.length === 0 ? {} : { 'strategies.svg': strategyPlot(summary) }),
    ...(frontier.growingBeams.length === 0 ? {} : { 'budget.svg': budgetPlot(summary) }),
  };
}

const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;

function dot({ mean, interval }: Estimate): Dot {
  return { value: mean, ...(interval === undefined ? {} : { interval: clipped(interval) }) };
}

/** Student's interval knows no bounds; a share does. */
function clipped([low, high]: readonly [number, number]): readonly [number, number] {
  return [Math.max(0, low), Math.min(1, high)];
}

function rewardPlot(summary: PaperSummary): string {
  return dotPlot({
    title: 'Reward models on held-out responses',
    description: 'Step and trajectory accuracy of each reward model with 95 % intervals over seeds.',
    axis: { name: 'accuracy', format: percent },
    series: ['step', 'trajectory', 'trajectory, always −'],
    rows: summary.rewardModels.map(({ role, step, trajectory, trajectoryAlwaysPlus }) => ({
      name: rewardName(summary, role),
      dots: [dot(step), dot(trajectory), dot(complement(trajectoryAlwaysPlus))],
    })),
  });
}

function strategyPlot({ strategies }: PaperSummary): string {
  return dotPlot({
    title: 'Strategies at equal tokens (greedy: its own)',
    description: 'Call accuracy of each strategy with 95 % intervals over seeds.',
    axis: { name: 'call accuracy', format: percent },
    series: ['accuracy'],
    rows: strategies.map(({ title, accuracy }) => ({ name: title, dots: [dot(accuracy)] })),
  });
}

function budgetPlot({ frontier }: PaperSummary): string {
  const { greedy } = frontier;
  const series = (
    name: string,
    figures: readonly StrategyFigures[],
    label: (each: StrategyFigures) => string,
  ): PlotSeries => ({
    name,
    points: figures.map((each) => {
      const { value, interval } = dot(each.accuracy);
      return {
        x: each.tokens,
        y: value,
        label: label(each),
        ...(interval === undefined ? {} : { interval }),
      };
    }),
  });
  return linePlot({
    title: 'ToolPRM search: accuracy against budget',
    description: 'Call accuracy of ToolPRM search against the tokens that the policy sampled.',
    x: { name: 'tokens sampled for a query' },
    y: { name: 'call accuracy', format: percent },
    series: [
      series(
        `N = ${fixedWidth}, M grows`,
        frontier.growingCandidates,
        ({ candidates }) => `M = ${candidates}`,
      ),
      series(`M = ${fixedWidth}, N grows`, frontier.growingBeams, ({ beams }) => `N = ${beams}`),
    ],
    ...(greedy === undefined ? {} : { level: { name: 'greedy', y: greedy.accuracy.mean } }),
  });
}
