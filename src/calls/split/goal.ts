// The words in which a format's grammar is written: each makes a goal or a list of goals.
import type { ProblemRule } from '../decision.ts';
import type { Syntax } from './scan.ts';
import type { Choose, Goal, GoalList, Run } from './state.ts';

/** What a branch sees where no further character is: the end of the response, or of `arguments` in a JSON string. */
export const endOfResponse = -1;
export const endOfEmbedded = -2;

export const space: Goal = { kind: 'space' };

export function character(text: string, rule: ProblemRule = 'syntax'): Goal {
  const wanted = text === '"' ? 'a double quote' : JSON.stringify(text);
  return { kind: 'character', code: text.charCodeAt(0), wanted, rule };
}

/** The text, character by character; where it does not come, `otherwise` follows what came of it. */
export function literal(text: string, otherwise?: GoalList): readonly Goal[] {
  const wanted = JSON.stringify(text);
  return Array.from({ length: text.length }, (_, index): Goal => {
    const goal = { kind: 'character', code: text.charCodeAt(index), wanted, rule: 'syntax' } as const;
    return otherwise === undefined ? goal : { ...goal, otherwise };
  });
}

export function branch(choose: Choose): Goal {
  return { kind: 'branch', choose };
}

/** Links goals into a list, once, so that a branch that chooses it makes nothing new. */
export function chain(...goals: readonly Goal[]): GoalList {
  let list: GoalList | undefined;
  for (const goal of goals.toReversed()) list = { goal, next: list };
  if (list === undefined) throw new RangeError('A chain needs a goal.');
  return list;
}

export function act(run: (run: Run) => void): Goal {
  return {
    kind: 'act',
    act: (under) => {
      run(under);
      return undefined;
    },
  };
}

/** An act that may find the text wrong: it returns what was expected instead. */
export function attempt(run: (run: Run) => string | undefined): Goal {
  return { kind: 'act', act: run };
}

function beginScan(run: Run, lex: 'value' | 'string'): void {
  const { scan, draft } = run;
  scan.lex = lex;
  scan.nest = undefined;
  scan.keyed = false;
  scan.open = lex === 'string';
  scan.quote = 0x22;
  draft.capture = '';
}

export const content: readonly Goal[] = [act((run) => beginScan(run, 'string')), { kind: 'content' }];

export function value(syntax: Syntax): readonly Goal[] {
  return [act((run) => beginScan(run, 'value')), { kind: 'value', syntax }];
}

export function word(member: (code: number) => boolean): readonly Goal[] {
  return [
    act((run) => {
      run.draft.capture = '';
    }),
    { kind: 'word', member },
  ];
}

export function prose(marker: string, atEnd: GoalList): readonly Goal[] {
  return [
    act((run) => {
      run.scan.at = 0;
    }),
    { kind: 'prose', marker, atEnd },
  ];
}
