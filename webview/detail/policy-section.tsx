// What the policy thought of the decision: log-probability in total, on average, and token by token.
import { useId } from 'preact/hooks';
import type { TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import { counted, figure, logprobFigure, percent } from './figures.ts';
import { originWords } from './score-words.ts';
import { Facts, Section } from './section.tsx';
import './policy.css';

type Token = NonNullable<TreeNode['tokens']>[number];

const mostBars = 160;
const mostRows = 400;
/** Bars of less likely tokens are cut off here. */
const lowest = -8;

export function PolicySection({ node }: { readonly node: TreeNode }) {
  const { tokens } = node;
  if (tokens === undefined || tokens.length === 0) {
    const why =
      node.source === 'forced'
        ? 'No log-probability: nobody was asked.'
        : 'The policy gave no log-probabilities.';
    return (
      <Section title="Policy">
        <Facts rows={[['came about', originWords(node)]]} />
        <p class="detail-note">{why}</p>
      </Section>
    );
  }
  const total = tokens.reduce((sum, { logprob }) => sum + logprob, 0);
  return (
    <Section title="Policy" aside={<strong class="detail-figure">{logprobFigure(total)}</strong>}>
      <Facts
        rows={[
          ['came about', originWords(node)],
          ['log p', `${logprobFigure(total)} over ${counted(tokens.length, 'token')} (${percent(total)})`],
          ['mean', `${logprobFigure(total / tokens.length)} a token`],
        ]}
      />
      <TokenBars tokens={tokens} />
      <details class="detail-more">
        <summary>{counted(tokens.length, 'token')} as a table</summary>
        <TokenTable tokens={tokens} />
      </details>
    </Section>
  );
}

/** High bars are surprises. The table says the same in words. */
function TokenBars({ tokens }: { readonly tokens: readonly Token[] }) {
  const id = useId();
  const shown = tokens.slice(0, mostBars);
  const least = tokens.reduce(
    (worst, token) => (token.logprob < worst.logprob ? token : worst),
    tokens[0] ?? nothing,
  );
  const width = Math.max(shown.length, 24) * 8;
  return (
    <figure class="detail-tokens">
      <svg
        viewBox={`0 0 ${width} 28`}
        role="img"
        aria-label="Bars, one a token"
        aria-describedby={id}
        preserveAspectRatio="xMinYMid meet"
      >
        <line class="detail-tokens-base" x1="0" y1="27.5" x2={width} y2="27.5" />
        {shown.map((token, index) => {
          const height = 1 + (Math.min(-token.logprob, -lowest) / -lowest) * 25;
          return (
            <rect
              key={index}
              class="detail-tokens-bar"
              x={index * 8}
              y={27 - height}
              width="6"
              height={height}
            >
              <title>{`${oneLine(token.text, 40)} ${logprobFigure(token.logprob)} (${percent(token.logprob)})`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption id={id}>
        higher is less likely; least likely: <span class="detail-code">{`"${tokenText(least)}"`}</span>{' '}
        {percent(least.logprob)}
        {tokens.length > mostBars ? `; the first ${mostBars} of ${figure(tokens.length, 0)} tokens` : ''}
      </figcaption>
    </figure>
  );
}

const nothing: Token = { text: '', logprob: 0 };

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  return (
    <table class="detail-table">
      <thead>
        <tr>
          <th scope="col">token</th>
          <th scope="col">log p</th>
          <th scope="col">p</th>
        </tr>
      </thead>
      <tbody>
        {tokens.slice(0, mostRows).map((token, index) => (
          <tr key={index}>
            <td class="detail-code">{tokenText(token)}</td>
            <td class="detail-figure">{logprobFigure(token.logprob)}</td>
            <td class="detail-figure">{percent(token.logprob)}</td>
          </tr>
        ))}
      </tbody>
      {tokens.length > mostRows ? <caption>The first {mostRows}; the log has all.</caption> : null}
    </table>
  );
}

/** Spaces at the ends of a token matter, and nobody sees them. */
function tokenText({ text }: Token): string {
  return oneLine(text, 60).replace(/^ +| +$/g, (spaces) => '␠'.repeat(spaces.length));
}
