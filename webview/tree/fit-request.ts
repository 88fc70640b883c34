// Lets the view's commands ask the tree to fit itself, wherever the keyboard is.
import { signal } from '@preact/signals';

/** Counts the requests. */
export const fitRequests = signal(0);

export function requestFit(): void {
  fitRequests.value += 1;
}
