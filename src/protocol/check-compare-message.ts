// Holds a message of the comparison against its type: what comes out of a page is not trusted.
import type { CompareSide, CompareViewMessage } from './compare.ts';

type Fields = Readonly<Record<string, unknown>>;

/** In UTF-16 code units: ids and reports of a view are short. */
const longest = 10_000;

const checkers: Readonly<
  Record<CompareViewMessage['type'], (fields: Fields) => CompareViewMessage | undefined>
> = {
  ready: () => ({ type: 'ready' }),
  'open-candidate': ({ side, candidate }) =>
    isSide(side) && typeof candidate === 'string' && candidate !== '' && candidate.length <= longest
      ? { type: 'open-candidate', side, candidate }
      : undefined,
  'open-search': ({ side }) => (isSide(side) ? { type: 'open-search', side } : undefined),
  'open-edit': ({ edit }) =>
    typeof edit === 'number' && Number.isSafeInteger(edit) && edit >= 0
      ? { type: 'open-edit', edit }
      : undefined,
  'set-blind': ({ blind }) => (typeof blind === 'boolean' ? { type: 'set-blind', blind } : undefined),
  'open-as-text': () => ({ type: 'open-as-text' }),
  'run-again': () => ({ type: 'run-again' }),
  report: ({ message }) =>
    typeof message === 'string' ? { type: 'report', message: message.slice(0, longest) } : undefined,
};

/** The message, rebuilt from its checked parts, or `undefined` where it is none. Never throws. */
export function checkCompareMessage(value: unknown): CompareViewMessage | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields: Fields = { ...value };
  const { type } = fields;
  return typeof type === 'string' && isType(type) ? checkers[type](fields) : undefined;
}

const isType = (type: string): type is CompareViewMessage['type'] => Object.hasOwn(checkers, type);
const isSide = (value: unknown): value is CompareSide => value === 'left' || value === 'right';
