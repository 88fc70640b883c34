// The grammar around a list of calls: the opening bracket, commas, the closing bracket, a code fence, the end.
import type { DecisionKind } from '../decision.ts';
import { decideResponseFinished, kinds } from './decide.ts';
import { act, branch, chain, character, endOfResponse, literal, prose, space, word } from './goal.ts';
import type { Choose, Goal, GoalList } from './state.ts';

/** The end of the response: its last decision takes all text that is left. */
export const finishResponse: GoalList = chain(act(decideResponseFinished));

/** From here on only this may come. */
export function expecting(kind: readonly DecisionKind[]): Goal {
  return act((run) => {
    run.draft.expected = kind;
  });
}

/** Text that is an answer without a call, to the end. */
export const plainAnswer: GoalList = chain(expecting(kinds.end), ...prose('', finishResponse));

export const onlyEnd: Choose = (code) =>
  code === endOfResponse ? finishResponse : 'the end of the response';

const closingFence = chain(...literal('```'), space, branch(onlyEnd));

/** After everything: whitespace, perhaps the closing fence, and the end of the response. */
export const listEnd: readonly Goal[] = [
  expecting(kinds.end),
  space,
  branch((code, draft) => (code === 0x60 ? closingFence : onlyEnd(code, draft))),
];

/**
 * The list after its opening bracket.
 * @param callThen a call, from a character that `opens` accepts on, and what follows the call
 * @param trailingComma whether a comma may stand before the closing bracket
 */
export function callList(
  callThen: (then: readonly Goal[]) => readonly Goal[],
  opens: (code: number) => boolean,
  trailingComma: boolean,
): GoalList {
  const end = chain(character(']'), ...listEnd);
  const another = branch((code) => {
    if (opens(code)) return call;
    return trailingComma && code === 0x5d ? end : 'a call';
  });
  const comma = chain(character(','), ...(trailingComma ? [] : [expecting(kinds.name)]), space, another);
  const next = branch((code) => {
    if (code === 0x5d) return end;
    return code === 0x2c ? comma : 'a comma or the end of the list';
  });
  const call = chain(...callThen([space, next]));
  return chain(
    space,
    branch((code) => (code === 0x5d ? end : opens(code) ? call : 'a call or the end of the list')),
  );
}

function isTagCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x2d;
}

/** What may come bare or after ``` and perhaps a language's name. */
export function maybeFenced(start: Choose): GoalList {
  const fence = chain(...literal('```'), ...word(isTagCharacter), space, branch(start));
  return chain(
    space,
    branch((code, draft) => (code === 0x60 ? fence : start(code, draft))),
  );
}
