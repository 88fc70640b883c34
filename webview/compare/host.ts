// The one seam between the comparison and the extension host.
import type { CompareHostMessage, CompareViewMessage } from '../../src/protocol/compare.ts';

/** Enough to find the comparison again after a reload of the window, and how it was looked at. */
export interface SavedComparison {
  readonly left: string;
  readonly right: string;
  readonly onlyDifferences: boolean;
}

declare function acquireVsCodeApi(): {
  postMessage(message: CompareViewMessage): void;
  getState(): unknown;
  setState(state: SavedComparison): void;
};

export interface CompareHost {
  send(message: CompareViewMessage): void;
  listen(receive: (message: CompareHostMessage) => void): void;
  /** What was saved of `onlyDifferences`. */
  readonly onlyDifferences: boolean;
  save(state: SavedComparison): void;
}

/** Other windows may post messages too; the host's are told by their type, and come from this extension only. */
function isHostMessage(data: unknown): data is CompareHostMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    (data.type === 'comparison' || data.type === 'unreadable')
  );
}

/** May be called once only: the editor hands its interface out a single time. */
export function connectCompareHost(): CompareHost {
  const api = acquireVsCodeApi();
  const saved = api.getState();
  return {
    send: (message) => api.postMessage(message),
    listen: (receive) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isHostMessage(event.data)) receive(event.data);
      });
    },
    onlyDifferences:
      typeof saved === 'object' &&
      saved !== null &&
      'onlyDifferences' in saved &&
      saved.onlyDifferences === true,
    save: (state) => api.setState(state),
  };
}
