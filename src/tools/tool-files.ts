// Which files hold tools: a quick look at their names and texts, and a look at what was read of them.
import type { ToolFile } from './tool.ts';
import { placeOf } from './tool-place.ts';

/** Members that tools have and that few other files have; a quick look before a file is parsed. */
const telling =
  /"(?:parameters|parametersJsonSchema|inputSchema|input_schema|function_?declarations|languageModelTools)"\s*:|"arguments"\s*:\s*(?:\{\s*"type"|\[\s*\{\s*"name")/i;

/** The same in YAML, where names need no quotes. */
const tellingInYaml =
  /^[ \t-]*["']?(?:parameters|parametersJsonSchema|inputSchema|input_schema|functionDeclarations|function_declarations)["']?[ \t]*:/m;

/** Whether a file of any name is worth parsing. False for nearly every JSON or YAML file. */
export function mayHoldTools(text: string): boolean {
  return (telling.test(text) || tellingInYaml.test(text)) && !isAnotherKind(text);
}

/** JSON Schemas with a property "parameters", and OpenAPI documents: their root has keys that tools do not stand beside. */
function isAnotherKind(text: string): boolean {
  const keys = rootKeys(text);
  return others.some((key) => keys.has(key)) && !ofTools.some((key) => keys.has(key));
}

const others = ['$defs', 'definitions', 'properties', 'patternProperties', 'allOf', 'anyOf', 'oneOf'].concat([
  ...['openapi', 'swagger'],
]);
const ofTools = ['name', 'function', 'functions', 'tools', 'parameters', 'parametersJsonSchema'].concat([
  ...[
    'inputSchema',
    'input_schema',
    'functionDeclarations',
    'function_declarations',
    'contributes',
    'result',
  ],
]);

/** The keys of the object that the text is, without parsing it: strings, comments and brackets are all that is looked at. */
function rootKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!/^\uFEFF?\s*(?:\/[/*]|\{)/.test(text)) {
    for (const [, key = ''] of text.matchAll(/^["']?([\w$]+)["']?[ \t]*:/gm)) keys.add(key);
    return keys;
  }
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"(?:\s*:)?|\/\/[^\n]*|\/\*.*?\*\/|[[\]{}]/gs)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && token.endsWith(':')) keys.add(token.slice(1, token.lastIndexOf('"')));
  }
  return keys;
}

/** Whether the file's name says that it holds tools; then it is listed even when none of them can be used. */
export function isNamedAsToolFile(path: string): boolean {
  return /(?:tool|function)[^/]*\.(?:jsonc?l?|ya?ml)$/i.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Logs and labels of searches are JSON Lines too, and hold tools, but are no tool files. */
export function isSearchFile(path: string): boolean {
  return /\.(?:toolprm|labels)\.jsonl$/.test(path);
}

/**
 * Whether what was read are tools. A name that says so is believed if there is any tool; otherwise at least one must have a
 * description and parameters under a name that tools have, and most of what stands beside it must be tools too: many files
 * have objects with names, and some have "parameters".
 */
export function holdsTools({ tools, problems }: ToolFile, named: boolean): boolean {
  if (tools.length === 0) return false;
  const convincing = tools.some((tool) => {
    const place = placeOf(tool);
    return (
      tool.description !== undefined &&
      place?.parameters !== undefined &&
      place.parameters.tree !== place.tree
    );
  });
  if (named) return convincing || problems.length <= tools.length;
  const others = problems.filter(({ code, tool }) => code === undefined && tool === undefined).length;
  return convincing && others <= tools.length;
}
