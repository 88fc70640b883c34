// From a key press to a shortcut.
import type { ViewSettings } from '../../src/protocol/messages.ts';
import { keymap, type Shortcut } from './keymap.ts';

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

export type KeySettings = Pick<ViewSettings, 'labelKeys'>;

export function shortcutFor(press: KeyPress, settings: KeySettings): Shortcut | undefined {
  const key = keyOf(press);
  return key === undefined ? undefined : keymap(settings).find(({ keys }) => keys.includes(key));
}

export const isShortcut = (press: KeyPress, settings: KeySettings): boolean =>
  shortcutFor(press, settings) !== undefined;
