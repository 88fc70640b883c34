// What the parts of the view may do: change how the search is looked at, or ask something of the host.
import { batch } from '@preact/signals';
import { decisionLabel } from '../src/log/decision-label.ts';
import type { ViewMessage } from '../src/protocol/messages.ts';
import type { createSignals, ViewActions, ViewState } from './state.ts';
import type { Host } from './surroundings.ts';
import { requestFit } from './tree/fit-request.ts';

export interface ActionOptions {
  readonly signals: ReturnType<typeof createSignals>;
  readonly state: ViewState;
  readonly host: Host;
  readonly now: () => number;
}

const ratingNames = { '1': 'good', '0': 'neutral', '-1': 'bad' } as const;

export function createActions({ signals, state, host, now }: ActionOptions): ViewActions {
  /** When the selected candidate was first shown. */
  let shownAt = now();
  const send = (message: ViewMessage): void => host.send(message);

  function select(id: string | null): void {
    if (id === signals.selected.value) return;
    signals.selected.value = id;
    shownAt = now();
  }

  function reveal(id: string): void {
    batch(() => {
      select(id);
      signals.revealed.value = { id, nth: (signals.revealed.value?.nth ?? 0) + 1 };
    });
  }

  function announce(text: string): void {
    // The same words twice are read out only if the text changes.
    signals.announcement.value = signals.announcement.value === text ? `${text}\u00a0` : text;
  }

  const nameOf = (id: string): string => {
    const node = state.tree.value.node(id);
    return node === undefined ? 'candidate' : decisionLabel(node.decision);
  };

  /** What the labeller could see, and for how long. */
  function seen(id: string): { milliseconds?: number; visible: { score: boolean; verdict: boolean } } {
    const visible = !state.hidden(id);
    const isShown = id === signals.selected.value;
    return {
      ...(isShown ? { milliseconds: Math.round(now() - shownAt) } : {}),
      visible: { score: visible, verdict: visible },
    };
  }

  /** The next candidate in step order that is wanted; `from` is passed over. */
  function nextWanted(direction: 1 | -1, wanted: (id: string) => boolean, wrap: boolean): string | undefined {
    const { nodes } = state.tree.value;
    const from = nodes.findIndex(({ id }) => id === signals.selected.value);
    const start = from === -1 ? (direction === 1 ? -1 : nodes.length) : from;
    for (let step = 1; step <= nodes.length; step += 1) {
      const place = start + step * direction;
      const isOutside = place < 0 || place >= nodes.length;
      if (isOutside && !wrap) return undefined;
      const id = nodes[(place + 2 * nodes.length) % nodes.length]?.id;
      if (id !== undefined && wanted(id)) return id;
    }
    return undefined;
  }

  function gotoUnlabelled(direction: 1 | -1): void {
    const matches = state.matches.value;
    const labels = state.labels.value;
    const found = nextWanted(
      direction,
      (id) => labels.get(id)?.rating === undefined && matches?.has(id) !== false,
      false,
    );
    if (found === undefined) {
      announce(
        direction === 1 ? 'No unlabelled candidate follows.' : 'No unlabelled candidate before this one.',
      );
    } else reveal(found);
  }

  return {
    select,
    reveal,
    show(rendering) {
      if (rendering === signals.rendering.value) return;
      batch(() => {
        signals.rendering.value = rendering;
        // The other rendering may stand elsewhere.
        if (signals.selected.value !== null) reveal(signals.selected.value);
      });
    },
    setFilter(text) {
      signals.filter.value = text;
    },
    label(id, rating) {
      send({ type: 'label', change: { candidate: id, rating, ...seen(id) } });
      announce(rating === null ? `Label removed: ${nameOf(id)}.` : `${ratingNames[rating]}: ${nameOf(id)}.`);
      if (rating !== null && state.settings.value.autoAdvance && id === signals.selected.value)
        gotoUnlabelled(1);
    },
    flag(id) {
      const flagged = state.labels.value.get(id)?.flagged !== true;
      send({ type: 'label', change: { candidate: id, flagged, ...seen(id) } });
      announce(`${flagged ? 'Flagged' : 'Flag removed'}: ${nameOf(id)}.`);
    },
    note: (id) => send({ type: 'ask-note', candidate: id }),
    undoLabel: () => send({ type: 'undo-label' }),
    gotoUnlabelled,
    gotoMatch(direction) {
      const matches = state.matches.value;
      const found = matches === undefined ? undefined : nextWanted(direction, (id) => matches.has(id), true);
      if (found !== undefined) reveal(found);
      else announce(matches === undefined ? 'Nothing to find: the filter is empty.' : 'Nothing found.');
    },
    toggleBlind() {
      const blind = !signals.settings.value.blind;
      signals.settings.value = { ...signals.settings.value, blind };
      send({ type: 'set-blind', blind });
      announce(blind ? 'Blind mode: scores are hidden until labelled.' : 'Scores are shown.');
    },
    fit() {
      signals.rendering.value = 'tree';
      requestFit();
    },
    showShortcuts(open) {
      signals.sheet.value = open;
    },
    continueFrom(id) {
      const { canSearch, whyNot } = state.settings.value;
      if (canSearch) send({ type: 'fork', candidate: id });
      else announce(whyNot ?? 'Searching is not possible here.');
    },
    whatIf(kind, id) {
      const { canSearch, whyNot } = state.settings.value;
      if (canSearch) send({ type: 'what-if', kind, candidate: id });
      else announce(whyNot ?? 'Searching is not possible here.');
    },
    openRelative: (log, how) => send({ type: 'open-relative', log, how }),
    control: (action) => send({ type: 'control', action }),
    openSource: (tool, parameter) =>
      send({ type: 'open-source', tool, ...(parameter === undefined ? {} : { parameter }) }),
    copy(text) {
      send({ type: 'copy', text });
      announce('Copied.');
    },
    openAsText: (line) => send({ type: 'open-as-text', ...(line === undefined ? {} : { line }) }),
    openSettings: () => send({ type: 'open-settings' }),
    announce,
  };
}
