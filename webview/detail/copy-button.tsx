// Copies a text as it is, not as it is shown.
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';

interface CopyButtonProps {
  readonly view: View;
  /** Called when it is pressed, because some texts are long in the making. */
  readonly text: () => string;
  readonly what: string;
}

export function CopyButton({ view, text, what }: CopyButtonProps) {
  const label = `Copy ${what}`;
  return (
    <button
      type="button"
      class="detail-icon-button"
      aria-label={label}
      title={label}
      onClick={() => view.actions.copy(text())}
    >
      <Icon name="codicon-copy" />
    </button>
  );
}
