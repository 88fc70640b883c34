// From a key press to a shortcut; whoever is typing is left alone.
import type { ViewSettings } from '../../src/protocol/messages.ts';
import { type KeyCommand, keymap, type Shortcut } from './keymap.ts';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `x`, `?`, `Mod+f`, `Shift+F3`; `undefined` for what no shortcut uses. */
export function keyOf(press: KeyPress): string | undefined {
  const { key, shiftKey } = press;
  if (press.altKey) return undefined;
  const isModified = press.ctrlKey || press.metaKey;
  if (key.length > 1) return `${isModified ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
  // Caps lock does not make another key; shift does.
  const plain = shiftKey ? key : key.toLowerCase();
  if (!isModified) return plain;
  return `Mod+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
}

type KeySettings = Pick<ViewSettings, 'labelKeys'>;

export function shortcutFor(press: KeyPress, settings: KeySettings): Shortcut | undefined {
  const key = keyOf(press);
  return key === undefined ? undefined : keymap(settings).find(({ keys }) => keys.includes(key));
}

export const isShortcut = (press: KeyPress, settings: KeySettings): boolean =>
  shortcutFor(press, settings) !== undefined;

/** Commands that also work while somebody types, because no text has their keys. */
const whileTyping: ReadonlySet<KeyCommand> = new Set(['find', 'nextMatch', 'previousMatch']);

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

/** Handles the shortcuts of the whole page. */
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
