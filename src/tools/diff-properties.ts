// Compares the properties of two versions of an object: which are new, gone, renamed, required.
import { findRenames, foldedName, type Pair } from './diff-renames.ts';
import { type Place, partOf, report, type Side, type Walk } from './diff-walk.ts';
import { shown } from './diff-words.ts';
import { isObject, own } from './json-tree.ts';
import { sortedJson } from './sorted-json.ts';
import type { JsonSchema, JsonValue, Parameter, TextRange } from './tool.ts';
import type { ChangePlace, ToolChange } from './tool-change.ts';

interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly side: Side;
  readonly nameRange: TextRange;
}

export function compareProperties(was: JsonSchema, is: JsonSchema, place: Place, walk: Walk): void {
  const before = propertiesOf(was, place.before, place.path === '');
  const after = propertiesOf(is, place.after, place.path === '');
  const removed = [...before.values()].filter(({ name }) => !after.has(name));
  const added = [...after.values()].filter(({ name }) => !before.has(name));
  const renames = new Map(findRenames(removed, added, identities).map((pair) => [pair.after, pair]));
  const renamed = new Set([...renames.values()].map((pair) => pair.before));

  for (const now of after.values()) {
    const old = before.get(now.name) ?? renames.get(now)?.before;
    if (old === undefined) reportNew(now, place, walk);
    else comparePair({ before: old, after: now }, place, walk);
  }
  for (const gone of removed) if (!renamed.has(gone)) reportGone(gone, place, walk);
  const isDeclared = (name: string) => before.has(name) || after.has(name);
  compareUndeclared(requiredIn(was), requiredIn(is), isDeclared, place, walk);
}

/** Names that are required in one version, though neither has a property of that name: calls need them all the same. */
function compareUndeclared(
  was: ReadonlySet<string>,
  is: ReadonlySet<string>,
  isDeclared: (name: string) => boolean,
  place: Place,
  walk: Walk,
): void {
  for (const name of new Set([...was, ...is])) {
    if (isDeclared(name) || was.has(name) === is.has(name)) continue;
    const words = is.has(name) ? 'is required now, though it is no property' : 'is no longer required';
    const kind = is.has(name) ? 'required' : 'optional';
    const effect = is.has(name) ? 'narrower' : 'wider';
    report({ ...place, path: pathOf(place, name) }, walk, { kind, effect, keyword: 'required', words });
  }
}

function requiredIn(schema: JsonSchema): ReadonlySet<string> {
  const names = own(schema, 'required');
  return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
}

/** What makes a property the same one under another name, the surest first. */
const identities = [
  ({ side, required }: Property) => `${required} ${sortedJson(side.schema ?? true)}`,
  ({ side }: Property) => sortedJson(side.schema ?? true),
  ({ name }: Property) => foldedName(name),
  ({ side }: Property) => {
    const description = own(side.schema, 'description');
    return typeof description === 'string' && description.trim() !== '' ? description : undefined;
  },
];

function propertiesOf(schema: JsonSchema, side: Side, isRoot: boolean): ReadonlyMap<string, Property> {
  const properties = own(schema, 'properties');
  if (!isObject(properties)) return new Map();
  const required = requiredIn(schema);
  const parameters = new Map(isRoot ? side.tool.parameters.map((one) => [one.name, one]) : []);
  return new Map(
    Object.entries(properties).map(([name, value]) => [
      name,
      {
        name,
        required: required.has(name),
        ...(isRoot ? ofParameter(parameters.get(name), value, side) : ofProperty(name, value, side)),
      },
    ]),
  );
}

function ofParameter(parameter: Parameter | undefined, schema: JsonValue, side: Side) {
  if (parameter === undefined) return { side: { ...side, schema }, nameRange: side.tool.range };
  return {
    side: { tool: side.tool, parameter, schema, pointer: parameter.pointer },
    nameRange: parameter.nameRange,
  };
}

function ofProperty(name: string, schema: JsonValue, side: Side) {
  return {
    side: partOf(side, { schema, segments: ['properties', name] }),
    nameRange: (side.parameter ?? side.tool).range,
  };
}

function comparePair({ before, after }: Pair<Property>, place: Place, walk: Walk): void {
  const path = pathOf(place, after.name);
  const here: Place = { before: before.side, after: after.side, path };
  if (before.name !== after.name) {
    walk.changes.push({
      ...partsOf(place, walk, after),
      kind: 'parameter-renamed',
      effect: 'otherwise',
      formerly: before.name,
      message: `${shown(pathOf(place, before.name))} is called ${shown(after.name)} now.`,
      before: nameOf(before),
      after: nameOf(after),
    });
  }
  if (before.required !== after.required) {
    const words = after.required ? 'is required now' : 'may be left out now';
    const kind = after.required ? 'required' : 'optional';
    report(here, walk, { kind, effect: after.required ? 'narrower' : 'wider', words });
  }
  walk.compare(here, walk);
}

function reportNew(property: Property, place: Place, walk: Walk): void {
  const how = property.required ? 'required' : 'optional';
  walk.changes.push({
    ...partsOf(place, walk, property),
    kind: 'parameter-added',
    effect: property.required ? 'otherwise' : 'wider',
    message: `${shown(pathOf(place, property.name))} is new and ${how}.`,
    after: nameOf(property),
  });
}

function reportGone(property: Property, place: Place, walk: Walk): void {
  const how = property.required ? 'required' : 'optional';
  walk.changes.push({
    ...partsOf(place, walk, property),
    kind: 'parameter-removed',
    effect: property.required ? 'otherwise' : 'narrower',
    message: `${shown(pathOf(place, property.name))}, which was ${how}, is gone.`,
    before: nameOf(property),
  });
}

function partsOf(
  place: Place,
  walk: Walk,
  { name, side }: Property,
): Pick<ToolChange, 'tool'> & Partial<ToolChange> {
  const parameter = side.parameter?.name;
  const path = pathOf(place, name);
  return {
    tool: walk.tool,
    ...(parameter === undefined ? {} : { parameter }),
    ...(path === parameter ? {} : { path }),
  };
}

function nameOf({ side, nameRange }: Property): ChangePlace {
  return { pointer: side.pointer, range: nameRange };
}

function pathOf({ path }: Place, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
