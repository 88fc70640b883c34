// Keys: every shortcut has one key of its own, and presses find it on every keyboard.
import { describe, expect, it } from 'vitest';
import { keymap, keyWords, shortcutGroups } from '../../../webview/keymap/keymap.ts';
import { isShortcut, keyOf, shortcutFor } from '../../../webview/keymap/keys.ts';
import { defaultViewSettings } from '../../../webview/state.ts';

const press = (
  key: string,
  held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {},
) => ({
  key,
  ctrlKey: held.ctrl === true,
  metaKey: held.meta === true,
  shiftKey: held.shift === true,
  altKey: held.alt === true,
});
const command = (...args: Parameters<typeof press>) =>
  shortcutFor(press(...args), defaultViewSettings)?.command;

describe('the keymap', () => {
  it('gives no key twice and leaves no group empty', () => {
    const shortcuts = keymap(defaultViewSettings);
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const group of shortcutGroups)
      expect(shortcuts.some((shortcut) => shortcut.group === group)).toBe(true);
  });

  it.each([
    ['1', 'labelGood'],
    ['2', 'labelBad'],
    ['3', 'labelNeutral'],
    ['x', 'flag'],
    ['n', 'note'],
    ['u', 'undoLabel'],
    ['j', 'nextUnlabelled'],
    ['k', 'previousUnlabelled'],
    ['/', 'filter'],
    ['?', 'shortcuts'],
    ['Escape', 'back'],
  ])('%s is %s', (key, expected) => {
    expect(command(key, key === '?' ? { shift: true } : {})).toBe(expected);
  });

  it('finds with ctrl on one keyboard and cmd on the other', () => {
    expect([command('f', { ctrl: true }), command('f', { meta: true }), command('f')]).toEqual([
      'find',
      'find',
      'fit',
    ]);
    expect([command('F3'), command('F3', { shift: true })]).toEqual(['nextMatch', 'previousMatch']);
  });

  it('does not mistake caps lock for shift, and leaves shifted letters to the type-ahead', () => {
    expect(keyOf(press('J'))).toBe('j');
    expect(command('J')).toBe('nextUnlabelled');
    expect(isShortcut(press('J', { shift: true }), defaultViewSettings)).toBe(false);
    expect(command('1', { alt: true })).toBeUndefined();
  });

  it('takes the keys that the user chose, also where another shortcut had them', () => {
    const settings = { labelKeys: { good: 'g', bad: 'h', neutral: ' ' } };
    expect(shortcutFor(press('g'), settings)?.command).toBe('labelGood');
    expect(shortcutFor(press('1'), settings)).toBeUndefined();
  });

  it.each([
    ['Mod+f', 'Ctrl+F', '⌘F'],
    ['Mod+Shift+g', 'Ctrl+Shift+G', '⌘⇧G'],
    ['Shift+F3', 'Shift+F3', '⇧F3'],
    ['Escape', 'Esc', 'Esc'],
    ['x', 'x', 'x'],
  ])('writes %s as people read it', (key, pc, mac) => {
    expect([keyWords(key, false), keyWords(key, true)]).toEqual([pc, mac]);
  });
});
