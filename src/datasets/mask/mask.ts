// Function masking: names become random strings, so that a model must read descriptions (Hammer, arXiv 2410.04587).
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { Example, ExampleTool } from '../example.ts';
import { replaceDefaults } from './mask-defaults.ts';
import { functionNameLength, parameterNameLength, type Random, randomName, shuffled } from './random-name.ts';
import { renameArguments, renameParameters } from './rename-parameters.ts';

export interface MaskOptions {
  /**
   * Which defaults are replaced. `published`: as Hammer's script does it, so that a boolean default may become a number, an
   * enumerated one five random characters, and a digit changes inside other numbers of the query. `sound`: only where the gold
   * calls stay valid and can still be read off the query; what a generator of training data for constrained decoding wants.
   */
  readonly defaults?: 'published' | 'sound';
}

/** How to undo a masking, for calls (`unmaskCalls`) and for the whole example (`unmaskExample`). */
export interface MaskInverse {
  /** One for each tool of the example before masking, in its order; a tool that repeated a name stands there as it was. */
  readonly tools: readonly (MaskedTool | DroppedTool)[];
  /** The query before defaults were replaced in it, where it changed. */
  readonly query?: string;
  /** The tags before, where there were any. */
  readonly tags?: readonly string[];
}

export interface MaskedTool {
  /** The random name, and the true one. */
  readonly masked: string;
  readonly name: string;
  readonly parameters: readonly MaskedParameter[];
}

export interface DroppedTool {
  readonly dropped: ExampleTool;
}

export interface MaskedParameter {
  readonly masked: string;
  readonly name: string;
  /** Where the default was replaced: both values, and the parameter's schema before. */
  readonly default?: { readonly masked: JsonValue; readonly value: JsonValue; readonly schema: JsonSchema };
}

/** What a masked example is tagged with. */
export const maskedTag = 'masked';

/**
 * Masks an example: function names, parameter names, and defaults that the gold calls restate. Tools that repeat an
 * earlier one's name are left out, the rest is shuffled. Descriptions stay, but for a replaced default in them. Equal draws
 * of `random` give equal maskings.
 *
 * Hammer's script puts some tools in twice where it has removed repeated ones, but its last step removes them again; so
 * nothing is repeated here either.
 */
export function maskExample(
  example: Example,
  random: Random,
  options: MaskOptions = {},
): { readonly example: Example; readonly inverse: MaskInverse } {
  const taken = namesOf(example);
  const first = new Map<string, MaskedTool>();
  const inverse = example.tools.map((tool): MaskedTool | DroppedTool => {
    if (first.has(tool.name)) return { dropped: tool };
    const masked = maskTool(tool, random, taken);
    first.set(tool.name, masked);
    return masked;
  });

  const tools = example.tools.flatMap((tool, index) => {
    const masked = inverse[index];
    return masked === undefined || 'dropped' in masked ? [] : [renamedTool(tool, masked)];
  });
  const calls = example.calls.map((call) => {
    const masked = first.get(call.name);
    return masked === undefined
      ? call
      : { name: masked.masked, arguments: renameArguments(call.arguments, maskingNames(masked)) };
  });
  const named = { query: example.query, tools: shuffled(tools, random), calls };
  const { replaced, ...rest } = replaceDefaults(named, random, options.defaults ?? 'published');
  const tags = [...(example.tags ?? []), ...(example.tags?.includes(maskedTag) ? [] : [maskedTag])];
  return {
    example: { ...example, ...rest, tags },
    inverse: {
      tools: inverse.map((tool) => ('dropped' in tool ? tool : withDefaults(tool, replaced))),
      ...(rest.query === example.query ? {} : { query: example.query }),
      ...(example.tags === undefined ? {} : { tags: example.tags }),
    },
  };
}

/** Every name that the example knows already: no mask may be equal to one. */
function namesOf({ tools, calls }: Example): Set<string> {
  const names = [
    ...tools.flatMap(({ name, parametersSchema }) => [name, ...parameterNames(parametersSchema)]),
    ...calls.flatMap((call) => [call.name, ...Object.keys(call.arguments)]),
  ];
  return new Set(names);
}

function maskTool({ name, parametersSchema }: ExampleTool, random: Random, taken: Set<string>): MaskedTool {
  const masked = randomName(random, functionNameLength, taken);
  const parameters = parameterNames(parametersSchema).map((parameter) => ({
    masked: randomName(random, parameterNameLength, taken),
    name: parameter,
  }));
  return { masked, name, parameters };
}

function parameterNames(schema: JsonSchema): readonly string[] {
  const properties = own(schema, 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function renamedTool(tool: ExampleTool, masked: MaskedTool): ExampleTool {
  const parametersSchema = renameParameters(tool.parametersSchema, maskingNames(masked));
  return { ...tool, name: masked.masked, parametersSchema };
}

function maskingNames({ parameters }: MaskedTool): ReadonlyMap<string, string> {
  return new Map(parameters.map(({ name, masked }) => [name, masked]));
}

function withDefaults(
  tool: MaskedTool,
  replaced: ReadonlyMap<string, NonNullable<MaskedParameter['default']>>,
): MaskedTool {
  const parameters = tool.parameters.map((parameter) => {
    const change = replaced.get(parameter.masked);
    return change === undefined ? parameter : { ...parameter, default: change };
  });
  return { ...tool, parameters };
}
