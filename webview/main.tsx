// Entry of the search view: connects the host, the store, the keys and the page.
import './style.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { connectHost } from './host.ts';
import { listenForKeys } from './keymap/listen.ts';
import { runCommand } from './keymap/run-command.ts';
import { browserScheduler } from './scheduler.ts';
import { createStore } from './store.ts';

const host = connectHost();

/** The view's own mistakes go to the output channel, at most a few of them. */
let reports = 0;
function report(error: unknown): void {
  reports += 1;
  if (reports > 20) return;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.send({ type: 'report', message });
}
window.addEventListener('error', ({ error, message }) => report(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => report(reason));

const store = createStore({ host, scheduler: browserScheduler(), run: runCommand });
const { view } = store;

listenForKeys(
  () => view.state.settings.value,
  (command) => runCommand(command, view),
);
// A hidden view is sent nothing; what it missed it asks for.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') store.refresh();
});

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
root.id = 'root';
// The page says that it starts until now.
root.replaceChildren();
render(<App view={view} memory={store} />, root);
