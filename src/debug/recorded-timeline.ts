// A finished log as a debugger moves along it.
import type { SearchEvent } from '../log/events.ts';
import type { Timeline } from './timeline.ts';
import { createTreeStore } from './tree-store.ts';

/** Also of a log that lost its end: then it ends early. */
export function recordedTimeline(events: readonly SearchEvent[]): Timeline {
  const trees = createTreeStore(events);
  const header = events.find((event) => event.type === 'search-started');
  return {
    search: header?.search ?? '',
    live: false,
    length: events.length,
    event: (index) => events[index],
    async reach(index, signal) {
      signal.throwIfAborted();
      return index < events.length;
    },
    treeAt: trees.treeAt,
    stop() {
      // Nothing runs.
    },
  };
}
