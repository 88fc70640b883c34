// A button that opens a menu below it (WAI-ARIA menu button). The browser closes it on Escape and on clicks elsewhere.
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  /** Beside the label: a count or a key. */
  readonly aside?: string;
  readonly title?: string;
  /** Set for what is on or off. */
  readonly checked?: boolean;
  run(): void;
}

interface Props {
  /** Its name, and its tooltip. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly class: string;
  /** What the button shows. */
  readonly children: ComponentChildren;
}

export function MenuButton({ label, items, class: classes, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function onToggle({ newState }: JSX.TargetedToggleEvent<HTMLDivElement>): void {
    setOpen(newState === 'open');
    const at = button.current?.getBoundingClientRect();
    const list = menu.current;
    if (newState !== 'open' || at === undefined || list === null) return;
    list.style.top = `${at.bottom + 2}px`;
    list.style.right = `${Math.max(8, Math.min(window.innerWidth - at.right, window.innerWidth - list.offsetWidth - 8))}px`;
    list.querySelector('button')?.focus();
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    // The view's own shortcuts rest while a menu is open.
    event.stopPropagation();
    const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
    const place = buttons.findIndex((one) => one.matches(':focus'));
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (place + 1) % buttons.length,
      ArrowUp: (place + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key === 'Tab') menu.current?.hidePopover();
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={`icon-button menu-button ${classes}`}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popovertarget={id}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        role="menu"
        aria-label={label}
        popover="auto"
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {items.map(({ label: words, aside, title, checked, run }) => (
          <button
            key={words}
            type="button"
            {...(checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemcheckbox', 'aria-checked': checked })}
            tabIndex={-1}
            title={title}
            onClick={() => {
              menu.current?.hidePopover();
              run();
            }}
          >
            <span class="menu-check">{checked === true ? <Icon name="codicon-check" /> : null}</span>
            <span class="menu-words">{words}</span>
            {aside === undefined ? null : <span class="quiet">{aside}</span>}
          </button>
        ))}
      </div>
    </>
  );
}
