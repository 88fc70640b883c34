// The parameters of an operation in path, query and headers.
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import type { Definitions } from './openapi-definitions.ts';
import type { OperationPlace } from './openapi-document.ts';
import { followReference } from './openapi-references.ts';

export interface Argument {
  readonly name: string;
  readonly home: 'path' | 'query' | 'header' | 'body';
  readonly schema: JsonValue;
  readonly required: boolean;
}

const homes = ['path', 'query', 'header'] as const;
/** OpenAPI, "Parameter Object": a header of these names is passed over. */
const ownHeaders = new Set(['accept', 'content-type', 'authorization']);

/** Those of the path item first, unless the operation has its own of that name and place; then path, query, header. */
export function readParameters(
  place: OperationPlace,
  definitions: Definitions,
  needed: Set<string>,
): readonly Argument[] {
  const { document } = definitions;
  const listed = own(place.operation, 'parameters');
  const own_ = Array.isArray(listed)
    ? listed.map((value, index) => ({ value, pointer: `${place.pointer}/parameters/${index}` }))
    : [];
  const found = new Map<string, Argument>();
  for (const { value, pointer } of [...place.shared, ...own_]) {
    const parameter = followReference(value, pointer, document);
    if (parameter === undefined) continue;
    const argument = readParameter(parameter.value, parameter.pointer, definitions, needed);
    if (argument !== undefined) found.set(`${argument.home} ${argument.name}`, argument);
  }
  return homes.flatMap((home) => [...found.values()].filter((argument) => argument.home === home));
}

function readParameter(
  parameter: JsonObject,
  pointer: string,
  { convert, document }: Definitions,
  needed: Set<string>,
): Argument | undefined {
  const name = own(parameter, 'name');
  const place = own(parameter, 'in');
  const home = homes.find((one) => one === place);
  if (typeof name !== 'string' || name === '') {
    document.leaveOut(pointer, 'The parameter has no name.');
    return undefined;
  }
  if (home === undefined) {
    const what = place === 'cookie' ? 'Cookies are' : `${JSON.stringify(place ?? null)} is`;
    document.leaveOut(
      pointer,
      `The parameter ${JSON.stringify(name)}: ${what} nothing that a model could fill in.`,
    );
    return undefined;
  }
  if (home === 'header' && ownHeaders.has(name.toLowerCase())) return undefined;
  const part = schemaOf(parameter, pointer);
  const schema = withWords(convert(part.schema, part.pointer, needed), parameter);
  return { name, home, schema, required: home === 'path' || own(parameter, 'required') === true };
}

/** A parameter has a schema, or one for its only media type. */
function schemaOf(parameter: JsonObject, pointer: string) {
  const content = own(parameter, 'content');
  const [media] = isObject(content) ? Object.keys(content) : [];
  if (own(parameter, 'schema') !== undefined || media === undefined) {
    return { schema: own(parameter, 'schema'), pointer: appendPointer(pointer, 'schema') };
  }
  return {
    schema: own(own(content, media), 'schema'),
    pointer: appendPointer(pointer, 'content', media, 'schema'),
  };
}

/** What is said of the parameter goes before what is said of its schema. */
export function withWords(schema: JsonValue, { description, deprecated, example }: JsonObject): JsonValue {
  const base = isObject(schema) ? schema : schema === false ? { not: {} } : {};
  return {
    ...base,
    ...(typeof description === 'string' && description.trim() !== ''
      ? { description: description.trim() }
      : {}),
    ...(deprecated === true ? { deprecated } : {}),
    ...(example === undefined || own(base, 'examples') !== undefined ? {} : { examples: [example] }),
  };
}
