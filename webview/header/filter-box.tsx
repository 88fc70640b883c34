// The box for the filter language: completions below it, mistakes named, never in the way of typing.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Completions, completions } from '../filter/complete.ts';
import { parseFilter } from '../filter/parse.ts';
import { filterId, focusRendering } from '../focus.ts';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import './filter-box.css';

/** Between two key presses: the search is asked when somebody stops typing, not before. */
const typingTime = 90;
const mostOptions = 12;
const none: Completions = { from: 0, to: 0, options: [] };

export function FilterBox({ view: { state, actions } }: { view: View }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(state.filter.value);
  const [offered, setOffered] = useState(none);
  const [active, setActive] = useState(-1);
  const timer = useRef(0);

  const applied = state.filter.value;
  useEffect(() => setText(applied), [applied]);

  const { mistakes } = parseFilter(text);
  const mistake = mistakes[0];
  const matches = state.matches.value;
  const options = offered.options.slice(0, mostOptions);

  function apply(value: string): void {
    clearTimeout(timer.current);
    actions.setFilter(value);
  }

  function offer(element: HTMLInputElement): void {
    setOffered(completions(element.value, element.selectionStart ?? element.value.length));
    setActive(-1);
  }

  function onInput(event: JSX.TargetedInputEvent<HTMLInputElement>): void {
    const { value } = event.currentTarget;
    setText(value);
    offer(event.currentTarget);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => apply(value), typingTime);
  }

  function accept(index: number): void {
    const option = options[index];
    const element = input.current;
    if (option === undefined || element === null) return;
    const value = text.slice(0, offered.from) + option.insert + text.slice(offered.to);
    const caret = offered.from + option.insert.length;
    setText(value);
    apply(value);
    element.value = value;
    element.focus();
    element.setSelectionRange(caret, caret);
    offer(element);
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLInputElement>): void {
    const count = options.length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const start = active === -1 && event.key === 'ArrowUp' ? 0 : active;
      setActive((start + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      event.preventDefault();
      accept(active);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      apply(text);
      setOffered(none);
      actions.gotoMatch(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (count > 0) setOffered(none);
      else if (text !== '') {
        setText('');
        apply('');
      } else focusRendering();
    }
  }

  const isOpen = options.length > 0;
  return (
    <div class="filter">
      <div class={`filter-field${mistake === undefined ? '' : ' has-mistake'}`}>
        <input
          ref={input}
          id={filterId}
          type="text"
          role="combobox"
          spellcheck={false}
          autocomplete="off"
          placeholder="Filter: words, @pruned, @score < 0.5, @kind:argument …"
          aria-label="Filter candidates"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls="filter-options"
          aria-activedescendant={active >= 0 ? `filter-option-${active}` : undefined}
          aria-invalid={mistake !== undefined}
          aria-describedby={mistake === undefined ? undefined : 'filter-mistake'}
          value={text}
          onInput={onInput}
          onKeyDown={onKeyDown}
          onClick={(event) => offer(event.currentTarget)}
          onBlur={() => setOffered(none)}
        />
        {matches === undefined ? null : (
          <span class="filter-count" title="Candidates that pass the filter">
            {matches.size} of {state.tree.value.nodes.length}
          </span>
        )}
        {text === '' ? null : (
          <IconButton
            icon="codicon-close"
            label="Clear the filter (Escape)"
            onClick={() => {
              setText('');
              apply('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      <div class="filter-below">
        {isOpen ? (
          <div id="filter-options" class="filter-options" role="listbox" aria-label="What may come next">
            {options.map(({ insert, says }, index) => (
              <div
                key={insert}
                id={`filter-option-${index}`}
                role="option"
                aria-selected={index === active}
                // The input keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => accept(index)}
              >
                <span class="option-insert">{insert}</span>
                <span class="quiet">{says}</span>
              </div>
            ))}
          </div>
        ) : null}
        {mistake === undefined || isOpen ? null : (
          <div id="filter-mistake" class="filter-mistake">
            {`At character ${mistake.from + 1}: ${mistake.message}`}
          </div>
        )}
      </div>
    </div>
  );
}
