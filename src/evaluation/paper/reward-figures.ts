// Figures of the three reward models over all judged cases, each as a mean over seeds with its interval.
import type { DecisionKind } from '../../calls/decision.ts';
import { grouped } from '../grouped.ts';
import { type Estimate, studentInterval } from '../interval.ts';
import { type KindFigures, type LabelFigures, labelFigures } from '../label-metrics.ts';
import { type RewardRole, rewardRoles } from './arms.ts';
import { type CaseResult, viewOf } from './run-case.ts';

export interface RewardFigures {
  readonly role: RewardRole;
  /** Which labels it was trained on and is judged by: `steps`, `coarse`, `outcome`. */
  readonly view: string;
  readonly labels: number;
  readonly trajectories: number;
  readonly loss: Estimate;
  readonly step: Estimate;
  readonly stepAlwaysPlus: Estimate;
  readonly trajectory: Estimate;
  readonly trajectoryAlwaysPlus: Estimate;
  readonly trajectoryLeast: Estimate;
  readonly trajectoryRanking?: Estimate;
  /** Of all labels together. */
  readonly mass: number;
  readonly byKind: Readonly<Partial<Record<DecisionKind, KindFigures>>>;
}

/** In the order of the roles; without those for which no response was finished. */
export function rewardFigures(cases: readonly CaseResult[]): readonly RewardFigures[] {
  return rewardRoles.flatMap((role) => {
    const all = labelFigures(cases.map(({ judged }) => judged[role]));
    if (all === undefined) return [];
    const bySeed = [...grouped(cases, ({ of }) => of.seed).values()].flatMap(
      (own) => labelFigures(own.map(({ judged }) => judged[role])) ?? [],
    );
    const over = (figure: (own: LabelFigures) => number): Estimate => studentInterval(bySeed.map(figure));
    const rankings = bySeed.flatMap(({ trajectoryRanking }) => trajectoryRanking ?? []);
    return [
      {
        role,
        view: viewOf[role],
        labels: all.labels,
        trajectories: all.trajectories,
        loss: over(({ loss }) => loss),
        step: over(({ step }) => step),
        stepAlwaysPlus: over(({ stepAlwaysPlus }) => stepAlwaysPlus),
        trajectory: over(({ trajectory }) => trajectory),
        trajectoryAlwaysPlus: over(({ trajectoryAlwaysPlus }) => trajectoryAlwaysPlus),
        trajectoryLeast: over(({ trajectoryLeast }) => trajectoryLeast),
        ...(rankings.length === 0 ? {} : { trajectoryRanking: studentInterval(rankings) }),
        mass: all.mass,
        byKind: all.byKind,
      },
    ];
  });
}
