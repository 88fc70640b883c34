// Entry of the comparison of two searches.
import '../style.css';
import '../rows.css';
import '../chip.css';
import './compare.css';
import './pairs.css';
import { render } from 'preact';
import { CompareApp } from './app.tsx';
import { connectCompareHost } from './host.ts';

const host = connectCompareHost();

/** The view's own mistakes go to the output channel, at most a few of them. */
let reports = 0;
function report(error: unknown): void {
  reports += 1;
  if (reports > 20) return;
  host.send({
    type: 'report',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
window.addEventListener('error', ({ error, message }) => report(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => report(reason));

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
root.id = 'root';
render(<CompareApp host={host} />, root);
