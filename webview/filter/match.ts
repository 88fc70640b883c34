// Asks candidates whether they pass a filter, and remembers the answers of those that did not change.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { LoggedDecision } from '../../src/log/events.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import type { Facts } from './fields.ts';
import type { Operator, ParsedFilter, Term } from './parse.ts';

/** Long values are matched by what they begin with. */
const mostText = 100_000;
const searchTexts = new WeakMap<LoggedDecision, string>();

/** The label, and the text as the policy wrote it, in lower case. */
function searchText(decision: LoggedDecision): string {
  const known = searchTexts.get(decision);
  if (known !== undefined) return known;
  const text = `${decisionLabel(decision, 400)}\n${decision.text.slice(0, mostText)}`.toLowerCase();
  searchTexts.set(decision, text);
  return text;
}

function compare(a: number, operator: Operator, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
  }
}

/** `undefined` where blind mode hides the answer: then neither the term nor its opposite holds. */
function holds(term: Term, node: TreeNode, facts: Facts): boolean | undefined {
  if (term.kind === 'text') return searchText(node.decision).includes(term.text);
  if (term.field.secret === true && facts.hidden(node.id)) return undefined;
  switch (term.kind) {
    case 'flag':
      return term.field.flag?.(node, facts) ?? false;
    case 'number': {
      const value = term.field.number?.(node, facts);
      return value !== undefined && compare(value, term.operator, term.value);
    }
    case 'word': {
      const { word } = term.field;
      if (word === undefined) return false;
      const own = word.of(node, facts).toLowerCase();
      return word.known === undefined
        ? term.words.some((wanted) => own.includes(wanted))
        : term.words.includes(own);
    }
  }
}

export function passes(filter: ParsedFilter, node: TreeNode, facts: Facts): boolean {
  return filter.terms.every((term) => {
    const answer = holds(term, node, facts);
    return answer !== undefined && answer !== term.negated;
  });
}

/** Answers for one filter; a node's answer is kept as long as the node, the labels and blind mode are the same. */
export interface Matcher {
  /** Ids that pass, in the order of the nodes; `undefined` where the filter asks nothing. */
  matches(facts: Facts): ReadonlySet<string> | undefined;
}

export function createMatcher(filter: ParsedFilter): Matcher {
  const isRelative = filter.terms.some((term) => term.kind !== 'text' && term.field.relative === true);
  let answers = new WeakMap<TreeNode, boolean>();
  let labels: Facts['labels'] | undefined;
  let hidden: Facts['hidden'] | undefined;

  function answer(node: TreeNode, facts: Facts): boolean {
    if (isRelative) return passes(filter, node, facts);
    const known = answers.get(node);
    if (known !== undefined) return known;
    const found = passes(filter, node, facts);
    answers.set(node, found);
    return found;
  }

  return {
    matches(facts) {
      if (filter.terms.length === 0) return undefined;
      if (facts.labels !== labels || facts.hidden !== hidden) {
        answers = new WeakMap();
        ({ labels, hidden } = facts);
      }
      const found = new Set<string>();
      for (const node of facts.tree.nodes) if (answer(node, facts)) found.add(node.id);
      return found;
    },
  };
}
