// What expressions and the list of variables know of a thing of the search: a table of names, each with a type, a sentence and a way to read it.
import type { NameAbout, ObjectValue, Value } from '../expression/value.ts';

export interface Member<Of> extends NameAbout {
  /** `undefined` where the thing has none: it is then not shown, and counts as `null`. */
  readonly read: (of: Of) => Value | undefined;
}

export interface Shape<Of> {
  readonly type: string;
  /** One sentence. */
  readonly about: string;
  readonly members: ReadonlyMap<string, Member<Of>>;
  readonly brief: (of: Of) => string;
  readonly key?: (of: Of) => string;
  readonly plain?: (of: Of) => number | string;
}

type Rows<Of> = Readonly<Record<string, readonly [type: string, about: string, read: Member<Of>['read']]>>;

/** A table of members, in the order in which they are shown. */
export function members<Of>(rows: Rows<Of>): ReadonlyMap<string, Member<Of>> {
  return new Map(Object.entries(rows).map(([name, [type, about, read]]) => [name, { type, about, read }]));
}

/** The thing as a value. Nothing is read before it is asked for. */
export function shaped<Of>(shape: Shape<Of>, of: Of): ObjectValue {
  return {
    kind: 'object',
    type: shape.type,
    ...(shape.key === undefined ? {} : { key: shape.key(of) }),
    ...(shape.plain === undefined ? {} : { plain: shape.plain(of) }),
    names: () => [...shape.members].filter(([, { read }]) => read(of) !== undefined).map(([name]) => name),
    get(name) {
      const member = shape.members.get(name);
      return member === undefined ? undefined : (member.read(of) ?? null);
    },
    known: () => [...shape.members],
    brief: () => shape.brief(of),
  };
}

/** A shape without anything of the search behind it, so that its names can be offered where a list is empty. */
export function sampleOf<Of>({ type, members: known }: Shape<Of>): ObjectValue {
  return {
    kind: 'object',
    type,
    names: () => [],
    get: (name) => (known.has(name) ? null : undefined),
    known: () => [...known],
    brief: () => type,
  };
}
