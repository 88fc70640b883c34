// Rule: names of one set are written in one style.
import { bareTools } from '../example-tools.ts';
import { groupBy } from '../group-by.ts';
import { propertyNodes } from '../nodes.ts';
import { atNode } from '../place.ts';
import type { Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

export const inconsistentStyle: Rule = {
  id: 'inconsistent-style',
  title: 'Names are written in one style: snake_case, camelCase or kebab-case',
  category: 'naming',
  severity: 'information',
  source: {
    title: 'mcpolish, rule MP012',
    url: 'https://github.com/vtensor/mcpolish',
    verified: '2026-08',
  },
  why: `A model that has written \`user_id\` in one argument expects \`order_id\` in the next, not \`orderId\`; a name in another style is
a likely slip, and an unknown parameter ends a branch of the search. Names of tools are compared within the file (or within the record of
a data set), names of parameters within their tool. A style counts as the usual one if three names in four have it.`,
  examples: {
    fails: [
      bareTools({
        name: 'book_flight',
        description: 'Books a flight for a user.',
        properties: {
          user_id: { type: 'string' },
          flight_no: { type: 'string' },
          seat_class: { type: 'string' },
          mealChoice: { type: 'string' },
        },
      }),
    ],
    passes: [
      bareTools({
        name: 'book_flight',
        description: 'Books a flight for a user.',
        properties: {
          user_id: { type: 'string' },
          flight_no: { type: 'string' },
          seat_class: { type: 'string' },
          meal_choice: { type: 'string' },
        },
      }),
    ],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      for (const { item, name, usual } of strangers(set, ({ tool }) => tool.name)) {
        yield { ...atName(item), ...said('tool', name, usual) };
      }
      for (const linted of set) {
        const properties = [...propertyNodes(linted)];
        for (const { item, name, usual } of strangers(properties, ({ property }) => property?.name ?? '')) {
          yield atNode(linted, item, said('parameter', name, usual));
        }
      }
    }
  },
};

type Style = 'snake_case' | 'camelCase' | 'PascalCase' | 'kebab-case';

/** The style of a name; none for one word, which fits all, and for mixtures. */
function styleOf(name: string): Style | undefined {
  if (/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(name)) return 'snake_case';
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(name)) return 'kebab-case';
  if (/^[a-z]+[0-9]*(?:[A-Z][A-Za-z0-9]*)$/.test(name)) return 'camelCase';
  return /^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/.test(name) ? 'PascalCase' : undefined;
}

interface Stranger<T> {
  readonly item: T;
  readonly name: string;
  readonly usual: Style;
}

const fewest = 4;
const usualShare = 0.75;

function* strangers<T>(items: readonly T[], nameOf: (item: T) => string): Iterable<Stranger<T>> {
  const styled = items.flatMap((item) => {
    const style = styleOf(nameOf(item));
    return style === undefined ? [] : [{ item, style }];
  });
  if (styled.length < fewest) return;
  const [usual] = [...groupBy(styled, ({ style }) => style)].toSorted((a, b) => b[1].length - a[1].length);
  if (usual === undefined || usual[1].length < usualShare * styled.length) return;
  for (const { item, style } of styled)
    if (style !== usual[0]) yield { item, name: nameOf(item), usual: usual[0] };
}

function said(what: 'tool' | 'parameter', name: string, usual: Style): { message: string; remedy: string } {
  return {
    message: `The ${what} name ${quoted(name)} is not in ${usual}, as the others are.`,
    remedy: `Write it in ${usual}, or the others as this one.`,
  };
}
