// Calls and tools as expressions see them: the call under way with its arguments so far, and the schema that it is made for.
import type { Call } from '../../calls/decision.ts';
import type { Parameter, Tool } from '../../tools/tool.ts';
import { brief } from '../expression/display.ts';
import { fromJson, jsonObject } from '../expression/json.ts';
import { listOf, type ObjectValue, type Value } from '../expression/value.ts';
import { members, type Shape, shaped } from './shape.ts';

/** A call, and the tools that say which arguments it may have. */
export interface CallOf {
  readonly call: Call;
  readonly tools: readonly Tool[];
}

export const callShape: Shape<CallOf> = {
  type: 'call',
  about: 'A function call, perhaps only begun.',
  brief: ({ call }) => callText(call),
  members: members<CallOf>({
    name: ['text', 'The function that is called; empty while it is not decided.', ({ call }) => call.name],
    arguments: [
      'object',
      'The arguments decided so far, by parameter: `call.arguments.unit`; `null` for one that is not decided.',
      argumentsOf,
    ],
  }),
};

/** Parameters that have no argument yet are known names without a value, so that conditions can ask for them at any step. */
function argumentsOf({ call, tools }: CallOf): ObjectValue {
  const given = jsonObject(call.arguments);
  const isParameter = (name: string): boolean =>
    tools.some(({ parameters }) => parameters.some((parameter) => parameter.name === name));
  return {
    ...given,
    get(name) {
      const value = given.get(name);
      return value === undefined && isParameter(name) ? null : value;
    },
    known: () => {
      const parameters = tools.find(({ name }) => name === call.name)?.parameters ?? [];
      const open = parameters.filter(({ name }) => !Object.hasOwn(call.arguments, name));
      return [
        ...given.known(),
        ...open.map(({ name, description }) => {
          const type = 'nothing';
          return [name, { type, about: description ?? 'Not decided yet.' }] as const;
        }),
      ];
    },
  };
}

/** `get_weather(city: "Oslo", unit: "celsius")`. */
export function callText({ name, arguments: args }: Call): string {
  const given = Object.entries(args)
    .slice(0, 12)
    .map(([key, value]) => `${key}: ${brief(fromJson(value), 40)}`);
  return `${name}(${given.join(', ')})`;
}

/** The call that is under way, or the last one that ended; `null` before the first. */
export function callUnderWay(calls: readonly Call[], tools: readonly Tool[]): Value {
  const call = calls.at(-1);
  return call === undefined ? null : shaped(callShape, { call, tools });
}

const parameterShape: Shape<Parameter> = {
  type: 'parameter',
  about: 'A parameter of a tool.',
  brief: ({ name, required, schema }) =>
    `${name}${required ? '' : '?'}: ${brief(fromJson(schema.enum ?? schema.type ?? schema), 80)}`,
  members: members<Parameter>({
    name: ['text', "The parameter's name.", ({ name }) => name],
    required: ['boolean', 'Whether every call must have it.', ({ required }) => required],
    description: ['text', 'What the tool file says of it.', ({ description }) => description],
    schema: ['object', 'Its JSON Schema: `schema.enum`.', ({ schema }) => fromJson(schema)],
  }),
};

export const toolShape: Shape<Tool> = {
  type: 'tool',
  about: 'A tool that the search may call, as its log has it.',
  key: ({ name, pointer }) => `${pointer} ${name}`,
  brief: ({ name, parameters }) =>
    `${name}(${parameters.map((each) => (each.required ? each.name : `${each.name}?`)).join(', ')})`,
  members: members<Tool>({
    name: ['text', "The tool's name.", ({ name }) => name],
    description: ['text', 'What the tool file says of it.', ({ description }) => description],
    parameters: [
      'list of parameters',
      'Its parameters, in the order of the tool file.',
      ({ parameters }) =>
        listOf(
          'parameter',
          parameters.map((each) => shaped(parameterShape, each)),
        ),
    ],
    schema: [
      'object',
      'The JSON Schema of its arguments: `tool.schema.properties.unit.enum`.',
      ({ parametersSchema }) => fromJson(parametersSchema),
    ],
  }),
};

export const callShapes = [callShape, toolShape, parameterShape] as const;
