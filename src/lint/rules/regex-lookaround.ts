// Rule: patterns do not look ahead or behind, where no grammar can be made of that.
import { appendPointer } from '../../tools/json-pointer.ts';
import { own } from '../../tools/json-tree.ts';
import { anthropicParameter, mcpParameter, strictParameter } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Profile } from '../profile.ts';
import { profilesWhere } from '../profiles.ts';
import type { Rule } from '../rule.ts';
import { schemasOf } from '../schemas.ts';

const cannotLook = ({ lookaround }: Profile): boolean =>
  lookaround === 'rejected' || lookaround === 'ignored';

export const regexLookaround: Rule = {
  id: 'regex-lookaround',
  title: 'A pattern does not look ahead or behind',
  category: 'strict',
  severity: 'error',
  source: {
    title: 'Anthropic, structured outputs, pattern support',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations',
    verified: '2026-11-22',
  },
  why: '`(?=…)`, `(?!…)`, `(?<=…)` and `(?<!…)` have no automaton that writes texts from left to right. Strict modes of OpenAI and Anthropic refuse them; XGrammar passes them over, so that values come which the pattern forbids: a warning. Mostly the pattern can list what is allowed instead.',
  examples: {
    profiles: ['vllm-xgrammar'],
    fails: [
      strictParameter({ type: 'string', pattern: '^(?!0)[0-9]+$' }),
      anthropicParameter({ type: 'string', pattern: '^[a-z]+(?=-)' }),
      mcpParameter({ type: 'string', pattern: '^(?!0)[0-9]+$' }),
    ],
    passes: [strictParameter({ type: 'string', pattern: '^[1-9][0-9]*$' })],
  },
  onlyProfiles: profilesWhere(cannotLook),
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const pattern = own(node.schema, 'pattern');
      if (typeof pattern !== 'string' || !looksAround(pattern)) continue;
      const concerned = linted.demands.filter(cannotLook);
      if (concerned.length === 0) continue;
      const refused = concerned.some(({ lookaround }) => lookaround === 'rejected');
      yield atKeyword(linted, node, 'pattern', {
        message: `${listed(concerned.map(({ title }) => title))}: the pattern of ${nameOf(node)} may not look ahead or behind.`,
        remedy: 'Write what is allowed, without (?=…), (?!…), (?<=…) and (?<!…).',
        profiles: concerned.map(({ id }) => id),
        severity: refused ? 'error' : 'warning',
        fixes: [
          {
            title: 'Remove the pattern',
            edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, 'pattern') }],
            mechanical: false,
          },
        ],
      });
    }
  },
};

/** An escaped bracket, or one in a class, is a character; a class in front of it hides little in practice. */
function looksAround(pattern: string): boolean {
  return /\(\?<?[=!]/.test(pattern.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, ''));
}
