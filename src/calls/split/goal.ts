// What a format's grammar is written in: goals. Each consumes characters, looks at the next one, or acts between two.
import type { ProblemRule } from '../decision.ts';
import type { Syntax } from './scan.ts';
import type { Draft, GoalList, Run } from './state.ts';

/** What a branch sees where no further character is: the end of the response, or of `arguments` in a JSON string. */
export const endOfResponse = -1;
export const endOfEmbedded = -2;

export type Goal =
  /** Any whitespace, up to the limit. */
  | { readonly kind: 'space' }
  /** This character; `otherwise` follows where it is another one, without which that is a failure. */
  | {
      readonly kind: 'character';
      readonly code: number;
      readonly wanted: string;
      readonly rule: ProblemRule;
      readonly otherwise?: GoalList;
    }
  /** Looks at the next character, which stays. */
  | { readonly kind: 'branch'; readonly choose: Choose }
  /** Fails with rule `boundary` where the next character prolongs what was just decided. */
  | {
      readonly kind: 'edge';
      readonly prolongs: (code: number, draft: Draft) => boolean;
      readonly what: string;
    }
  /** The content of a JSON string up to its closing quote, captured. */
  | { readonly kind: 'content' }
  /** A whole value, captured. */
  | { readonly kind: 'value'; readonly syntax: Syntax }
  /** The characters that `member` accepts, perhaps none, captured. */
  | { readonly kind: 'word'; readonly member: (code: number) => boolean }
  /** Any text through the marker; at the end of the response `atEnd` follows. An empty marker never comes. */
  | { readonly kind: 'prose'; readonly marker: string; readonly atEnd: GoalList }
  /** No character: runs at once. Returns what was expected instead where the text is wrong. */
  | { readonly kind: 'act'; readonly act: (run: Run) => string | undefined };

/** The goals to go on with before the ones that follow (undefined for none), or what was expected instead. */
export type Choose = (code: number, draft: Draft) => GoalList | string | undefined;

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
