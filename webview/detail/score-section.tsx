// The score of the step with how it was read, and the score of the path with how it came about.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import type { View } from '../state.ts';
import { Bar } from './bar.tsx';
import { CandidateLink } from './candidate-link.tsx';
import { logprobFigure, scoreFigure } from './figures.ts';
import { pathAggregate, pathScores } from './path-scores.ts';
import { noScoreWords, readingWords } from './score-words.ts';
import { Facts, Section } from './section.tsx';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

export function ScoreSection({ tree, node }: Omit<Props, 'view'>) {
  const { score } = node;
  if (score === undefined) {
    return (
      <Section title="Score of this step">
        <p class="detail-note">{noScoreWords(tree, node)}</p>
      </Section>
    );
  }
  const { positive, negative, lower, upper } = score;
  const interval = lower === undefined || upper === undefined ? undefined : ([lower, upper] as const);
  return (
    <Section
      title="Score of this step"
      aside={
        <span class="detail-headline">
          <Bar value={score.score} {...(interval === undefined ? {} : { interval })} />
          <strong class="detail-figure">{scoreFigure(score.score)}</strong>
        </span>
      }
    >
      <Facts
        rows={[
          ...(positive === undefined ? [] : [['log p(good label)', logprobFigure(positive)] as const]),
          ...(negative === undefined ? [] : [['log p(bad label)', logprobFigure(negative)] as const]),
          ['read', readingWords(score)],
          ...(node.memo === true ? [['asked', 'nobody: an equal path was scored before'] as const] : []),
        ]}
      />
    </Section>
  );
}

export function PathSection({ view, tree, node }: Props) {
  const aggregate = pathAggregate(tree, node);
  const { steps, sentence, partial } = pathScores(tree, node);
  const shown = steps.length > 60 ? [...steps.slice(0, 20), ...steps.slice(-30)] : steps;
  const note = partial
    ? `${sentence}; decisions before this search count as well`
    : `${sentence} (aggregation: ${tree.header?.settings.aggregation ?? 'unknown'})`;
  return (
    <Section
      title="Score of the path"
      aside={
        aggregate === undefined ? undefined : (
          <span class="detail-headline">
            <Bar value={aggregate} />
            <strong class="detail-figure">{scoreFigure(aggregate)}</strong>
          </span>
        )
      }
    >
      <p class="detail-note">{note}</p>
      <ol class="detail-path">
        {shown.map((step, index) => (
          <li key={step.id} class={step.id === node.id ? 'detail-selected' : undefined}>
            {shown.length < steps.length && index === 20 ? (
              <span class="detail-strip-more">{steps.length - shown.length} steps not shown</span>
            ) : null}
            <span class="detail-rank">{step.step}</span>
            <span class="detail-strip-name">
              {step.id === node.id ? (
                <span class="detail-code">{decisionLabel(step.decision, 40)}</span>
              ) : (
                <CandidateLink view={view} node={step} />
              )}
            </span>
            {step.score === undefined ? (
              <span class="detail-figure">{step.source === 'forced' ? 'forced' : 'no score'}</span>
            ) : (
              <>
                <Bar value={step.score.score} />
                <span class="detail-figure">{scoreFigure(step.score.score)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
