// Where somebody types, and what may be written there, told by the names on the way.
import { schemaLists, schemaMaps, subschemas } from '../../tools/schema-keywords.ts';
import type { TextRange } from '../../tools/tool.ts';

export interface Cursor {
  /** Names and indices from the file's root to the value around the cursor, or to the value that it is in. */
  readonly path: readonly string[];
  /** Whether a name is typed here: then the last segment of `path`, which is what there is of it, is left out. */
  readonly atName: boolean;
  /** What a completion replaces. */
  readonly replaced: TextRange;
  /** Whether a value follows the name already. */
  readonly hasValue: boolean;
  /** Whether another member or item follows, without a comma between. */
  readonly needsComma: boolean;
  /** Whether it is in a flow collection of YAML. */
  readonly inFlow?: true;
}

export type Place =
  /** A member of a tool. */
  | { readonly kind: 'tool-member'; readonly tool: readonly string[] }
  /** A whole tool, as an item of a list. */
  | { readonly kind: 'tool' }
  /** A keyword of the schema at `schema`. */
  | { readonly kind: 'keyword'; readonly schema: readonly string[] }
  /** A name in `properties`, with its schema. */
  | { readonly kind: 'property'; readonly schema: readonly string[] }
  /** The value of a keyword; inside a list too. */
  | {
      readonly kind: 'value';
      readonly keyword: string;
      readonly schema: readonly string[];
      readonly root: readonly string[];
    }
  /** A schema as a value. */
  | { readonly kind: 'schema'; readonly keyword: string };

/** Where each format keeps a tool's schema. */
const schemaKeys = new Set([
  'parameters',
  'inputSchema',
  'input_schema',
  'parametersJsonSchema',
  'outputSchema',
]);

const listKeys = new Set([
  'tools',
  'functions',
  'function',
  'functionDeclarations',
  'function_declarations',
  'languageModelTools',
]);

/** @param atName Whether a name is written; the path then leads to the object that gets it. */
export function placeOn(path: readonly string[], atName: boolean): Place | undefined {
  const start = path.findIndex(
    (segment, index) => schemaKeys.has(segment) && (index < path.length - 1 || atName),
  );
  if (start < 0) return outsideOfSchemas(path, atName);
  return insideOfSchema(path.slice(0, start + 1), path.slice(start + 1), atName);
}

function outsideOfSchemas(path: readonly string[], atName: boolean): Place | undefined {
  const last = path.at(-1);
  const isIndex = last !== undefined && /^\d+$/.test(last);
  const list = path.at(-2);
  const inList = isIndex && (list === undefined || listKeys.has(list));
  if (!atName) return inList ? { kind: 'tool' } : undefined;
  const isTool = inList || (last === 'function' && /^\d+$/.test(list ?? ''));
  return isTool ? { kind: 'tool-member', tool: path } : undefined;
}

function insideOfSchema(
  root: readonly string[],
  rest: readonly string[],
  atName: boolean,
): Place | undefined {
  let state: 'schema' | 'map' | 'list' | 'value' = 'schema';
  let schema = root;
  let keyword = '';
  for (const [index, segment] of rest.entries()) {
    const here = [...root, ...rest.slice(0, index + 1)];
    if (state === 'value') continue;
    if (state === 'schema') {
      keyword = segment;
      if (schemaMaps.has(segment)) state = 'map';
      else if (schemaLists.has(segment)) state = 'list';
      else if (subschemas.has(segment)) schema = here;
      else state = 'value';
    } else {
      state = 'schema';
      schema = here;
    }
  }
  if (atName) {
    if (state === 'schema') return { kind: 'keyword', schema };
    return state === 'map' ? { kind: 'property', schema } : undefined;
  }
  if (state === 'value') return { kind: 'value', keyword, schema, root };
  return state === 'schema' && rest.length > 0 ? { kind: 'schema', keyword } : undefined;
}
