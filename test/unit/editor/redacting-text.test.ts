// Keys never come into the output channel.
import { describe, expect, it } from 'vitest';
import { redactingText } from '../../../src/editor/redacting-text.ts';

describe('a text for the output channel', () => {
  it('loses the keys that are in use', () => {
    const { clean, hide } = redactingText();
    hide('correct-horse');
    hide('correct-horse-battery');
    expect(clean('sent correct-horse-battery and correct-horse')).toBe('sent [redacted] and [redacted]');
  });

  it('loses what looks like a key, and the password of a URL', () => {
    const { clean } = redactingText();
    expect(clean('Authorization: Bearer abcdef0123456789abcdef')).not.toContain('abcdef0123456789');
    expect(clean('https://me:secret@example.com/v1')).toBe('https://[redacted]@example.com/v1');
  });

  it('keeps everything else, placeholders as well', () => {
    const { clean, hide } = redactingText();
    hide('none');
    expect(clean('none of 3 tools')).toBe('none of 3 tools');
  });
});
