// The sheet of shortcuts, written from the keymap: a modal dialog that gives the focus back when it closes.
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { keymap, keyWords, shortcutGroups } from './keymap.ts';
import './sheet.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function ShortcutSheet({ view: { state, actions } }: { view: View }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = state.sheet.value;
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    // A modal dialog keeps the focus inside, closes on Escape and gives the focus back: the browser does it all.
    if (open) element.showModal();
    else element.close();
  }, [open]);
  const shortcuts = keymap(state.settings.value);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-label="Keyboard shortcuts"
      onClose={() => actions.showShortcuts(false)}
    >
      <div class="sheet-title">
        <h2>Keyboard shortcuts</h2>
        <IconButton icon="codicon-close" label="Close" onClick={() => actions.showShortcuts(false)} />
      </div>
      <div class="sheet-groups">
        {shortcutGroups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ command, keys, says }) => (
                  <div key={command}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{keyWords(key, isMac)}</kbd>
                      ))}
                    </dt>
                    <dd>{says}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="quiet">
        In the outline, a letter that is no shortcut, or any with Shift, jumps to the next row that starts
        with it.
      </p>
    </dialog>
  );
}
