// The grammar of one call as a JSON object, shared by four formats: {"name": …, "arguments": {…}}.

import { prolongs } from './characters.ts';
import { decideArgument, decideArgumentsFinished, decideName, kinds } from './decide.ts';
import { act, attempt, branch, chain, character, content, endOfEmbedded, space, value } from './goal.ts';
import { type Draft, type Goal, type GoalList, joined, type Run } from './state.ts';

/** Fails where text prolongs a number or a word that is already an argument's value. */
export const valueEdge: Goal = {
  kind: 'edge',
  what: 'the value',
  prolongs: (code, draft) => draft.wordlike && prolongs(code),
};

const wordEdge: Goal = { kind: 'edge', what: 'the arguments', prolongs };

/**
 * @param argumentKeys the keys under which the arguments may stand
 * @param closed what follows the call's closing brace
 */
export function jsonCall(argumentKeys: readonly string[], closed: readonly Goal[]): readonly Goal[] {
  const memberStart = branch((code) => (code === 0x22 ? member : 'a key'));
  const comma = chain(character(','), space, memberStart);
  const nextMember = branch((code, draft) => {
    if (code === 0x2c) return comma;
    return code === 0x7d ? callEnd(draft) : 'a comma or the end of the call';
  });
  const afterArguments = [leaveEmbedded, space, nextMember];
  const object = argumentsObject(afterArguments);
  const nothing = chain(...value('json'), act(decideArgumentsFinished), wordEdge, ...afterArguments);
  const argumentsStart = branch((code) => {
    if (code === 0x7b) return object;
    if (code === 0x6e) return nothing;
    return code === 0x22 ? quoted : 'an object of arguments';
  });
  // Some models write the arguments as a string that holds JSON, as OpenAI's API returns them.
  const quotedStart = branch((code) => {
    if (code === 0x7b) return object;
    if (code === 0x6e) return nothing;
    return code === endOfEmbedded ? quotedNothing : 'an object of arguments';
  });
  const quoted = chain(character('"'), act(enterEmbedded), space, quotedStart);
  const quotedNothing = chain(leaveEmbedded, act(decideArgumentsFinished), space, nextMember);

  const name = chain(
    character('"'),
    ...content,
    attempt(nameFromContent),
    // The closing quote is the next decision's, since a tokenizer may merge it with what follows.
    character('"', 'boundary'),
    space,
    nextMember,
  );
  /** A key such as "id" or "type": read, and left in the text of the next decision. */
  const other = chain(...value('json'), space, nextMember);
  const input = chain(argumentsStart);
  const memberValue = branch((_, draft) => {
    if (draft.parameter === 'name') return name;
    return argumentKeys.includes(draft.parameter) ? input : other;
  });
  const member = chain(
    character('"'),
    ...content,
    attempt((run) => memberKey(run, argumentKeys)),
    character('"'),
    space,
    character(':'),
    space,
    memberValue,
  );

  const close = chain(character('}'), ...closed);
  const closeWithoutArguments = chain(act(decideArgumentsFinished), character('}', 'boundary'), ...closed);
  const callEnd = (draft: Draft): GoalList | string => {
    if (draft.name === undefined) return 'the key "name" before the end of the call';
    return draft.argued ? close : closeWithoutArguments;
  };
  return [character('{'), space, branch((code) => (code === 0x22 ? member : 'the key "name"'))];
}

/** `{"a": 1, …}` with a decision an argument; `closed` follows the decision that the arguments are finished. */
export function argumentsObject(closed: readonly Goal[]): GoalList {
  const end = chain(character('}'), act(decideArgumentsFinished), ...closed);
  const argumentStart = branch((code) => (code === 0x22 ? argument : 'a parameter name'));
  const comma = chain(character(','), expectArgument, space, argumentStart);
  const next = branch((code) => {
    if (code === 0x7d) return end;
    return code === 0x2c ? comma : 'a comma or the end of the arguments';
  });
  const argument = chain(
    character('"'),
    ...content,
    attempt(parameterFromContent),
    character('"'),
    space,
    character(':'),
    space,
    ...value('json'),
    attempt((run) => decideArgument(run, 'json')),
    valueEdge,
    space,
    next,
  );
  const first = branch((code) => {
    if (code === 0x7d) return end;
    return code === 0x22 ? argument : 'a parameter name or the end of the arguments';
  });
  return chain(character('{'), act(expectArguments), space, first);
}

const expectArgument: Goal = act((run) => {
  run.draft.expected = kinds.argument;
});

function expectArguments(run: Run): void {
  run.draft.expected = kinds.arguments;
}

/** The captured content of a JSON string. Nearly none has an escape. */
function readContent(run: Run): string | undefined {
  const raw = run.draft.capture;
  run.draft.capture = '';
  if (!raw.includes('\\')) return raw;
  const text: unknown = JSON.parse(`"${raw}"`);
  return typeof text === 'string' ? text : undefined;
}

function memberKey(run: Run, argumentKeys: readonly string[]): string | undefined {
  const draft = run.draft;
  draft.parameter = readContent(run) ?? '';
  if (draft.parameter === 'name' && draft.name !== undefined) return 'one "name" in a call, not a second one';
  if (argumentKeys.includes(draft.parameter) && draft.argued) {
    return `one ${JSON.stringify(draft.parameter)} in a call, not a second one`;
  }
  return undefined;
}

function nameFromContent(run: Run): string | undefined {
  const name = readContent(run);
  if (name === undefined) return 'a function name';
  decideName(run, name);
  return undefined;
}

function parameterFromContent(run: Run): string | undefined {
  const name = readContent(run);
  if (name === undefined) return 'a parameter name';
  run.draft.parameter = name;
  run.draft.expected = kinds.argument;
  return undefined;
}

function enterEmbedded(run: Run): void {
  run.draft.embedded = true;
}

/** After arguments in a string: the string's closing quote. After plain ones: nothing. */
const leaveEmbedded: Goal = act((run) => {
  const draft = run.draft;
  if (draft.embedded) draft.goals = joined(quotedEnd, draft.goals);
});
const quotedEnd = chain(
  space,
  branch((code, draft) => {
    if (code !== endOfEmbedded) return 'the end of the quoted arguments';
    draft.embedded = false;
    return closingQuote;
  }),
);
const closingQuote = chain(character('"'));
