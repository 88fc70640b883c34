// The one seam to the extension host: messages out, messages in, and what the editor keeps of the view.
import type { HostMessage, ViewMessage } from '../src/protocol/messages.ts';
import type { Host } from './surroundings.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ViewMessage): void;
  getState(): unknown;
  setState(state: object): void;
};

const known: Readonly<Record<HostMessage['type'], true>> = {
  snapshot: true,
  append: true,
  run: true,
  labels: true,
  settings: true,
  stopped: true,
  family: true,
  select: true,
  command: true,
  unreadable: true,
};

/** Other windows may post messages too; the host's are told by their type, and come from this extension only. */
function isHostMessage(data: unknown): data is HostMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    typeof data.type === 'string' &&
    Object.hasOwn(known, data.type)
  );
}

/** May be called once only: the editor hands its interface out a single time. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    listen: (receive) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isHostMessage(event.data)) receive(event.data);
      });
    },
    saved: () => api.getState(),
    save: (state) => api.setState(state),
  };
}
