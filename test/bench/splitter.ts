// The splitter's speed on plain JSON text, whole and a character at a time, beside JSON.parse in the same run.
import { createSplitter } from '../../src/calls/split.ts';
import { round, time } from './measure.ts';

const call = (index: number): string =>
  `{"name": "get_weather", "arguments": {"city": "City number ${index}", "days": ${index}, "hourly": true, "tags": ["a", "b", {"c": null}]}}`;
const text = `[${Array.from({ length: 4000 }, (_, index) => call(index)).join(', ')}]`;
const megabytes = Buffer.byteLength(text) / 1e6;

function split(size: number): number {
  let splitter = createSplitter('hammer');
  let decisions = 0;
  for (let at = 0; at < text.length; at += size) {
    const fed = splitter.feed(text.slice(at, at + size));
    splitter = fed.next;
    decisions += fed.decisions.length;
  }
  return decisions + splitter.finish().decisions.length;
}

export async function benchSplitter(): Promise<object> {
  const whole = await time(5, () => split(text.length));
  const tokens = await time(5, () => split(4));
  const parse = await time(5, () => JSON.parse(text));
  return {
    megabytes: round(megabytes),
    megabytesPerSecondWhole: round((megabytes / whole.median) * 1000),
    megabytesPerSecondIn4CharacterPieces: round((megabytes / tokens.median) * 1000),
    timeOverJsonParse: round(whole.median / parse.median),
  };
}
