// Tools, conversations and decisions in the words that a reward template puts before a model.
import type { Decision, DecisionKind } from '../../calls/decision.ts';
import type { ChatMessage } from '../../calls/prompt.ts';
import type { Tool } from '../../tools/tool.ts';

export const kindWords: Readonly<Record<DecisionKind, string>> = {
  'function-name': 'function name',
  argument: 'argument',
  'arguments-finished': 'arguments finished',
  'call-finished': 'call finished',
  'response-finished': 'response finished',
};

/** One line of JSON a tool. */
export function toolsText(tools: readonly Tool[]): string {
  return tools
    .map(({ name, description, parametersSchema }) =>
      JSON.stringify({
        name,
        ...(description === undefined ? {} : { description }),
        parameters: parametersSchema,
      }),
    )
    .join('\n');
}

/** The user's words alone when there is one turn, else every turn with its speaker. System messages are left out. */
export function conversationText(messages: readonly ChatMessage[]): string {
  const turns = messages.filter((message) => message.role !== 'system');
  const [only, ...rest] = turns;
  if (only !== undefined && rest.length === 0) return only.content;
  return turns.map((message) => `${message.role}: ${message.content}`).join('\n');
}

/** The decisions before the judged one, a line each. */
export function historyWords(path: readonly Decision[]): string {
  if (path.length === 0) return '(nothing has been decided yet)';
  return path.map((decision, index) => `${index + 1}. ${decisionWords(decision)}`).join('\n');
}

/** What is proposed, as a sentence that can be right or wrong. */
export function proposalWords(decision: Decision, path: readonly Decision[]): string {
  switch (decision.kind) {
    case 'function-name':
      return `The next call is to the function ${quoted(decision.name)}.`;
    case 'argument':
      return `The parameter ${quoted(decision.name)} gets the value ${valueText(decision)}.`;
    case 'arguments-finished':
      return 'This call needs no further argument.';
    case 'call-finished':
      return 'This call is right as a whole: its function and all of its arguments.';
    case 'response-finished':
      return path.length === 0
        ? 'No function should be called: the right response is the empty list of calls.'
        : 'The response is right and complete: no call is wrong and no further call is needed.';
  }
}

/** One decision that has been made, without judging it. */
function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'function-name':
      return `call the function ${quoted(decision.name)}`;
    case 'argument':
      return `parameter ${quoted(decision.name)} = ${valueText(decision)}`;
    case 'arguments-finished':
      return 'no further argument';
    case 'call-finished':
      return 'this call is complete';
    case 'response-finished':
      return 'no further call';
  }
}

function quoted(name: string | undefined): string {
  return JSON.stringify(name ?? '');
}

/** A value as JSON; text that did not become a value is shown as it was written. */
function valueText(decision: Decision): string {
  return JSON.stringify(decision.value) ?? JSON.stringify(decision.text);
}
