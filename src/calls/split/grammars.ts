// The grammars of the five formats, each from the first character of a response.
import type { CallFormat } from '../format.ts';
import {
  callList,
  expecting,
  finishResponse,
  listEnd,
  maybeFenced,
  onlyEnd,
  plainAnswer,
} from './call-list.ts';
import { isMistralName, isPythonName, isSpace } from './characters.ts';
import {
  beginCall,
  decideArgument,
  decideArgumentsFinished,
  decideCallFinished,
  decideName,
  kinds,
} from './decide.ts';
import {
  act,
  attempt,
  branch,
  chain,
  character,
  endOfResponse,
  literal,
  prose,
  space,
  value,
  word,
} from './goal.ts';
import { argumentsObject, jsonCall, valueEdge } from './json-call.ts';
import { type Goal, type GoalList, joined } from './state.ts';

const closed = (then: (typeof kinds)[keyof typeof kinds]): Goal =>
  act((run) => decideCallFinished(run, then));

/** `[{…}, {…}]` after its opening bracket. */
const jsonList = callList(
  (then) => [act(beginCall), ...jsonCall(['arguments'], [closed(kinds.start), ...then])],
  (code) => code === 0x7b,
  false,
);

function hammer(): GoalList {
  const single = chain(act(beginCall), ...jsonCall(['arguments'], [closed(kinds.end), ...listEnd]));
  const list = joined(chain(character('[')), jsonList);
  return maybeFenced((code) => {
    if (code === 0x5b) return list;
    return code === 0x7b ? single : 'a JSON list of calls';
  });
}

function hermes(): GoalList {
  const opening = '<tool_call>';
  const after = branch((code, draft) => (code === 0x3c ? another : onlyEnd(code, draft)));
  const close = [space, ...literal('</tool_call>'), closed(kinds.start), space, after];
  const block = [expecting(kinds.name), space, act(beginCall), ...jsonCall(['arguments'], close)];
  const another = chain(...literal(opening), ...block);
  return chain(...prose(opening, finishResponse), ...block);
}

function llama3(): GoalList {
  const next = branch((code, draft) => (code === 0x3b ? semicolon : onlyEnd(code, draft)));
  const semicolon = chain(
    character(';'),
    expecting(kinds.name),
    space,
    branch((code) => (code === 0x7b ? call : 'a call')),
  );
  // The model's card says "parameters"; servers take "arguments" as well, since models mix them up.
  const members = jsonCall(['parameters', 'arguments'], [closed(kinds.start), space, next]);
  const call = chain(act(beginCall), ...members);
  const start = branch((code) => (code === 0x7b ? call : plainAnswer));
  const tagged = chain(...literal('<|python_tag|>', plainAnswer), space, start);
  return chain(
    space,
    branch((code) => (code === 0x3c ? tagged : code === 0x7b ? call : plainAnswer)),
  );
}

function pythonic(): GoalList {
  const argumentStart = (then: readonly Goal[]): GoalList => {
    const end = chain(character(')'), act(decideArgumentsFinished), closed(kinds.start), ...then);
    const afterComma = branch((code) => (code === 0x29 ? end : argument));
    const comma = chain(character(','), space, afterComma);
    const next = branch((code) => {
      if (code === 0x29) return end;
      return code === 0x2c ? comma : 'a comma or ")"';
    });
    const given = chain(
      ...[space, character('='), space, ...value('python')],
      ...[attempt((run) => decideArgument(run, 'python')), valueEdge, space, next],
    );
    const afterKey = branch((code, draft) => {
      if (draft.capture === '' || (code !== 0x3d && !isSpace(code))) return 'a parameter name and "="';
      draft.parameter = draft.capture;
      draft.expected = kinds.argument;
      return given;
    });
    const argument = chain(...word(isPythonName), afterKey);
    return chain(branch((code) => (code === 0x29 ? end : argument)));
  };
  const call = (then: readonly Goal[]): readonly Goal[] => {
    const first = argumentStart(then);
    return [
      ...[act(beginCall), ...word(isPythonName)],
      branch((code, draft) => {
        const ends = code === 0x28 || isSpace(code);
        return draft.capture !== '' && ends ? undefined : 'a function name and "("';
      }),
      act((run) => decideName(run, run.draft.capture)),
      { kind: 'edge', what: 'the function name', prolongs: isPythonName },
      ...[space, character('('), space, first.goal],
    ];
  };
  const list = joined(chain(character('[')), callList(call, isPythonName, true));
  return maybeFenced((code) => (code === 0x5b ? list : plainAnswer));
}

function mistral(): GoalList {
  const marker = '[TOOL_CALLS]';
  const after = branch((code, draft) => (code === 0x5b ? another : onlyEnd(code, draft)));
  const parameters = argumentsObject([closed(kinds.start), space, after]);
  const input = branch((code) => (code === 0x7b ? parameters : 'an object of arguments'));
  const callId = chain(...literal('CALL_ID]'), ...word(isMistralName), ...literal('[ARGS]'), space, input);
  const args = chain(...literal('ARGS]'), space, input);
  const tag = chain(
    character('['),
    branch((code) => (code === 0x43 ? callId : args)),
  );
  const afterName = branch((code) => {
    // Where the server drops special tokens, the arguments follow the name directly.
    if (code === 0x7b) return parameters;
    return code === 0x5b ? tag : '"[ARGS]"';
  });
  const named: readonly Goal[] = [
    ...[act(beginCall), ...word(isMistralName)],
    branch((code, draft) => {
      const ends = code === 0x5b || code === 0x7b;
      return draft.capture !== '' && ends ? undefined : 'a function name and "[ARGS]"';
    }),
    act((run) => decideName(run, run.draft.capture)),
    { kind: 'edge', what: 'the function name', prolongs: isMistralName },
    afterName,
  ];
  const another = chain(...literal(marker), expecting(kinds.name), space, ...named);
  const firstNamed = chain(...named);
  const list = joined(chain(character('[')), jsonList);
  const calls: readonly Goal[] = [
    ...[expecting(kinds.start), space],
    branch((code) => (code === 0x5b ? list : firstNamed)),
  ];
  const text = chain(...prose(marker, finishResponse), ...calls);
  // A bare list is what is left of the older form where the server drops special tokens.
  const bare = branch((code) => (code === 0x7b || code === 0x5d ? jsonList : text));
  const restOfMarker = chain(...literal('TOOL_CALLS]', text), ...calls);
  const spacedList = chain(space, bare);
  const bareList = chain(bare);
  const bracket = chain(
    character('['),
    branch((code) => (code === 0x54 ? restOfMarker : isSpace(code) ? spacedList : bareList)),
  );
  return chain(
    space,
    branch((code) => (code === 0x5b ? bracket : code === endOfResponse ? finishResponse : text)),
  );
}

export const grammars: Readonly<Record<CallFormat, GoalList>> = {
  hammer: hammer(),
  hermes: hermes(),
  llama3: llama3(),
  pythonic: pythonic(),
  mistral: mistral(),
};
