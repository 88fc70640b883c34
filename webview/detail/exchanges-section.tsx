// Exactly what was sent to the models at this step and what came back; nothing is unpacked before somebody looks.
import { useMemo, useState } from 'preact/hooks';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import { Icon } from '../icon.tsx';
import type { Exchange, View } from '../state.ts';
import { exchangeFacts, payloadText } from './exchange-text.ts';
import { counted, duration, whole } from './figures.ts';
import { LongText } from './long-text.tsx';
import { stepOf } from './rank-strip.ts';
import { Section } from './section.tsx';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
  /** Blind mode: what the reward model answered would give the score away. */
  readonly hidden: boolean;
}

const mostExchanges = 40;

export function ExchangesSection({ view, tree, node, hidden }: Props) {
  const step = stepOf(tree, node);
  const ids = step?.exchanges ?? [];
  const prompt = tree.header?.prompt ?? '';
  const { tokens, milliseconds } = step ?? {};
  const cost =
    tokens === undefined
      ? ''
      : ` · ${whole(tokens.prompt)} tokens sent, ${whole(tokens.completion)} received`;
  return (
    <Section
      title={`Sent and received in step ${node.step}`}
      aside={`${milliseconds === undefined ? 'running' : duration(milliseconds)}${cost}`}
    >
      {ids.length === 0 ? (
        <p class="detail-note">
          {step?.milliseconds === undefined && tree.state !== 'finished'
            ? 'Nothing yet.'
            : 'Nothing: this step needed no model.'}
        </p>
      ) : (
        <p class="detail-note">One request serves all candidates of a step.</p>
      )}
      {ids.slice(0, mostExchanges).map((id) => (
        <ExchangeDetails key={id} view={view} id={id} prompt={prompt} hidden={hidden} />
      ))}
      {ids.length > mostExchanges ? (
        <p class="detail-note">
          {counted(ids.length - mostExchanges, 'more', 'more')}; open the log as text to see them.
        </p>
      ) : null}
    </Section>
  );
}

interface ExchangeProps {
  readonly view: View;
  readonly id: string;
  readonly prompt: string;
  readonly hidden: boolean;
}

function ExchangeDetails({ view, id, prompt, hidden }: ExchangeProps) {
  const [isOpen, setOpen] = useState(false);
  const exchange = view.state.exchange(id);
  if (exchange === undefined) return <p class="detail-note">A request that the log has lost.</p>;
  return (
    <details
      class="detail-exchange"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <Icon name={exchange.error === undefined ? 'codicon-arrow-swap' : 'codicon-error'} />{' '}
        {exchange.role === 'policy' ? 'policy' : 'reward model'}
        <span class="detail-aside">{exchangeFacts(exchange)}</span>
      </summary>
      {isOpen ? <Payloads view={view} exchange={exchange} prompt={prompt} hidden={hidden} /> : null}
    </details>
  );
}

interface PayloadProps {
  readonly view: View;
  readonly exchange: Exchange;
  readonly prompt: string;
  readonly hidden: boolean;
}

function Payloads({ view, exchange, prompt, hidden }: PayloadProps) {
  const { endpoint, request, response, error, role } = exchange;
  const sent = useMemo(() => payloadText(request, prompt), [request, prompt]);
  const received = useMemo(
    () => (response === undefined ? undefined : payloadText(response, prompt)),
    [response, prompt],
  );
  return (
    <>
      <h4>
        Sent to <span class="detail-code">{oneLine(endpoint, 200)}</span>
      </h4>
      <LongText view={view} text={sent} what="request" limit={2000} />
      <h4>Received</h4>
      {error === undefined ? null : <p class="detail-error">{oneLine(error, 2000)}</p>}
      {hidden && role === 'reward' ? (
        <p class="detail-note">Hidden until you have labelled the candidate (blind mode).</p>
      ) : received === undefined ? (
        error === undefined && <p class="detail-note">Nothing.</p>
      ) : (
        <LongText view={view} text={received} what="answer" limit={2000} />
      )}
    </>
  );
}
