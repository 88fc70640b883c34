// Label records for tests: some by hand, any by chance, with texts that break careless programs.
import fc from 'fast-check';
import type { LabelRecord, Rating } from '../../../src/labels/label.ts';
import { reasonsFor } from '../../../src/labels/reasons.ts';

type Said = Extract<LabelRecord, { action: 'label' }>;

export function labelled(
  id: string,
  candidate: string,
  rating?: Rating | null,
  more: Partial<Said> = {},
): Said {
  return {
    version: 1,
    id,
    search: 's1',
    candidate,
    labeller: 'Ada',
    time: '2026-03-01T10:00:00.000Z',
    action: 'label',
    ...(rating === undefined ? {} : { rating }),
    visible: { score: true, verdict: true },
    ...more,
  };
}

export function undone(id: string, of: string, more: Partial<LabelRecord> = {}): LabelRecord {
  const { labeller = 'Ada' } = more;
  return {
    version: 1,
    id,
    search: 's1',
    candidate: 'c1',
    labeller,
    time: '2026-03-01T10:00:01.000Z',
    action: 'undo',
    of,
  };
}

/** HTML, Markdown, control and bidirectional characters, ends of lines of all kinds, halves of surrogate pairs. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '| a | b |\n`code` ``` --- # [x](javascript:alert(1))',
    'line\u2028separator\u2029and\u0085next',
    '\u202egnp.exe\u0000\u001b[31m',
    '\ud800 half \udfff',
    '"},{"x":"',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
);

const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('__proto__', 'constructor', '1-a'));

const head = {
  version: fc.constant(1 as const),
  id: name,
  search: hostileText,
  candidate: name,
  labeller: hostileText,
  time: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString()),
};

export const anyRecord: fc.Arbitrary<LabelRecord> = fc.oneof(
  fc.record(
    {
      ...head,
      action: fc.constant('label' as const),
      rating: fc.constantFrom<Rating | null>(-1, 0, 1, null),
      flagged: fc.boolean(),
      reason: fc.constantFrom(null, ...reasonsFor('argument')),
      note: hostileText,
      milliseconds: fc.nat(),
      visible: fc.record({ score: fc.boolean(), verdict: fc.boolean() }),
    },
    {
      requiredKeys: ['version', 'id', 'search', 'candidate', 'labeller', 'time', 'action', 'visible'],
      noNullPrototype: true,
    },
  ),
  fc.record({ ...head, action: fc.constant('undo' as const), of: name }, { noNullPrototype: true }),
);
