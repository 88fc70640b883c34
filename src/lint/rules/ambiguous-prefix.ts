// Rule: names and values that a search chooses between differ before their end.
import { type ArrayTree, member } from '../../tools/json-tree.ts';
import { bareTools } from '../example-tools.ts';
import { atNode, nameOf } from '../place.ts';
import type { LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

export const ambiguousPrefix: Rule = {
  id: 'ambiguous-prefix',
  title: 'Names, and values of an enumeration, do not share long beginnings',
  category: 'search',
  severity: 'hint',
  source: {
    title: 'ToolPRM: decisions and candidates (arXiv 2510.14703, section 3)',
    url: 'https://arxiv.org/abs/2510.14703',
    verified: '2026-08',
  },
  why: `A function's name is one decision, written token by token. Where two names are the same for a long stretch and differ at the very end
(\`get_invoice_line\`, \`get_invoice_lines\`), all candidates write the same tokens first, and what tells them apart is the probability of one
last token, or of stopping. Sampling then returns copies of the likelier name (the search shows them as duplicates), and token-level beam search keeps
several beams that are equal up to their end, so that its width is spent on one choice. The same holds for an enumeration whose values begin with
the same twenty characters.

Reported are pairs of names where one continues the other by at most two characters, and enumerations whose values all share a beginning of twenty
characters or more.`,
  examples: {
    fails: [
      bareTools(
        { name: 'get_invoice_line', description: 'Gets one line of an invoice.' },
        { name: 'get_invoice_lines', description: 'Gets all lines of an invoice.' },
      ),
      bareTools({
        name: 'ask_permission',
        description: 'Asks for a permission of an account.',
        properties: {
          scope: {
            type: 'string',
            enum: ['https://example.com/auth/read', 'https://example.com/auth/write'],
          },
        },
      }),
    ],
    passes: [
      bareTools(
        { name: 'get_invoice_line', description: 'Gets one line of an invoice.' },
        { name: 'list_invoice_lines', description: 'Gets all lines of an invoice.' },
      ),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      for (const [shorter, longer] of continued(set, ({ tool }) => tool.name)) {
        yield {
          ...atName(longer),
          ...said(`The names ${quoted(shorter.tool.name)} and ${quoted(longer.tool.name)}`),
          related: [{ range: shorter.tool.nameRange, message: 'The shorter name.' }],
        };
      }
    }
  },
  *alone(linted) {
    for (const [shorter, longer] of continued(parametersOf(linted), ({ property }) => property?.name ?? '')) {
      yield atNode(linted, longer, said(`The parameters ${nameOf(shorter)} and ${nameOf(longer)}`));
    }
    for (const node of linted.nodes) yield* enumeration(linted, node);
  },
};

function said(what: string): Pick<RuleFinding, 'message' | 'remedy'> {
  return {
    message: `${what} differ only at their end: a search cannot tell them apart before the last token.`,
    remedy: 'Let them differ in their first words.',
  };
}

const parametersOf = ({ nodes }: LintedTool) =>
  nodes.filter(({ depth, property }) => depth === 1 && property !== undefined);

/** Names shorter than this are a token or two anyway. */
const shortest = 8;
const mostAdded = 2;

/** Pairs of which one name continues the other. Sorted, a name stands right after those that it continues. */
function* continued<T>(items: readonly T[], nameOf: (item: T) => string): Iterable<readonly [T, T]> {
  const byName = new Map(items.map((item) => [nameOf(item), item]));
  for (const [name, longer] of byName) {
    for (let added = 1; added <= mostAdded; added += 1) {
      const shorter = name.length - added < shortest ? undefined : byName.get(name.slice(0, -added));
      if (shorter !== undefined && !/\d$/.test(name)) yield [shorter, longer];
    }
  }
}

const longPrefix = 20;

function* enumeration(linted: LintedTool, node: SchemaNode): Iterable<RuleFinding> {
  const values = node.schema.enum;
  const list: ArrayTree | undefined = asList(member(node.tree, 'enum'));
  if (!Array.isArray(values) || values.length < 2 || list === undefined) return;
  const [first] = values;
  if (typeof first !== 'string' || first.length < longPrefix) return;
  const prefix = first.slice(0, longPrefix);
  if (!values.every((value) => typeof value === 'string' && value.startsWith(prefix))) return;
  yield atNode(linted, node, {
    message: `All ${values.length} values of ${nameOf(node)} begin with ${quoted(prefix)}: a search writes that before it can choose.`,
    remedy: 'Let the program add the common beginning.',
  });
}

function asList(tree: ReturnType<typeof member>): ArrayTree | undefined {
  return tree?.kind === 'array' ? tree : undefined;
}
