// A request to pass something over that passes nothing over, or that names no rule.
import type { LintSubject, Rule } from '../rule.ts';
import type { Suppression } from '../suppress.ts';

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  title: 'Every suppression names a rule and suppresses something',
  category: 'structure',
  severity: 'information',
  source: {
    title: 'ESLint, --report-unused-disable-directives (the same idea)',
    url: 'https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments',
    verified: '2026-11-22',
  },
  why: 'A suppression that is left behind after its cause is gone hides the next finding of the same kind, and one with a misspelt rule never did what it says. A suppression of a rule that is switched off, or that does not run under the profiles of the file, is not reported.',
  examples: {
    fails: [
      {
        tools: [
          {
            name: 'get_time',
            description: 'Tells the time of day.',
            inputSchema: { type: 'object', properties: {} },
          },
        ],
        'x-toolprm-ignore': { '/tools/0': ['no-such-rule'] },
      },
    ],
    passes: [
      {
        tools: [
          {
            name: 'get_time',
            description: 'Tells the time of day.',
            inputSchema: { type: 'object', properties: {} },
          },
        ],
      },
    ],
  },
  scope: 'file',
  // The linter knows only after all others what was of use: see `unusedFindings`.
  check: () => [],
};

interface Known {
  /** All rules that there are. */
  readonly known: readonly Rule[];
  readonly running: readonly Rule[];
  readonly subject: LintSubject;
}

/** The findings of the rule above; none where it does not run. */
export function unusedFindings(unused: readonly Suppression[], { known, running, subject }: Known) {
  if (!running.some(({ id }) => id === unusedSuppression.id)) return [];
  const ids = new Set(known.map(({ id }) => id));
  const active = new Set(running.map(({ id }) => id));
  return unused.flatMap((request) => {
    const { rule, range, pointer, target, fixes } = request;
    if (ids.has(rule) && !active.has(rule) && target !== undefined) return [];
    const tool = subject.tools.find((linted) => isAtOrUnder(target?.pointer ?? pointer, linted.tool.pointer));
    return [
      {
        rule: unusedSuppression.id,
        pointer,
        range,
        ...sentence(request, ids),
        ...(tool === undefined ? {} : { tool: tool.tool.name }),
        ...(fixes === undefined ? {} : { fixes }),
      },
    ];
  });
}

function sentence({ rule, target }: Suppression, ids: ReadonlySet<string>) {
  const name = JSON.stringify(rule.length > 60 ? `${rule.slice(0, 59)}…` : rule);
  if (rule === '') {
    return {
      message: 'This suppression names no rule.',
      remedy: 'Name the rules to pass over, or remove it.',
    };
  }
  if (!ids.has(rule)) {
    return { message: `There is no rule ${name}.`, remedy: 'Correct the name, or remove it.' };
  }
  return target === undefined
    ? {
        message: `The suppression of ${name} leads to nothing.`,
        remedy: 'Correct its pointer, or remove it.',
      }
    : { message: `Nothing is suppressed here: ${name} finds nothing.`, remedy: 'Remove the suppression.' };
}

function isAtOrUnder(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
