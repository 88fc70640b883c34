// What a log says of a few of its candidates, without building the tree of all of them.
import { decisionLabel } from './decision-label.ts';
import type { SearchEvent } from './events.ts';
import { checkLightly } from './light-check.ts';
import { createLineSplitter } from './lines.ts';
import { verdictMark } from './mark.ts';

export interface CandidateFacts {
  readonly decision?: string;
  readonly step?: number;
  /** In [0, 1]. */
  readonly score?: number;
  /** The verdict's sign, `mark.ts`. */
  readonly mark?: string;
}

export interface CandidateFinder {
  push(chunk: Uint8Array): void;
  /** The candidates that were found, by id. */
  end(): ReadonlyMap<string, CandidateFacts>;
}

/** Only lines that name one of the candidates are parsed. Never throws, whatever the bytes are. */
export function createCandidateFinder(wanted: ReadonlySet<string>): CandidateFinder {
  const splitter = createLineSplitter();
  const found = new Map<string, CandidateFacts>();

  function read(text: string | undefined): void {
    if (text === undefined || !namesOne(text)) return;
    const event = eventOf(text);
    if (event === undefined || !('id' in event) || !wanted.has(event.id)) return;
    const known = found.get(event.id) ?? {};
    switch (event.type) {
      case 'candidate':
        found.set(event.id, { ...known, decision: decisionLabel(event.decision), step: event.step });
        return;
      case 'score':
        found.set(event.id, { ...known, score: event.score.score });
        return;
      case 'verdict':
        found.set(event.id, { ...known, mark: verdictMark(event.verdict) });
        return;
      default:
    }
  }

  function namesOne(text: string): boolean {
    for (const [, id = ''] of text.matchAll(/"id"\s*:\s*"([^"\\]+)"/g)) if (wanted.has(id)) return true;
    return false;
  }

  return {
    push(chunk) {
      for (const line of splitter.push(chunk)) read(line.text);
    },
    end() {
      read(splitter.end()?.text);
      return found;
    },
  };
}

function eventOf(text: string): SearchEvent | undefined {
  try {
    const checked = checkLightly(JSON.parse(text));
    return checked.kind === 'event' ? checked.event : undefined;
  } catch {
    return undefined;
  }
}
