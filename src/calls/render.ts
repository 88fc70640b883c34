// Calls written in a wire format, as the models' own training data has them (the spacing of Python's json.dumps).
import type { JsonValue } from '../tools/tool.ts';
import type { Call } from './decision.ts';
import type { CallFormat } from './format.ts';
import { isMistralName, isPythonName } from './split/characters.ts';

export interface RenderOptions {
  /** Mistral's shape: the JSON `list` of tokenizers before v11 (the default), or `named`, `[TOOL_CALLS]name[ARGS]{…}`. */
  readonly mistral?: 'list' | 'named';
}

/**
 * The canonical text of a list of calls; splitting it gives the calls back. Without calls: `[]` where the format can
 * say so, else the empty text. Non-ASCII characters stay as they are.
 * @throws {RangeError} where a name or value cannot be written in the format (a space in a `pythonic` name, NaN).
 */
export function renderCalls(format: CallFormat, calls: readonly Call[], options: RenderOptions = {}): string {
  switch (format) {
    case 'hammer':
      return jsonList(calls);
    case 'hermes':
      return calls.map((call) => `<tool_call>\n${jsonCall(call, 'arguments')}\n</tool_call>`).join('\n');
    case 'llama3':
      return calls.map((call) => jsonCall(call, 'parameters')).join('; ');
    case 'pythonic':
      return `[${calls.map(pythonCall).join(', ')}]`;
    case 'mistral':
      if (calls.length === 0) return '';
      return options.mistral === 'named' ? calls.map(namedCall).join('') : `[TOOL_CALLS] ${jsonList(calls)}`;
  }
}

/** How a syntax writes its words and strings; lists, objects and numbers look alike in both. */
interface Style {
  readonly word: (value: boolean | null) => string;
  readonly text: (value: string) => string;
}
const json: Style = { word: (value) => JSON.stringify(value), text: (value) => JSON.stringify(value) };
const python: Style = {
  word: (value) => (value === null ? 'None' : value ? 'True' : 'False'),
  text: pythonString,
};

function written(value: JsonValue, style: Style): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return style.text(value);
  if (typeof value === 'boolean' || value === null) return style.word(value);
  if (Array.isArray(value)) return `[${value.map((item) => written(item, style)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${style.text(key)}: ${written(item, style)}`);
  return `{${entries.join(', ')}}`;
}

function jsonList(calls: readonly Call[]): string {
  return `[${calls.map((call) => jsonCall(call, 'arguments')).join(', ')}]`;
}

function jsonCall(call: Call, key: 'arguments' | 'parameters'): string {
  return `{"name": ${JSON.stringify(call.name)}, "${key}": ${written(call.arguments, json)}}`;
}

function namedCall(call: Call): string {
  return `[TOOL_CALLS]${writable(call.name, isMistralName, 'mistral')}[ARGS]${written(call.arguments, json)}`;
}

function pythonCall(call: Call): string {
  const given = Object.entries(call.arguments).map(
    ([name, value]) => `${writable(name, isPythonName, 'pythonic')}=${written(value, python)}`,
  );
  return `${writable(call.name, isPythonName, 'pythonic')}(${given.join(', ')})`;
}

function writable(name: string, member: (code: number) => boolean, format: CallFormat): string {
  for (let index = 0; index < name.length; index += 1) {
    if (!member(name.charCodeAt(index))) throw unwritable(name, format);
  }
  if (name === '') throw unwritable(name, format);
  return name;
}

function unwritable(name: string, format: CallFormat): RangeError {
  return new RangeError(`The name ${JSON.stringify(name)} cannot be written in the format ${format}.`);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('NaN cannot be written as a JSON number.');
  if (Object.is(value, -0)) return '-0';
  // A number too large for a double, read from text such as 1e400: written so that it reads back alike.
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  return String(value);
}

const pythonEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** As Python's `repr`: single quotes, unless the text has single quotes and no double ones. */
function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\'\x00-\x1f\x7f]|\p{Surrogate}/gu, (character) => {
    if (character === "'" && quote === '"') return character;
    const code = character.charCodeAt(0);
    return (
      pythonEscapes.get(character) ??
      (code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`)
    );
  });
  return `${quote}${escaped}${quote}`;
}
