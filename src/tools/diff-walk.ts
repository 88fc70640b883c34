// The walk of a semantic diff through two versions of a tool: where it is, and how it reports what it finds.
import type { Relation } from './diff-types.ts';
import { shown } from './diff-words.ts';
import { appendPointer } from './json-pointer.ts';
import { own } from './json-tree.ts';
import { isSameJson } from './sorted-json.ts';
import type { JsonValue, Parameter, TextRange, Tool } from './tool.ts';
import type { ChangeKind, ToolChange } from './tool-change.ts';

/** One version of what is compared. */
export interface Side {
  readonly tool: Tool;
  /** The parameter of the tool that it lies in; absent for the root of the schema. */
  readonly parameter?: Parameter;
  /** As the tool has it: its references are looked up in `tool.parametersSchema`. */
  readonly schema: JsonValue | undefined;
  readonly pointer: string;
  /** Behind a reference: `pointer` is the place that refers, for whatever lies inside. */
  readonly isBehind?: true;
}

/** A part of a schema, and the way to it in the schema as it is compared. */
export interface Part {
  readonly schema: JsonValue | undefined;
  readonly segments: readonly (string | number)[];
}

/** Both versions of one schema; `path` is its name in the new one, as people write it (`stops[].city`). */
export interface Place {
  readonly before: Side;
  readonly after: Side;
  readonly path: string;
}

export interface Around {
  readonly place: Place;
  /** How many lie around it. */
  readonly depth: number;
  readonly around?: Around | undefined;
}

/** One walk through two versions of a tool. */
export interface Walk {
  readonly tool: string;
  readonly changes: ToolChange[];
  /** The schemas around the one that is compared, from the inside out: a recursive schema is followed once. */
  readonly around?: Around;
  /** How many more schemas are compared: references to references can make a small file a huge one. */
  readonly budget: { left: number };
  /** Compares what lies inside. */
  readonly compare: (place: Place, walk: Walk) => void;
}

/** Goes on inside: at a part that each version may have or not; a part that is absent allows everything. */
export function comparePart(place: Place, walk: Walk, path: string, was: Part, is: Part): void {
  const { before, after } = place;
  if (was.schema === undefined && is.schema === undefined) return;
  walk.compare(
    {
      before: partOf(before, was),
      after: partOf(after, is),
      path,
    },
    walk,
  );
}

/** The part with its place, where the file has it at that place; else the place around it. */
export function partOf(side: Side, { schema, segments }: Part): Side {
  const written = segments.reduce<JsonValue | undefined>(
    (value, segment) => (Array.isArray(value) ? value[Number(segment)] : own(value, String(segment))),
    side.schema,
  );
  if (side.isBehind || written === undefined || written !== schema)
    return { ...side, schema, isBehind: true };
  return { ...side, schema, pointer: appendPointer(side.pointer, ...segments) };
}

export interface Report {
  readonly kind: ChangeKind;
  readonly effect: Relation | 'words';
  readonly keyword?: string;
  /** Goes on after the name of the place. */
  readonly words: string;
}

export function report(place: Place, walk: Walk, { kind, effect, keyword, words }: Report): void {
  const { before, after, path } = place;
  const parameter = after.parameter?.name ?? before.parameter?.name;
  const subject = path === '' ? 'A call' : shown(path);
  walk.changes.push({
    kind,
    effect,
    tool: walk.tool,
    ...(parameter === undefined ? {} : { parameter }),
    ...(path === '' || path === parameter ? {} : { path }),
    ...(keyword === undefined ? {} : { keyword }),
    message: `${subject} ${words}.`,
    before: placeOf(before, keyword),
    after: placeOf(after, keyword),
  });
}

function placeOf(side: Side, keyword?: string): { readonly pointer: string; readonly range: TextRange } {
  const { schema, pointer, tool, parameter, isBehind } = side;
  const isWritten = isBehind !== true && keyword !== undefined && own(schema, keyword) !== undefined;
  return {
    pointer: isWritten ? appendPointer(pointer, keyword) : pointer,
    range: rangeOf(tool, parameter, keyword === 'description' && parameter?.pointer === pointer),
  };
}

function rangeOf(tool: Tool, parameter: Parameter | undefined, isDescription: boolean): TextRange {
  if (parameter === undefined) return tool.range;
  return isDescription ? (parameter.descriptionRange ?? parameter.range) : parameter.range;
}

/** A change of words, told without the words themselves: they can be long. */
export function wordsOf(
  what: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): { readonly kind: 'described'; readonly effect: 'words'; readonly words: string } | undefined {
  if (isSameJson(before, after)) return undefined;
  const name = what === 'description' ? 'description' : shown(what);
  let words = `has another ${name} now`;
  if (after === undefined) words = `has no ${name} any more`;
  else if (before === undefined) words = `has a ${name} now`;
  return { kind: 'described', effect: 'words', words };
}
