// Breakpoints on tools by their names.
import { nearNames } from '../../calls/split/near.ts';
import { type BreakpointTerms, createBreakpoint } from './breakpoint.ts';
import { type Draft, keyOf, termsKey } from './draft.ts';
import { candidateWords } from './step-view.ts';

export interface FunctionBreakpoint extends Omit<BreakpointTerms, 'logMessage'> {
  /** A tool's name, in which `*` stands for anything. */
  readonly name: string;
}

/** Holds where a candidate proposes a tool of such a name. */
export function functionDraft(named: FunctionBreakpoint): Draft {
  const name = named.name.trim();
  const matches = globOf(name);
  const breakpoint = createBreakpoint(
    ({ candidates }) =>
      candidates
        .filter(({ decision }) => decision.kind === 'function-name' && matches(decision.name ?? ''))
        .map((candidate) => ({ candidate, why: `${candidateWords(candidate)}.` })),
    named,
  );
  const problem = name === '' ? 'Give the name of a tool, such as get_*.' : breakpoint.problem;
  return {
    kind: 'function breakpoint',
    key: keyOf(name, termsKey(named)),
    name: `the breakpoint on ${name}`,
    breakpoint,
    ...(problem === undefined ? {} : { problem }),
    missing({ tools }) {
      if (tools.some(matches)) return undefined;
      const [near] = nearNames(name, tools);
      const hint = near === undefined ? '' : ` Did you mean ${near}?`;
      return `The search has no tool of the name ${name}.${hint}`;
    },
  };
}

function globOf(name: string): (tool: string) => boolean {
  const parts = name.split('*');
  const [first = '', ...rest] = parts;
  const end = rest.pop();
  if (end === undefined) return (tool) => tool === name;
  return (tool) => {
    if (!tool.startsWith(first) || !tool.slice(first.length).endsWith(end)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = tool.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return at <= tool.length - end.length;
  };
}
