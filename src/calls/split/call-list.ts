// The grammar around a list of calls: the opening bracket, commas, the closing bracket, a code fence, the end.
import type { DecisionKind } from '../decision.ts';
import { decideResponseFinished, kinds } from './decide.ts';
import { act, branch, character, endOfResponse, type Goal, literal, prose, space, word } from './goal.ts';

/** The end of the response: its last decision takes all text that is left. */
export const finishResponse: readonly Goal[] = [act(decideResponseFinished)];

/** From here on only this may come. */
export function expecting(kind: readonly DecisionKind[]): Goal {
  return act((run) => {
    run.draft.expected = kind;
  });
}

/** Text that is an answer without a call, to the end. */
export const plainAnswer: readonly Goal[] = [expecting(kinds.end), ...prose('', finishResponse)];

/** After everything: whitespace, perhaps the closing fence, and the end of the response. */
export const listEnd: readonly Goal[] = [
  expecting(kinds.end),
  space,
  branch((code) => {
    if (code === endOfResponse) return finishResponse;
    if (code === 0x60) return [...literal('```'), space, branch(onlyEnd)];
    return 'the end of the response';
  }),
];

export function onlyEnd(code: number): readonly Goal[] | string {
  return code === endOfResponse ? finishResponse : 'the end of the response';
}

/**
 * The list after its opening bracket. `call` must begin with what `opens` accepts and end before the comma or bracket.
 * @param trailingComma whether a comma may stand before the closing bracket
 */
export function callList(
  call: readonly Goal[],
  opens: (code: number) => boolean,
  trailingComma: boolean,
): readonly Goal[] {
  const end: readonly Goal[] = [character(']'), ...listEnd];
  const another = branch((code) => {
    if (opens(code)) return one;
    return trailingComma && code === 0x5d ? end : 'a call';
  });
  const next = branch((code) => {
    if (code === 0x5d) return end;
    if (code !== 0x2c) return 'a comma or the end of the list';
    return [character(','), ...(trailingComma ? [] : [expecting(kinds.name)]), space, another];
  });
  const one: readonly Goal[] = [...call, space, next];
  return [
    space,
    branch((code) => (code === 0x5d ? end : opens(code) ? one : 'a call or the end of the list')),
  ];
}

function isTagCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x2d;
}

/** What may come bare or after ``` and perhaps a language's name. */
export function maybeFenced(start: (code: number) => readonly Goal[] | string): readonly Goal[] {
  const fence: readonly Goal[] = [...literal('```'), ...word(isTagCharacter), space, branch(start)];
  return [space, branch((code) => (code === 0x60 ? fence : start(code)))];
}
