// What a hover shows of a tool file is text, whatever it looks like.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, inCode, inText } from '../../../src/language/markdown.ts';

describe('text of a tool file', () => {
  it('becomes no link, image, HTML or heading', () => {
    expect(inText('[run](command:evil)')).toBe('\\[run\\]\\(command\\:evil\\)');
    expect(inText('![x](http://a.b/c)<img src=x>')).not.toMatch(/(?<!\\)[[<!]/);
    expect(inText('# Title')).toBe('\\# Title');
    expect(inText('$(zap) icon')).toBe('\\$\\(zap\\) icon');
  });

  it('cannot leave its code', () => {
    expect(inCode('a`b')).toBe('``a`b``');
    expect(inCode('`')).toBe('`` ` ``');
    expect(codeBlock('```\nout', 'json', 5)).toBe('````json\n```\nout\n````');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('`', 'a', ' ', '\n')), (parts) => {
        const written = inCode(parts.join(''));
        const fence = /^`+/.exec(written)?.[0] ?? '';
        expect(written.includes('\n')).toBe(false);
        const inner = written.slice(fence.length, written.length - fence.length);
        expect(inner.match(/`+/g)?.some((ticks) => ticks.length === fence.length) ?? false).toBe(false);
      }),
    );
  });

  it('is cut where it is long', () => {
    expect(inText('a'.repeat(5000)).length).toBeLessThan(1300);
    expect(codeBlock('x\n'.repeat(100), 'json', 10).split('\n')).toHaveLength(13);
  });
});
