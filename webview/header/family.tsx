// The searches that this one was made from or that were made from it: what each changed, and what came of it.

import { oneLine } from '../../src/log/visible.ts';
import type { Relative } from '../../src/protocol/messages.ts';
import { scoreNumber } from '../candidate.tsx';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { spokenRelative } from './family-words.ts';
import './family.css';

export function Family({ view }: { readonly view: View }) {
  const family = view.state.family.value;
  if (family.length < 2) return null;
  return (
    <nav class="family" aria-label="Forks of this search">
      <span class="family-title quiet">forks</span>
      <ul>
        {family.map((relative) => (
          <li key={relative.log} class={`family-${relative.relation}`}>
            <Member view={view} relative={relative} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Member({
  view: { actions, state },
  relative,
}: {
  readonly view: View;
  readonly relative: Relative;
}) {
  const { log, relation, changed, mark, result, score } = relative;
  const { blind } = state.settings.value;
  const words = spokenRelative(blind ? { ...relative, result: '' } : relative);
  const inside = (
    <>
      <span class="family-changed">{oneLine(changed, 80)}</span>
      {blind ? null : (
        <>
          <span class="family-mark" aria-hidden="true">
            {mark}
          </span>
          <span class="family-result">{oneLine(result, 80)}</span>
          {score === undefined ? null : <span class="number">{scoreNumber(score)}</span>}
        </>
      )}
    </>
  );
  if (relation === 'self') {
    return (
      <span class="family-member" aria-current="page" title={words}>
        {inside}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        class="family-member"
        title={words}
        aria-label={words}
        onClick={() => actions.openRelative(log, 'open')}
      >
        {inside}
      </button>
      <IconButton
        icon="codicon-diff"
        label={`Compare side by side: ${oneLine(changed, 80)}`}
        onClick={() => actions.openRelative(log, 'compare')}
      />
    </>
  );
}
