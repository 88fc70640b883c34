// Everything about the selected candidate: why it lives or died, and what that rests on.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { decisionLabel } from '../../src/log/decision-label.ts';
import { verdictMark } from '../../src/log/mark.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import type { View } from '../state.ts';
import { CallSection } from './call-section.tsx';
import './detail.css';
import { ExchangesSection } from './exchanges-section.tsx';
import { LabelBar } from './label-bar.tsx';
import { LongText } from './long-text.tsx';
import { NothingSelected } from './nothing-selected.tsx';
import { PolicySection } from './policy-section.tsx';
import { SchemaSection } from './schema-section.tsx';
import { PathSection, ScoreSection } from './score-section.tsx';
import { wholeValue } from './value-text.ts';
import { RankSection, VerdictSentence } from './verdict-section.tsx';
import './texts.css';

/** Of the label in the title, in UTF-16 code units. */
const titleLength = 80;

export function DetailPane({ view }: { readonly view: View }) {
  const pane = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const tree = view.state.tree.value;
  const node = view.state.selectedNode.value;
  const id = node?.id;
  // Asked before the page changes.
  const hadFocus = pane.current?.contains(document.activeElement) === true;

  // A link of the pane disappears when it selects another candidate: the focus goes to the title instead of nowhere.
  useLayoutEffect(() => {
    body.current?.scrollTo(0, 0);
    if (hadFocus && pane.current?.contains(document.activeElement) !== true) {
      title.current?.focus({ preventScroll: true });
    }
  }, [id]);

  return (
    <section ref={pane} class="detail" aria-label="Selected candidate">
      <header class="detail-header">
        <h2 ref={title} tabIndex={-1}>
          {node === undefined ? 'No candidate selected' : <Title view={view} node={node} />}
        </h2>
      </header>
      <div ref={body} class="detail-body">
        {node === undefined ? (
          <NothingSelected view={view} tree={tree} />
        ) : (
          <NodeDetail key={node.id} view={view} tree={tree} node={node} />
        )}
      </div>
      {node === undefined ? null : <LabelBar view={view} tree={tree} node={node} />}
    </section>
  );
}

function Title({ view, node }: { readonly view: View; readonly node: TreeNode }) {
  return (
    <>
      {view.state.hidden(node.id) ? null : (
        <span class="detail-mark" aria-hidden="true">
          {verdictMark(node.verdict)}
        </span>
      )}
      <span class="detail-code">{decisionLabel(node.decision, titleLength)}</span>
    </>
  );
}

interface NodeDetailProps {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

function NodeDetail({ view, tree, node }: NodeDetailProps) {
  const hidden = view.state.hidden(node.id);
  const value = wholeValue(node.decision, titleLength);
  return (
    <>
      {hidden ? (
        <p class="detail-verdict">
          Score, verdict and ranking are hidden until you have labelled it (blind mode).{' '}
          <button type="button" class="detail-link" onClick={() => view.actions.toggleBlind()}>
            Leave blind mode
          </button>
        </p>
      ) : (
        <VerdictSentence view={view} tree={tree} node={node} />
      )}
      {value === undefined ? null : <LongText view={view} text={value} what="value" />}
      {hidden ? null : (
        <>
          <RankSection view={view} tree={tree} node={node} />
          <ScoreSection tree={tree} node={node} />
          <PathSection view={view} tree={tree} node={node} />
        </>
      )}
      <CallSection view={view} tree={tree} node={node} />
      <SchemaSection view={view} tree={tree} node={node} />
      <PolicySection node={node} />
      <ExchangesSection view={view} tree={tree} node={node} hidden={hidden} />
    </>
  );
}
