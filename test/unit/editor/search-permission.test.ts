// In Restricted Mode a search that the workspace would change is refused, and any other is not.
import { describe, expect, it } from 'vitest';
import {
  changedByWorkspace,
  decidedByLog,
  refuseSearch,
  SearchRefusedError,
  type Situation,
  valueIn,
  whyNoSearch,
} from '../../../src/editor/search-permission.ts';

const here: Situation = { trusted: true, onDisk: true, decidedByWorkspace: [] };
const restricted: Situation = { ...here, trusted: false };
const url = 'toolprm.policy.url';

describe('a search', () => {
  it('is run in a trusted workspace, whatever that decides', () => {
    expect(whyNoSearch(here)).toBeUndefined();
    expect(whyNoSearch({ ...here, decidedByWorkspace: [url] })).toBeUndefined();
  });

  it('is run in an untrusted workspace that decides nothing about it', () => {
    expect(whyNoSearch(restricted)).toBeUndefined();
  });

  it('is refused in an untrusted workspace that would change it, and the refusal names the settings', () => {
    const situation = { ...restricted, decidedByWorkspace: [url, 'toolprm.searches.folder'] };
    expect(whyNoSearch(situation)).toContain(`it decides: ${url}, toolprm.searches.folder.`);
    expect(() => refuseSearch(situation)).toThrow(
      expect.objectContaining({ name: 'SearchRefusedError', untrusted: true }),
    );
  });

  it('never continues a log of an untrusted workspace: the log decides what is sent', () => {
    expect(whyNoSearch({ ...restricted, decidedByWorkspace: decidedByLog })).toContain('not trusted');
  });

  it('is refused without an offer of trust where trust would not help', () => {
    expect(() => refuseSearch({ ...here, onDisk: false })).toThrow(SearchRefusedError);
    expect(() => refuseSearch({ ...here, onDisk: false })).toThrow(
      expect.objectContaining({ untrusted: false, message: expect.stringContaining('disk') }),
    );
  });
});

describe('what a workspace changes', () => {
  const of = (user: unknown, ...workspace: readonly unknown[]) =>
    changedByWorkspace([{ id: url, user, workspace }]);

  it('is what it sets to something else than the user did', () => {
    expect(of('embedded', undefined, 'http://127.0.0.1:1/v1')).toEqual([url]);
    expect(of('embedded', undefined, undefined)).toEqual([]);
    expect(of('http://a/v1', 'http://a/v1')).toEqual([]);
    expect(of('', null)).toEqual([url]);
  });

  it('is found in its files however the setting is written', () => {
    expect(valueIn({ [url]: 'a' }, url)).toBe('a');
    expect(valueIn({ toolprm: { policy: { url: 'a' } } }, url)).toBe('a');
    expect(valueIn({ toolprm: { 'policy.url': 'a' } }, url)).toBe('a');
    expect(valueIn({ 'toolprm.policy': { url: 'a' } }, url)).toBe('a');
    expect(valueIn({ toolprm: { policy: {} }, 'toolprm.policy': { url: 'a' } }, url)).toBe('a');
  });

  it('is nothing in files that say nothing of it or are no settings', () => {
    for (const file of [undefined, null, 'text', 7, [], {}, { toolprm: null }, { toolprmx: { url: 1 } }])
      expect(valueIn(file, url)).toBeUndefined();
  });
});
