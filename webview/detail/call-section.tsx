// The response as far as this path has come: as JSON where it is calls, and as the text that the policy wrote.
import { pathTo } from '../../src/log/path.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import type { View } from '../state.ts';
import { CopyButton } from './copy-button.tsx';
import { LongText } from './long-text.tsx';
import { type CallLine, callSoFar, callText } from './partial-call.ts';
import { Section } from './section.tsx';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

const mostLines = 200;

export function CallSection({ view, tree, node }: Props) {
  const path = pathTo(tree, node.id);
  if (path === undefined) return null;
  const prefix = tree.header?.prefix ?? '';
  const lines = callSoFar(tree, node);
  const isEmpty = node.decision.kind === 'response-finished' && node.decision.call === 0;
  return (
    <Section
      title="Call so far"
      aside={
        lines.length === 0 ? undefined : <CopyButton view={view} text={() => callText(lines)} what="call" />
      }
    >
      {path.whole ? null : (
        <p class="detail-note">The log has lost the beginning of this path; what is left of it:</p>
      )}
      {prefix === '' ? null : (
        <>
          <p class="detail-note">Already decided when this search began:</p>
          <LongText view={view} text={prefix} what="earlier text" />
        </>
      )}
      {isEmpty ? <p class="detail-note">No call: the empty list.</p> : null}
      {isEmpty || lines.length === 0 ? null : <Lines lines={lines} />}
      <details class="detail-more">
        <summary>as the policy wrote it</summary>
        <LongText view={view} text={path.text} what="text" />
      </details>
    </Section>
  );
}

function Lines({ lines }: { readonly lines: readonly CallLine[] }) {
  const shown = lines.length > mostLines ? lines.slice(-mostLines) : lines;
  return (
    <pre class="detail-call">
      {shown.length < lines.length ? <span>{`… ${lines.length - shown.length} lines before\n`}</span> : null}
      {shown.map(({ indent, text, own }, index) => (
        <span key={index} class={own ? 'detail-own' : undefined}>
          {`${'  '.repeat(indent)}${oneLine(text, 160)}\n`}
        </span>
      ))}
    </pre>
  );
}
