// The variables of a frame: its scopes, what they hold page by page, and expressions over them.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { evaluate } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import { printExpression } from '../expression/print.ts';
import type { Scope } from '../expression/value.ts';
import { scopeAt } from '../scope.ts';
import type { ExchangeEvent } from '../shapes/search-at.ts';
import { frameScopes, type Variable, variable } from '../variables.ts';
import type { Context } from './context.ts';
import type { FrameReference, VariableReference } from './references.ts';
import { focusOf, type SearchThread } from './thread.ts';

export function scopeOfFrame({ thread, candidate, step }: FrameReference): Scope {
  return scopeAt(thread.player.tree, step, candidate, (id) => exchangeOf(thread, id));
}

/** The frame that a thread's stack has on top. */
export function topFrame(thread: SearchThread): FrameReference {
  const { candidate, step } = focusOf(thread);
  return { thread, candidate, step: step ?? thread.player.tree.steps[0]?.index };
}

export function scopesOf(context: Context, frame: FrameReference): readonly DebugProtocol.Scope[] {
  return frameScopes(scopeOfFrame(frame)).flatMap(({ name, variable: of, expensive }) => {
    const variablesReference = referenceTo(context, { frame, variable: of });
    if (variablesReference === 0) return [];
    return [{ name, variablesReference, expensive, ...sizes(of), ...hintOf(name) }];
  });
}

/** The path under way is what a function's own variables are elsewhere. */
const hintOf = (name: string): Pick<DebugProtocol.Scope, 'presentationHint'> =>
  name === 'Beam' ? { presentationHint: 'locals' } : {};

/** 0 where there is nothing to list. */
function referenceTo(context: Context, reference: VariableReference): number {
  const { named, indexed } = reference.variable;
  return named + indexed === 0 ? 0 : context.variables.add(reference.frame.thread.id, reference);
}

/** How much there is to list: clients then ask page by page. */
function sizes({ named, indexed }: Variable): {
  readonly namedVariables?: number;
  readonly indexedVariables?: number;
} {
  return {
    ...(named === 0 ? {} : { namedVariables: named }),
    ...(indexed === 0 ? {} : { indexedVariables: indexed }),
  };
}

export function variableBody(context: Context, frame: FrameReference, of: Variable): DebugProtocol.Variable {
  return {
    name: of.name,
    value: of.text,
    type: of.type,
    evaluateName: of.evaluateName,
    variablesReference: referenceTo(context, { frame, variable: of }),
    ...sizes(of),
    ...(of.setting === undefined ? { presentationHint: { attributes: ['readOnly'] } } : {}),
  };
}

/**
 * The value of an expression in a frame, as a variable of that name.
 * @throws {ExpressionError} where it cannot be read or has no value.
 */
export function evaluated(frame: FrameReference, text: string): Variable {
  const expression = parseExpression(text);
  const value = evaluate(expression, scopeOfFrame(frame));
  const written = printExpression(expression);
  // A dot may follow only these as they are.
  const isPlain = ['name', 'member', 'index', 'call'].includes(expression.kind);
  return variable(text, value, isPlain ? written : `(${written})`);
}

/** The request with an id, among those that the cursor has passed. */
function exchangeOf({ timeline, player }: SearchThread, id: string): ExchangeEvent | undefined {
  for (let at = player.at - 1; at >= 0; at -= 1) {
    const event = timeline.event(at);
    if (event?.type === 'exchange' && event.id === id) return event;
  }
  return undefined;
}
