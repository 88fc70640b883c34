// Carries out a command, wherever it comes from: a key, the palette, or a button.
import { focusDetail, focusFilter, focusRendering } from '../focus.ts';
import type { Rendering, View } from '../state.ts';
import { runOnCandidate } from './candidate-command.ts';
import type { KeyCommand } from './keymap.ts';

export function runCommand(command: KeyCommand, view: View): void {
  const { state, actions } = view;
  const withSelected = (run: (id: string) => void): void => {
    const id = state.selected.value;
    if (id === null) actions.announce('Select a candidate first.');
    else run(id);
  };
  const show = (rendering: Rendering): void => {
    actions.show(rendering);
    // Whoever shows it by a key goes on by keys; the page is drawn by then.
    requestAnimationFrame(focusRendering);
  };
  switch (command) {
    case 'find':
    case 'filter':
      focusFilter();
      return;
    case 'showTree':
      show('tree');
      return;
    case 'showOutline':
      show('outline');
      return;
    case 'showTable':
      show('table');
      return;
    case 'fit':
      actions.fit();
      return;
    case 'nextUnlabelled':
      actions.gotoUnlabelled(1);
      return;
    case 'previousUnlabelled':
      actions.gotoUnlabelled(-1);
      return;
    case 'labelGood':
      withSelected((id) => actions.label(id, 1));
      return;
    case 'labelBad':
      withSelected((id) => actions.label(id, -1));
      return;
    case 'labelNeutral':
      withSelected((id) => actions.label(id, 0));
      return;
    case 'flag':
      withSelected(actions.flag);
      return;
    case 'note':
      withSelected(actions.note);
      return;
    case 'undoLabel':
      actions.undoLabel();
      return;
    case 'shortcuts':
      actions.showShortcuts(true);
      return;
    case 'toggleBlind':
      actions.toggleBlind();
      return;
    case 'continueFromHere':
      withSelected(actions.continueFrom);
      return;
    case 'copyDecision':
    case 'copyCall':
    case 'openSource':
      runOnCandidate(command, view);
      return;
    case 'nextMatch':
      actions.gotoMatch(1);
      return;
    case 'previousMatch':
      actions.gotoMatch(-1);
      return;
    case 'leader': {
      const { leader } = state.tree.value;
      if (leader === null) actions.announce('No candidate leads yet.');
      else actions.reveal(leader);
      return;
    }
    case 'details':
      focusDetail();
      return;
    case 'back':
      focusRendering();
      return;
    case 'pauseOrContinue':
      if (state.run.value.live) actions.control(state.run.value.paused ? 'resume' : 'pause');
      return;
    case 'stepOnce':
      if (state.run.value.live) actions.control('step');
      return;
    case 'copyCalls': {
      const { outcome } = state.tree.value;
      if (outcome === undefined) actions.announce('No calls are chosen yet.');
      else actions.copy(JSON.stringify(outcome.calls, null, 2));
    }
  }
}
