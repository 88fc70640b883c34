// Logs that nobody should trust: torn apart, mixed up, and full of text that would like to be more than text.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SearchEvent } from '../../src/log/events.ts';
import { logLines, syntheticLog } from '../unit/log/build-log.ts';

export const hostileName = 'hostile.toolprm.jsonl';
export const hugeName = 'huge.toolprm.jsonl';

/** What would set `hostile` on some window, or open a dialog, if it were ever taken for markup. */
export const markup =
  '<img src=x onerror="top.hostile=1;alert(1)"><script>top.hostile=1;alert(2)</script><svg onload=alert(3)>' +
  '"\'--></style></script><a href="javascript:alert(4)" autofocus onfocus=alert(5)>x</a>{{constructor}}';
export const control = '\u0000\u0007\u001b[31mred\u001b]0;title\u0007\r\n\u2028\u0085';
export const bidi = '\u202Ejavascript\u202C\u2066\u200Fסוד\u2069\u200B';

function hostileEvents(): readonly SearchEvent[] {
  const texts = [markup, control, bidi, `${'A'.repeat(1_000_000)}${markup}`];
  let count = 0;
  return syntheticLog({ steps: 7, beams: 3, candidates: 5 }).map((event): SearchEvent => {
    if (event.type === 'search-started') {
      const [tool] = event.tools;
      return {
        ...event,
        query: `${bidi} ${markup}`,
        tools: tool === undefined ? [] : [{ ...tool, name: markup, description: markup }],
        toolsFile: '../../../../etc/passwd',
        policy: { name: markup, endpoint: 'javascript:alert(6)' },
      };
    }
    if (event.type === 'exchange') return { ...event, response: { [markup]: [bidi, control] } };
    if (event.type === 'verdict' && event.verdict.kind === 'invalid') {
      return { ...event, verdict: { ...event.verdict, message: markup, pointer: bidi } };
    }
    if (event.type !== 'candidate') return event;
    const value = texts[count % texts.length] ?? '';
    count += 1;
    const { decision } = event;
    if (decision.kind === 'function-name') return { ...event, decision: { ...decision, name: value } };
    if (decision.kind !== 'argument') return event;
    return { ...event, decision: { ...decision, name: count % 2 === 0 ? markup : 'city', value } };
  });
}

/** Lines in another order, repeated, unknown, not JSON, of the wrong shape, and the last one cut in the middle. */
export function writeHostileLog(workspace: string): void {
  const lines = hostileEvents().map((event) => logLines([event]));
  const [swappedA = '', swappedB = ''] = lines.splice(20, 2);
  lines.splice(20, 0, swappedB, swappedA, swappedA);
  lines.splice(30, 1);
  lines.splice(40, 0, `{"type":"${markup.replaceAll('"', '\\"')}","seq":40,"at":1}\n`);
  lines.splice(45, 0, `not JSON ${markup}\n`, '[]\n', 'null\n', '\u0000\u0000\u0000\n');
  lines.splice(50, 0, '{"type":"candidate","seq":"x","__proto__":{"polluted":true},"decision":null}\n');
  const text = lines.join('');
  writeFileSync(path.join(workspace, hostileName), text.slice(0, -200));
}

/** 100,000 events. */
export function writeHugeLog(workspace: string): number {
  const events = syntheticLog({ steps: 130, beams: 16, candidates: 16 }).slice(0, 100_000);
  writeFileSync(path.join(workspace, hugeName), logLines(events));
  return events.filter(({ type }) => type === 'candidate').length;
}
