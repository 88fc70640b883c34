// Text of any length in the editor's font: cut in the middle at first, then shown in blocks that are laid out when seen.
import { useMemo, useState } from 'preact/hooks';
import type { View } from '../state.ts';
import { CopyButton } from './copy-button.tsx';
import { size } from './figures.ts';
import { chunks, cutInMiddle, pageLength, visibleLines } from './text-chunks.ts';

interface LongTextProps {
  readonly view: View;
  readonly text: string;
  /** What it is, for the names of the region and the buttons: `value`, `request`. */
  readonly what: string;
  /** Longer texts are cut in the middle at first. */
  readonly limit?: number;
}

export function LongText({ view, text, what, limit = 500 }: LongTextProps) {
  /** How much of a long text is shown; 0 while it is cut. */
  const [shown, setShown] = useState(0);
  const isLong = text.length > limit;
  return (
    <div class="detail-text">
      {isLong && shown > 0 ? (
        <Blocks text={text} shown={shown} what={what} />
      ) : (
        <Whole text={text} limit={limit} />
      )}
      <div class="detail-text-actions">
        {isLong ? <More text={text} shown={shown} setShown={setShown} what={what} /> : null}
        <CopyButton view={view} text={() => text} what={what} />
      </div>
    </div>
  );
}

function Whole({ text, limit }: { readonly text: string; readonly limit: number }) {
  const shown = useMemo(
    () => (text.length > limit ? cutInMiddle(text, limit) : visibleLines(text)),
    [text, limit],
  );
  return <pre>{shown}</pre>;
}

function Blocks({
  text,
  shown,
  what,
}: {
  readonly text: string;
  readonly shown: number;
  readonly what: string;
}) {
  const blocks = useMemo(() => chunks(text, shown), [text, shown]);
  return (
    // A region that scrolls must be reachable with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above (WCAG 2.1.1, axe rule scrollable-region-focusable)
    <section class="detail-scroll" tabIndex={0} aria-label={`Whole ${what}`}>
      {blocks.map((block, index) => (
        <pre key={index}>{block}</pre>
      ))}
    </section>
  );
}

interface MoreProps {
  readonly text: string;
  readonly shown: number;
  readonly setShown: (shown: number) => void;
  readonly what: string;
}

function More({ text, shown, setShown, what }: MoreProps) {
  if (shown === 0) {
    return (
      <button type="button" class="detail-link" onClick={() => setShown(pageLength)}>
        Show all of the {what} ({size(text.length)})
      </button>
    );
  }
  return (
    <>
      {shown < text.length ? (
        <button type="button" class="detail-link" onClick={() => setShown(shown * 2)}>
          Show more ({size(shown)} of {size(text.length)} shown)
        </button>
      ) : null}
      <button type="button" class="detail-link" onClick={() => setShown(0)}>
        Show less
      </button>
    </>
  );
}
