// Fine-grained beam search written the slow and obvious way, to hold the engine against.
import { canonicalCalls } from '../../../src/calls/canonical.ts';
import type { Call, Decision } from '../../../src/calls/decision.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import type { Tool } from '../../../src/tools/tool.ts';

export interface ReferenceOptions {
  readonly tools: readonly Tool[];
  readonly beams: number;
  readonly candidates: number;
  readonly write: (prefix: string, sample: number) => string;
  readonly score: (text: string) => number;
  readonly threshold?: number;
}

interface Path {
  readonly text: string;
  readonly decisions: number;
  readonly score: number;
  readonly count: number;
  readonly rests: readonly string[];
  readonly kind: Decision['kind'] | 'start';
  readonly calls: readonly Call[];
}

/** The retained texts of every step, best first, and the text that wins. */
export function referenceSearch(options: ReferenceOptions): {
  readonly steps: readonly (readonly string[])[];
  readonly best: string | undefined;
} {
  const { tools, beams, candidates } = options;
  const split = (text: string) => splitResponse('hammer', text, tools);
  let live: Path[] = [{ text: '', decisions: 0, score: 1, count: 1, rests: [], kind: 'start', calls: [] }];
  const finished: Path[] = [];
  const steps: string[][] = [];
  while (live.length > 0 && finished.length < beams) {
    const proposed: Path[] = [];
    for (const beam of live) {
      const wanted = beam.kind === 'start' ? beams * candidates : candidates;
      const rests = beam.rests.slice(0, wanted);
      const closing = beam.kind === 'arguments-finished';
      const fresh = closing ? 0 : wanted - rests.length;
      for (let sample = 0; sample < fresh; sample += 1) rests.push(options.write(beam.text, sample));
      const own: Path[] = [];
      for (const rest of rests) {
        const decision = split(beam.text + rest).decisions[beam.decisions];
        if (decision === undefined || decision.problems.length > 0) continue;
        const text = beam.text + decision.text;
        const known = own.findIndex((path) => path.text === text);
        const left = (beam.text + rest).slice(text.length);
        const before = own[known];
        if (before !== undefined) {
          own[known] = { ...before, count: before.count + 1, rests: [...before.rests, left] };
          continue;
        }
        own.push({
          text,
          decisions: beam.decisions + 1,
          score: options.score(text),
          count: 1,
          rests: [left],
          kind: decision.kind,
          calls: decide(beam.calls, decision),
        });
      }
      proposed.push(...own);
    }
    proposed.sort((a, b) => b.score - a.score || b.count - a.count);
    const seen = new Set<string>();
    const distinct = proposed.filter((path) => {
      const key = path.kind + canonicalCalls(path.calls);
      if (seen.has(key)) return false;
      seen.add(key);
      return options.threshold === undefined || path.score >= options.threshold;
    });
    const kept = distinct.slice(0, beams - finished.length);
    steps.push(kept.map((path) => path.text));
    finished.push(...kept.filter((path) => path.kind === 'response-finished'));
    live = kept.filter((path) => path.kind !== 'response-finished');
  }
  const best = finished.reduce<Path | undefined>(
    (winner, path) => (winner !== undefined && winner.score >= path.score ? winner : path),
    undefined,
  );
  return { steps, best: best?.text };
}

/** The calls after one more decision. */
function decide(calls: readonly Call[], { kind, name = '', value = null }: Decision): readonly Call[] {
  if (kind === 'function-name') return [...calls, { name, arguments: {} }];
  if (kind !== 'argument') return calls;
  return calls.map((call, index) =>
    index === calls.length - 1 ? { ...call, arguments: { ...call.arguments, [name]: value } } : call,
  );
}
