// Holds the view's signals: host messages go in, snapshots of the search come out, and actions go back to the host.
import { batch, computed, effect, untracked } from '@preact/signals';
import { labelsOf } from '../src/labels/project.ts';
import type { LogProblem } from '../src/log/problem.ts';
import type { SearchTree } from '../src/log/tree.ts';
import type { HostMessage, StoppedPlace, ViewCommand } from '../src/protocol/messages.ts';
import { createActions } from './actions.ts';
import { watchProgress } from './announce.ts';
import type { Facts } from './filter/fields.ts';
import { createMatcher } from './filter/match.ts';
import { parseFilter } from './filter/parse.ts';
import { createLogFeed } from './log-feed.ts';
import { type Memory, readSaved } from './saved.ts';
import { createSignals, type View, type ViewProblem, type ViewState } from './state.ts';
import { stoppedWords } from './stopped.ts';
import type { Host, Scheduler } from './surroundings.ts';

export interface Store extends Memory {
  readonly view: View;
  /** Asks the host for what is new, after the view was hidden. */
  refresh(): void;
}

export interface StoreOptions {
  readonly host: Host;
  readonly scheduler: Scheduler;
  /** Carries out what the host's commands ask of the page itself. */
  readonly run: (command: ViewCommand, view: View) => void;
}

export function createStore({ host, scheduler, run }: StoreOptions): Store {
  const signals = createSignals();
  let saved = readSaved(host.saved());
  signals.rendering.value = saved.rendering;
  signals.filter.value = saved.filter;
  signals.selected.value = saved.selected;

  const hidden = computed(() => {
    const { blind } = signals.settings.value;
    const labels = signals.labels.value;
    return (id: string): boolean => blind && labels.get(id)?.rating === undefined;
  });
  const facts = computed<Facts>(() => ({
    tree: signals.tree.value,
    labels: signals.labels.value,
    hidden: hidden.value,
  }));
  const matcher = computed(() => createMatcher(parseFilter(signals.filter.value)));
  effect(() => {
    signals.matches.value = matcher.value.matches(facts.value);
  });

  /** Asked once; asked again only after an answer. */
  let syncing = false;
  function sync(): void {
    if (syncing) return;
    syncing = true;
    host.send({ type: 'ready' });
  }

  let treeProblems: readonly ViewProblem[] = [];
  function problemsOf(tree: SearchTree, found: readonly LogProblem[]): readonly ViewProblem[] {
    if (treeProblems.length !== tree.problems.length) {
      treeProblems = tree.problems.map(({ message }) => ({ message }));
    }
    return [...found.map(({ line, message, remedy }) => ({ line, message, remedy })), ...treeProblems];
  }

  const feed = createLogFeed(scheduler, {
    show(tree, found, loading) {
      const foreign = found.find(({ kind }) => kind === 'not-a-log' || kind === 'empty');
      batch(() => {
        signals.tree.value = tree;
        signals.loading.value = loading;
        const problems = problemsOf(tree, found);
        if (problems.length !== signals.problems.value.length) signals.problems.value = problems;
        signals.unreadable.value =
          foreign === undefined || tree.nodes.length > 0
            ? undefined
            : { message: foreign.message, remedy: foreign.remedy };
      });
    },
    resync: sync,
  });

  const state: ViewState = {
    ...signals,
    exchange: feed.exchange,
    hidden: (id) => hidden.value(id),
  };
  const actions = createActions({ signals, state, host, now: scheduler.now });
  const view: View = { state, actions };

  /** The candidate that the host or an earlier visit selected, until somebody selects another one. */
  let asked = saved.selected;
  function select(id: string): void {
    asked = id;
    actions.reveal(id);
  }

  function stop(at: StoppedPlace | undefined): void {
    const before = signals.stopped.value;
    if (isSamePlace(before, at)) return;
    signals.stopped.value = at;
    if (at?.candidate !== undefined && at.candidate !== null) select(at.candidate);
    if (before !== undefined && at === undefined) actions.announce('The debugger went on.');
    else if (at?.step !== before?.step) actions.announce(stoppedWords(at));
  }

  function receive(message: HostMessage): void {
    switch (message.type) {
      case 'snapshot':
        syncing = false;
        batch(() => {
          signals.name.value = message.name;
          signals.run.value = message.run;
          signals.labels.value = labelsOf(message.labels);
          signals.settings.value = message.settings;
          signals.loading.value = true;
          signals.unreadable.value = undefined;
          if (message.family !== undefined) signals.family.value = message.family;
          stop(message.stopped);
        });
        treeProblems = [];
        feed.live(message.run.live);
        feed.snapshot(message.generation, message.bytes, message.more);
        return;
      case 'append':
        if (feed.append(message.generation, message.from, message.bytes, message.more)) syncing = false;
        return;
      case 'run':
        signals.run.value = message.run;
        feed.live(message.run.live);
        return;
      case 'labels':
        signals.labels.value = labelsOf(message.labels);
        return;
      case 'settings':
        signals.settings.value = message.settings;
        return;
      case 'select':
        select(message.candidate);
        return;
      case 'stopped':
        stop(message.at ?? undefined);
        return;
      case 'family':
        signals.family.value = message.family;
        return;
      case 'command':
        run(message.command, view);
        return;
      case 'unreadable':
        syncing = false;
        batch(() => {
          signals.loading.value = false;
          signals.unreadable.value = { message: message.message, remedy: message.remedy };
        });
    }
  }

  function save(part: Parameters<Memory['save']>[0]): void {
    saved = { ...saved, ...part };
    host.save(saved);
  }

  effect(() => {
    const { rendering, filter, selected } = signals;
    const part = { rendering: rendering.value, filter: filter.value, selected: selected.value };
    untracked(() => save(part));
  });
  watchProgress(state, actions, scheduler);

  host.listen(receive);
  sync();
  // After `ready`, which the view says first.
  effect(() => {
    const candidate = signals.selected.value;
    const isAsked = candidate !== null && candidate === asked;
    if (!isAsked) asked = null;
    host.send({ type: 'selected', candidate, ...(isAsked ? { asked: true as const } : {}) });
  });

  return {
    view,
    get saved() {
      return saved;
    },
    save,
    refresh() {
      const have = feed.have();
      host.send(have === undefined ? { type: 'ready' } : { type: 'ready', have });
    },
  };
}

function isSamePlace(a: StoppedPlace | undefined, b: StoppedPlace | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.step === b.step && a.candidate === b.candidate);
}
