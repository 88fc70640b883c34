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
  character,
  endOfResponse,
  type Goal,
  literal,
  prose,
  space,
  value,
  word,
} from './goal.ts';
import { argumentsObject, jsonCall, valueEdge } from './json-call.ts';

const isBrace = (code: number): boolean => code === 0x7b;
const closed = (then: (typeof kinds)[keyof typeof kinds]): Goal =>
  act((run) => decideCallFinished(run, then));

/** `[{…}, {…}]` after its opening bracket. */
const jsonList = callList(
  [act(beginCall), ...jsonCall(['arguments'], [closed(kinds.start)])],
  isBrace,
  false,
);

function hammer(): readonly Goal[] {
  const single: readonly Goal[] = [
    act(beginCall),
    ...jsonCall(['arguments'], [closed(kinds.end)]),
    ...listEnd,
  ];
  return maybeFenced((code) => {
    if (code === 0x5b) return [character('['), ...jsonList];
    return code === 0x7b ? single : 'a JSON list of calls';
  });
}

function hermes(): readonly Goal[] {
  const opening = '<tool_call>';
  const close: readonly Goal[] = [space, ...literal('</tool_call>'), closed(kinds.start)];
  const block: readonly Goal[] = [
    expecting(kinds.name),
    space,
    act(beginCall),
    ...jsonCall(['arguments'], close),
    space,
    branch((code) => (code === 0x3c ? [...literal(opening), ...block] : onlyEnd(code))),
  ];
  return [...prose(opening, finishResponse), ...block];
}

function llama3(): readonly Goal[] {
  const next = branch((code) => {
    if (code !== 0x3b) return onlyEnd(code);
    return [character(';'), space, branch((after) => (after === 0x7b ? call : 'a call'))];
  });
  // The model's card says "parameters"; servers take "arguments" as well, since models mix them up.
  const keys = ['parameters', 'arguments'];
  const call: readonly Goal[] = [act(beginCall), ...jsonCall(keys, [closed(kinds.start)]), space, next];
  const start = branch((code) => (code === 0x7b ? call : plainAnswer));
  const tagged = [...literal('<|python_tag|>', plainAnswer), space, start];
  return [space, branch((code) => (code === 0x3c ? tagged : code === 0x7b ? call : plainAnswer))];
}

function pythonic(): readonly Goal[] {
  const end: readonly Goal[] = [character(')'), act(decideArgumentsFinished), closed(kinds.start)];
  const next = branch((code) => {
    if (code === 0x29) return end;
    if (code !== 0x2c) return 'a comma or ")"';
    return [character(','), space, branch((after) => (after === 0x29 ? end : argument))];
  });
  const argument: readonly Goal[] = [
    ...word(isPythonName),
    branch((code, draft) => {
      if (draft.capture === '' || (code !== 0x3d && !isSpace(code))) return 'a parameter name and "="';
      draft.parameter = draft.capture;
      draft.expected = kinds.argument;
      return [space, character('='), space, ...value('python'), decidePython, valueEdge, space, next];
    }),
  ];
  const decidePython = attempt((run) => decideArgument(run, 'python'));
  const call: readonly Goal[] = [
    act(beginCall),
    ...word(isPythonName),
    branch((code, draft) => {
      if (draft.capture === '' || (code !== 0x28 && !isSpace(code))) return 'a function name and "("';
      return [];
    }),
    act((run) => decideName(run, run.draft.capture)),
    { kind: 'edge', what: 'the function name', prolongs: isPythonName },
    space,
    character('('),
    space,
    branch((code) => (code === 0x29 ? end : argument)),
  ];
  const list = callList(call, isPythonName, true);
  return maybeFenced((code) => (code === 0x5b ? [character('['), ...list] : plainAnswer));
}

function mistral(): readonly Goal[] {
  const marker = '[TOOL_CALLS]';
  const anotherNamed: Goal = branch((code) => {
    if (code === 0x5b) return [...literal(marker), expecting(kinds.name), space, ...named];
    return onlyEnd(code);
  });
  const input = branch((code) => (code === 0x7b ? parameters : 'an object of arguments'));
  const parameters = argumentsObject([closed(kinds.start), space, anotherNamed]);
  const callId = [...literal('CALL_ID]'), ...word(isMistralName), ...literal('[ARGS]'), space, input];
  const afterName = branch((code) => {
    // Where the server drops special tokens, the arguments follow the name directly.
    if (code === 0x7b) return parameters;
    if (code !== 0x5b) return '"[ARGS]"';
    return [character('['), branch((next) => (next === 0x43 ? callId : [...literal('ARGS]'), space, input]))];
  });
  const named: readonly Goal[] = [
    act(beginCall),
    ...word(isMistralName),
    branch((code, draft) => {
      const ends = code === 0x5b || code === 0x7b;
      return draft.capture !== '' && ends ? [] : 'a function name and "[ARGS]"';
    }),
    act((run) => decideName(run, run.draft.capture)),
    { kind: 'edge', what: 'the function name', prolongs: isMistralName },
    afterName,
  ];
  const afterMarker: readonly Goal[] = [
    expecting(kinds.start),
    space,
    branch((code) => (code === 0x5b ? [character('['), ...jsonList] : named)),
  ];
  const text: readonly Goal[] = [...prose(marker, finishResponse), ...afterMarker];
  // A bare list is what is left of the older form where the server drops special tokens.
  const bare: Goal = branch((code) => (code === 0x7b || code === 0x5d ? jsonList : text));
  const bracket: readonly Goal[] = [
    character('['),
    branch((code) => {
      if (code === 0x54) return [...literal('TOOL_CALLS]', text), ...afterMarker];
      return isSpace(code) ? [space, bare] : [bare];
    }),
  ];
  return [
    space,
    branch((code) => (code === 0x5b ? bracket : code === endOfResponse ? finishResponse : text)),
  ];
}

export const grammars: Readonly<Record<CallFormat, readonly Goal[]>> = {
  hammer: hammer(),
  hermes: hermes(),
  llama3: llama3(),
  pythonic: pythonic(),
  mistral: mistral(),
};
