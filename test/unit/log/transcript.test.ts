// A search as plain lines for a text diff.
import { describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { readLog } from '../../../src/log/reader.ts';
import { transcript } from '../../../src/log/transcript.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { logLines, numberEvents, started, syntheticLog } from './build-log.ts';

const lines = (events: readonly SearchEvent[]) => transcript(treeOf(events));
const events = syntheticLog({ steps: 3, beams: 2, candidates: 3 });

describe('the transcript of a search', () => {
  it('begins with what was asked and how, and ends with what came of it', () => {
    const text = lines(events).join('\n');
    expect(text).toMatch(/^Query {6}What is the weather in Oslo in celsius\?\nTools {6}get_weather/);
    expect(text).toContain('Outcome    done, score');
    expect(text).toContain('Call       get_weather({"city":"Oslo","unit":"celsius"})');
  });

  it('has every candidate once, with mark, score and the sentence of its verdict', () => {
    const shown = lines(events).filter((line) => /^ {4}[●✗⊘≡▽…◌!·] /.test(line));
    expect(shown).toHaveLength(events.filter(({ type }) => type === 'candidate').length);
    expect(shown.filter((line) => line.includes('retained: ranked 1st'))).toHaveLength(3);
    expect(shown.some((line) => /✗ 0\.\d{3} 0\.\d{3} .* \w+ +pruned: ranked/.test(line))).toBe(true);
  });

  it('keeps its columns aligned', () => {
    const starts = lines(events)
      .filter((line) => line.includes(': ranked'))
      .map((line) => line.search(/retained:|pruned:/));
    expect(new Set(starts).size).toBe(1);
  });

  it('does not depend on ids, times or the order of arrival', () => {
    const ids = treeOf(events).nodes.map(({ id }) => id);
    const renamed = ids.reduce(
      (text, id, index) => text.replaceAll(`"${id}"`, `"n${index}"`),
      logLines(events),
    );
    const slower = events.map((event) => ({ ...event, at: event.at * 7 }));
    expect(lines(slower)).toEqual(lines(events));
    expect(lines(readLog(renamed).events)).toEqual(lines(events));
    const swapped = swapFirstCandidates(events);
    expect(lines(swapped)).toEqual(lines(events));
  });

  it('differs from another only where decisions, scores or verdicts do', () => {
    const changed = logLines(events).replace(/"aggregate":[\d.]+/, '"aggregate":0.001');
    const one = lines(events);
    const other = lines(readLog(changed).events);
    expect(other).toHaveLength(one.length);
    expect(other.filter((line, index) => line !== one[index])).toHaveLength(1);
  });
});

describe('the transcript in blind mode', () => {
  const tree = treeOf(events);
  const rated = tree.nodes.find(({ verdict }) => verdict?.kind === 'retained')?.id;

  it('tells scores and verdicts of what is rated alone', () => {
    const told = transcript(tree, (id) => id !== rated).filter((line) =>
      /retained|pruned|0\.\d{3}/.test(line),
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/● 0\.\d{3} .+retained: ranked/);
  });

  it('has every candidate all the same', () => {
    const hidden = transcript(tree, () => true).filter((line) =>
      line.endsWith('hidden until it is labelled'),
    );
    expect(hidden).toHaveLength(tree.nodes.length);
  });
});

describe('the transcript of a search that a person changed', () => {
  it('says what was changed in which step', () => {
    const [id = ''] = treeOf(events).steps[1]?.retained ?? [];
    const changed = numberEvents([
      ...events,
      { type: 'what-if', step: 2, by: 'you', change: { kind: 'drop', candidate: id } },
      { type: 'verdict', step: 2, id, verdict: { kind: 'dropped', by: 'you' } },
    ]);
    const shown = lines(changed);
    expect(shown[shown.indexOf('Step 2') + 1]).toMatch(/^ {2}by hand: dropped city = /);
    expect(
      shown.filter((line) => line.includes('⊖') && line.includes('pruned: dropped by you')),
    ).toHaveLength(1);
  });
});

describe('the transcript of an incomplete or hostile log', () => {
  it('says that the search has not ended, and who was not judged', () => {
    const cut = events.slice(
      0,
      events.findIndex(({ type }) => type === 'score'),
    );
    const text = lines(cut).join('\n');
    expect(text).toContain('none: the search has not ended');
    expect(text).toContain('not judged yet');
  });

  it('is made of single lines, whatever the models wrote', () => {
    const [header] = numberEvents([started({ steps: 1, beams: 1, candidates: 1 })]);
    if (header?.type !== 'search-started') throw new Error('the log has no header');
    const evil = 'a\nOutcome    done\u202e\u0007<script>';
    const hostile: readonly SearchEvent[] = [
      { ...header, query: evil, policy: { name: evil, endpoint: evil } },
      {
        type: 'candidate',
        step: 1,
        id: 'x',
        parent: null,
        decision: { kind: 'token', text: evil, start: 0, end: 1, call: 0, problems: [] },
        source: 'sampled',
        seq: 1,
        at: 1,
      },
    ];
    for (const line of lines(hostile)) expect(line).not.toMatch(/[\n\u202e\u0007]/);
    expect(lines(hostile).filter((line) => line.startsWith('Outcome'))).toHaveLength(1);
  });

  it('bounds its lines when paths are long', () => {
    const deep = syntheticLog({ steps: 60, beams: 1, candidates: 2 });
    expect(Math.max(...lines(deep).map((line) => line.length))).toBeLessThan(600);
  });
});

/** The first two candidates of a step, proposed in the other order. */
function swapFirstCandidates(from: readonly SearchEvent[]): readonly SearchEvent[] {
  const at = from.flatMap((event, index) => (event.type === 'candidate' ? [index] : [])).slice(0, 2);
  const [one = 0, other = 0] = at;
  return from.map(
    (event, index) => (index === one ? from[other] : index === other ? from[one] : event) ?? event,
  );
}
