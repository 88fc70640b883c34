// The tool file that a log names is looked for where it can be, and known for what it is where it lies elsewhere.
import { describe, expect, it } from 'vitest';
import { toolFilePlaces } from '../../../src/log/tool-file-path.ts';

const log = '/home/me/work/.toolprm/searches/one.toolprm.jsonl';
const folders = ['/home/me/work'];
const places = (file: string, where = log) => toolFilePlaces(file, where, folders);

describe('the tool file of a log', () => {
  it('is looked for in the workspace first', () => {
    expect(places('tools/weather.json')[0]).toEqual({
      file: '/home/me/work/tools/weather.json',
      inside: true,
    });
  });

  it('is looked for from the folder that the command line was started in', () => {
    const found = places('weather.json', '/elsewhere/.toolprm/searches/one.toolprm.jsonl');
    expect(found).toContainEqual({ file: '/elsewhere/weather.json', inside: false });
  });

  it('may be an absolute path, inside or outside the workspace', () => {
    expect(places('/home/me/work/a.json')).toEqual([{ file: '/home/me/work/a.json', inside: true }]);
    expect(places('/etc/passwd')).toEqual([{ file: '/etc/passwd', inside: false }]);
  });

  it('never counts as inside by climbing out or by a similar name', () => {
    for (const file of ['../../../etc/passwd', '../work-secrets/a.json', 'tools/../../secret.json']) {
      const [first] = places(file);
      expect(first?.inside).toBe(false);
      for (const place of places(file)) expect(place.inside).toBe(place.file.startsWith('/home/me/work/'));
    }
    expect(places('..hidden/a.json')[0]?.inside).toBe(true);
  });

  it.each([
    '',
    ' ',
    'https://evil.example/a.json',
    'command:x',
    '//server/share/a',
    '\\\\server\\share',
    'a\0b',
  ])('is not looked for under %j', (file) => {
    expect(places(file)).toEqual([]);
  });
});
