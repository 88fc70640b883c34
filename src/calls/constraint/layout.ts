// The fixed texts around a format's decisions, in the spacing that models were trained with (see render.ts).
import type { CallFormat } from '../format.ts';
import { isMistralName, isPythonName } from '../split/characters.ts';
import { jsonSyntax, pythonSyntax, type ValueSyntax } from './value-syntax.ts';

export interface Layout {
  readonly syntax: ValueSyntax;
  /** Before the name of the first call. */
  readonly first: string;
  /** Before the name of a further call. */
  readonly next: string;
  /** After a name; only its first character, which ends the name, is part of the name's pattern. */
  readonly opening: string;
  /** How a name is written, or undefined where the format cannot write it. */
  readonly name: (name: string) => string | undefined;
  /** A parameter's name with what stands between it and the value. */
  readonly key: (name: string) => string | undefined;
  /** Between two arguments. */
  readonly comma: string;
  /** After the last argument. */
  readonly close: string;
  /** From there to the end of the call; several where it depends on how the call began. */
  readonly callEnds: readonly string[];
  /** The end of a response with calls. */
  readonly end: string;
  /** A response without a call, where the format has one. */
  readonly empty?: string;
}

const inJson = (name: string): string => JSON.stringify(name).slice(1, -1);
const jsonKey = (name: string): string => `"${inJson(name)}": `;

function plainName(member: (code: number) => boolean): (name: string) => string | undefined {
  return (name) => (name !== '' && Array.from(name).every((c) => member(c.charCodeAt(0))) ? name : undefined);
}

const list: Layout = {
  syntax: jsonSyntax,
  first: '[{"name": "',
  next: ', {"name": "',
  opening: '", "arguments": {',
  name: inJson,
  key: jsonKey,
  comma: ', ',
  close: '}',
  // The second one where the name stands behind the arguments.
  callEnds: ['}', '"}'],
  end: ']',
  empty: '[]',
};

const pythonKey = plainName(isPythonName);
const named = plainName(isMistralName);
const { empty: _, ...mistralList } = list;

/**
 * The layouts of a format, the one that the constraint chooses first. A response may have begun in another one, and
 * then the splitter refuses the first one's texts.
 */
export const layouts: Readonly<Record<CallFormat, readonly Layout[]>> = {
  // The second one: a single call without the list.
  hammer: [list, { ...list, next: '', end: '' }],
  hermes: [
    {
      ...mistralList,
      first: '<tool_call>\n{"name": "',
      next: '\n<tool_call>\n{"name": "',
      callEnds: ['}\n</tool_call>', '"}\n</tool_call>'],
      end: '',
    },
  ],
  llama3: [
    { ...mistralList, first: '{"name": "', next: '; {"name": "', opening: '", "parameters": {', end: '' },
  ],
  pythonic: [
    {
      syntax: pythonSyntax,
      first: '[',
      next: ', ',
      opening: '(',
      name: pythonKey,
      key: (name) => {
        const written = pythonKey(name);
        return written === undefined ? undefined : `${written}=`;
      },
      comma: ', ',
      close: ')',
      // The bracket closes the arguments and the call at once.
      callEnds: [''],
      end: ']',
      empty: '[]',
    },
  ],
  mistral: [
    { ...mistralList, first: '[TOOL_CALLS] [{"name": "' },
    {
      ...mistralList,
      first: '[TOOL_CALLS]',
      next: '[TOOL_CALLS]',
      opening: '[ARGS]{',
      name: named,
      callEnds: [''],
      end: '',
    },
  ],
};
