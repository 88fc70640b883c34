// Requests about variables: listing them page by page, and setting one, which is a what-if.
import type { Expression } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse.ts';
import { printExpression } from '../expression/print.ts';
import { isList, isObject } from '../expression/value.ts';
import type { Setting, Variable } from '../variables.ts';
import { integer, optionalInteger, optionalText, text } from './arguments.ts';
import { type AskedChange, readSettings } from './changes.ts';
import type { Answer, Context, Handlers, Request } from './context.ts';
import type { FrameReference } from './references.ts';
import { RequestError } from './request-error.ts';
import { evaluated, topFrame, variableBody } from './scopes.ts';
import { openWhatIf } from './what-if.ts';

export function variableRequests(context: Context): Handlers {
  /** The answer to setting a variable: the value as it will be, in the search that opens. */
  async function set(frame: FrameReference, of: Variable, value: string, request: Request): Promise<Answer> {
    if (of.setting === undefined) {
      throw new RequestError(
        `"${of.name}" cannot be set: set a candidate's decision, or one of the settings of the search.`,
      );
    }
    context.threads.stopped(frame.thread.id);
    const change = changeOf(of.setting, value);
    const opened = await openWhatIf(context, frame.thread, change, frame.step, request);
    return {
      body: { value: value.trim(), type: of.type, variablesReference: 0 },
      after() {
        // Here nothing is changed: the new value stands in the other search.
        if (context.client.takesInvalidated) {
          context.send('invalidated', { areas: ['variables'], threadId: frame.thread.id });
        }
        opened.go();
      },
    };
  }

  return {
    variables(args) {
      const { frame, variable } = context.variables.get(integer(args, 'variablesReference'));
      const filter = optionalText(args, 'filter');
      const indexed = isList(variable.value);
      const none = (filter === 'named' && indexed) || (filter === 'indexed' && !indexed);
      const count = optionalInteger(args, 'count') ?? 0;
      const page = { start: optionalInteger(args, 'start') ?? 0, ...(count > 0 ? { count } : {}) };
      const parts = none ? [] : variable.children(page);
      return { body: { variables: parts.map((part) => variableBody(context, frame, part)) } };
    },
    async setVariable(args, request) {
      const { frame, variable } = context.variables.get(integer(args, 'variablesReference'));
      const name = text(args, 'name');
      const part = variable.children().find((each) => each.name === name);
      if (part === undefined) throw new RequestError(`There is no variable "${name}" here.`);
      return set(frame, part, text(args, 'value'), request);
    },
    async setExpression(args, request) {
      const frameId = optionalInteger(args, 'frameId');
      const latest = context.threads.latest();
      if (frameId === undefined && latest === undefined)
        throw new RequestError('No search stands: pause one first.');
      const frame =
        frameId !== undefined || latest === undefined ? context.frames.get(frameId ?? 0) : topFrame(latest);
      const expression = text(args, 'expression');
      return set(frame, settable(frame, expression), text(args, 'value'), request);
    },
  };
}

/** The variable that an expression names. @throws {RequestError} where it names none that is part of something. */
function settable(frame: FrameReference, text: string): Variable {
  const { owner, name } = partNamed(parseExpression(text));
  const whole = owner === undefined ? undefined : evaluated(frame, owner);
  const parts = whole === undefined || !isObject(whole.value) ? [] : whole.children();
  const part = parts.find((each) => each.name === name);
  if (part !== undefined) return part;
  throw new RequestError('This cannot be set: set candidate.decision, or settings.beams for example.');
}

/** `candidates[0].decision` as the owner's expression and the part's name; a name alone is the candidate's. */
function partNamed(expression: Expression): { readonly owner?: string; readonly name?: string } {
  switch (expression.kind) {
    case 'name':
      return { owner: 'candidate', name: expression.name };
    case 'member':
      return { owner: printExpression(expression.of), name: expression.name };
    case 'index': {
      const { of, index } = expression;
      return index.kind === 'literal' ? { owner: printExpression(of), name: String(index.value) } : {};
    }
    default:
      return {};
  }
}

/** @throws {RequestError} for a value that the variable cannot have. */
function changeOf(setting: Setting, value: string): AskedChange {
  const typed = value.trim();
  switch (setting.kind) {
    case 'decision':
      return { kind: 'try', candidate: setting.candidate, value: typed };
    case 'retained': {
      if (typed !== 'true' && typed !== 'false') {
        throw new RequestError('Give true to keep the candidate, false to drop it.');
      }
      return { kind: typed === 'true' ? 'keep' : 'drop', candidate: setting.candidate };
    }
    case 'setting': {
      if (typed === '' || !Number.isFinite(Number(typed)))
        throw new RequestError(`${setting.name} takes a number.`);
      return { kind: 'settings', settings: readSettings({ [setting.name]: Number(typed) }) };
    }
  }
}
