// The short prompt for small embedded models: the conversation first, one tool a line, then the line before the calls.
//
//   What is the weather in Oslo?
//   get_weather(city: string, unit?: string = celsius|fahrenheit (scale of the result)) — Current weather of a city.
//   Calls:
//
// A small model copies values from the query and prefill is its cost, so there is no instruction and no JSON. A user's
// message is its text on one line; other roles are named before theirs (`tool: 12 °C`). Types are JSON Schema's words,
// `string[]` for lists, `{a: string, b?: integer}` for objects; `?` marks what may be left out. A parameter's description
// stands in parentheses behind its type and values: the first sentence, without its full stop. The same input always gives
// the same text.
import type { JsonObject, JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { ChatMessage } from '../prompt.ts';
import type { PromptTool } from './openai-tools.ts';

export interface CompactLimits {
  /** Characters of a tool's description; the first sentence is kept where it fits. */
  readonly description: number;
  /** Characters of a parameter's description, counted alike. */
  readonly parameter: number;
  /** Values of an enumeration; more are told as `…`. */
  readonly enumValues: number;
  /** Levels of objects that are spelled out. */
  readonly depth: number;
}

export const compactLimits: CompactLimits = {
  description: 100,
  parameter: 40,
  enumValues: 8,
  depth: 2,
};

/** The last line of the prompt; the calls follow on the next. */
export const compactIntroduction = 'Calls:\n';

export function compactPrompt(
  tools: readonly PromptTool[],
  messages: readonly ChatMessage[],
  limits: CompactLimits = compactLimits,
): string {
  const lines = [
    ...messages.map((message) => {
      const content = oneLine(message.content);
      return message.role === 'user' ? content : `${message.role}: ${content}`;
    }),
    ...tools.map((tool) => compactTool(tool, limits)),
  ];
  return `${lines.join('\n')}\n${compactIntroduction}`;
}

/** One tool's line, without the line break. */
export function compactTool(tool: PromptTool, limits: CompactLimits = compactLimits): string {
  const signature = `${tool.name}(${members(tool.parametersSchema, limits, limits.depth)})`;
  const description = firstSentence(oneLine(tool.description ?? ''), limits.description);
  return description === '' ? signature : `${signature} — ${description}`;
}

function members(schema: JsonSchema, limits: CompactLimits, depth: number): string {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(isList(schema.required) ? schema.required : []);
  return Object.entries(properties)
    .map(([name, property]) => {
      const mark = required.has(name) ? '' : '?';
      const values = isObject(property) ? allowedValues(property, limits) : '';
      const about = isObject(property) ? parameterDescription(property, limits) : '';
      return `${name}${mark}: ${typeWord(property, limits, depth)}${values}${about}`;
    })
    .join(', ');
}

function parameterDescription({ description }: JsonSchema, limits: CompactLimits): string {
  if (typeof description !== 'string') return '';
  const text = firstSentence(oneLine(description), limits.parameter).replace(/\.$/, '');
  return text === '' ? '' : ` (${text})`;
}

function allowedValues(schema: JsonSchema, limits: CompactLimits): string {
  const values = isList(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const];
  if (values.length === 0) return '';
  const shown = values.slice(0, limits.enumValues).map((value) => plain(value));
  if (values.length > shown.length) shown.push('…');
  return ` = ${shown.join('|')}`;
}

function typeWord(schema: JsonValue | undefined, limits: CompactLimits, depth: number): string {
  if (!isObject(schema)) return 'any';
  const { type } = schema;
  if (isList(type)) return type.map(String).join('|');
  if (type === 'array') {
    const item = typeWord(schema.items, limits, depth - 1);
    return isObject(schema.items) ? `${item}[]` : 'array';
  }
  if (type === 'object' && depth > 0 && isObject(schema.properties))
    return `{${members(schema, limits, depth - 1)}}`;
  if (typeof type === 'string') return type;
  const branches = isList(schema.anyOf) ? schema.anyOf : isList(schema.oneOf) ? schema.oneOf : [];
  if (branches.length > 0 && depth > 0)
    return [...new Set(branches.map((branch) => typeWord(branch, limits, depth - 1)))].join('|');
  const sample = isList(schema.enum) ? schema.enum[0] : schema.const;
  return sample === undefined || sample === null || typeof sample === 'object' ? 'any' : typeof sample;
}

function plain(value: JsonValue): string {
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function firstSentence(text: string, limit: number): string {
  const sentence = /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text;
  const characters = Array.from(sentence);
  return characters.length <= limit
    ? sentence
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
