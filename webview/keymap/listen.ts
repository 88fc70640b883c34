// Handles the shortcuts of the whole page; whoever is typing is left alone.
import type { KeyCommand } from './keymap.ts';
import { type KeySettings, shortcutFor } from './keys.ts';

/** Commands that also work while somebody types, because no text has their keys. */
const whileTyping: ReadonlySet<KeyCommand> = new Set(['find', 'nextMatch', 'previousMatch']);

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

export function listenForKeys(settings: () => KeySettings, run: (command: KeyCommand) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
      return;
    const shortcut = shortcutFor(event, settings());
    if (shortcut === undefined) return;
    if (isTyping(event.target) && !whileTyping.has(shortcut.command)) return;
    event.preventDefault();
    run(shortcut.command);
  });
}
