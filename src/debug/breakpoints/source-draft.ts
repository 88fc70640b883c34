// Breakpoints on lines of tool files.

import { calledTool } from '../../log/called-tool.ts';
import { syntaxOfPath } from '../../tools/read-document.ts';
import { type BreakpointTerms, createBreakpoint } from './breakpoint.ts';
import { type Draft, keyOf, termsKey } from './draft.ts';
import type { Look } from './finding.ts';
import { candidateWords } from './step-view.ts';
import { decides, type Target, targetWords } from './target.ts';
import { toolPlaces } from './tool-places.ts';

export interface SourceBreakpoint extends BreakpointTerms {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units; without it the breakpoint is on the line as a whole. */
  readonly column?: number | undefined;
}

/** Holds where a candidate decides what is on the line: see {@link toolPlaces}. @param text Of the file as it is now. */
export function sourceDraft(path: string, line: SourceBreakpoint, text: string): Draft {
  const site = toolPlaces(text, syntaxOfPath(path)).at(line.line, line.column);
  const targets = site?.targets ?? [];
  const breakpoint = createBreakpoint(decidedBy(targets), line);
  const problem =
    site === undefined
      ? 'No tool is on this line: set the breakpoint on a tool, a parameter or a value of an enum.'
      : breakpoint.problem;
  const [first] = targets;
  return {
    kind: 'breakpoint',
    key: keyOf(path, line.line, line.column ?? null, termsKey(line), targets),
    ...(site === undefined ? {} : { span: site.span }),
    name: first === undefined ? 'a breakpoint' : `the breakpoint on ${targetWords(first)}`,
    breakpoint,
    ...(problem === undefined ? {} : { problem }),
    missing({ tools, isToolFile }) {
      if (isToolFile?.(path) === false) {
        return 'The search reads another tool file: "tools" in launch.json says which.';
      }
      if (targets.some(({ tool }) => tools.includes(tool))) return undefined;
      return `The search was not given the tool ${JSON.stringify(first?.tool ?? '')}: it has been added or renamed since.`;
    },
  };
}

/** Any one of the targets. */
function decidedBy(targets: readonly Target[]): Look {
  return ({ tree, candidates }) =>
    candidates
      .filter((node) => {
        const tool = calledTool(tree, node);
        return targets.some((target) => decides(node.decision, tool, target));
      })
      .map((candidate) => ({ candidate, why: `${candidateWords(candidate)}.` }));
}
