// Rule: a parameter whose name says little has a description that says the rest.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { contentOf, nameWords, textWords } from '../words.ts';

export const opaqueParameter: Rule = {
  id: 'opaque-parameter',
  title: 'A parameter with a one-letter or abbreviated name is described',
  category: 'naming',
  severity: 'warning',
  source: {
    title: 'Model Context Protocol tool descriptions are smelly (ToolSpec, TS004)',
    url: 'https://arxiv.org/abs/2602.14878',
    verified: '2026-11-22',
  },
  why: `A model fills a parameter by its name and its description. If the name is a letter (\`n\`), an abbreviation (\`cfg\`, \`qty\`) or
means anything at all (\`param1\`, \`data\`), and nothing describes it, the value is a guess; a search then samples guesses, and its reward
model has nothing to judge them by. Names that are words by convention (\`id\`, \`url\`, \`x\` and \`y\`) pass.`,
  examples: {
    fails: [
      bareTools({
        name: 'order_book',
        description: 'Orders a book from a shop.',
        properties: { qty: { type: 'integer' } },
      }),
      bareTools({
        name: 'scale_image',
        description: 'Makes an image larger or smaller.',
        properties: { f: { type: 'number', description: 'f' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'order_book',
        description: 'Orders a book from a shop.',
        properties: {
          qty: { type: 'integer', description: 'How many copies to order' },
          id: { type: 'string', description: 'ID' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        const name = node.property?.name ?? '';
        if (!isOpaque(name) || isChoice(node)) continue;
        const description = descriptionOf(node) ?? '';
        const said = textWords(description).filter((word) => word !== name.toLowerCase());
        if (contentOf(said).size >= (isVague(name) ? 1 : 2)) continue;
        const how = description.trim() === '' ? 'and no description does' : 'and its description hardly does';
        yield atNode(linted, node, {
          message: `The name ${nameOf(node)} does not say what the parameter is, ${how}.`,
          remedy: 'Spell the name out, or describe what the value means.',
        });
      }
    }
  },
};

const abbreviations = new Set(
  (
    'arg args param params val vals var obj str num int flg flag tmp temp cfg conf opts opt ' +
    'qty amt usr pwd msg cb fn func idx cnt ctx req res resp ref desc attr attrs prop props dict arr lst el elem ptr buf foo bar baz'
  ).split(' '),
);

/** Coordinates, and what everybody writes so. */
const conventional = new Set(
  'id q x y z to cc ip os url uri lat lon lng tz ui ai pr db no ok up dx dy dz ra sn ca cn tv vm'.split(' '),
);

/** Words that mean anything. */
const vague = new Set('data input output value values item items thing stuff'.split(' '));

function isVague(name: string): boolean {
  return vague.has(name.toLowerCase());
}

function isOpaque(name: string): boolean {
  const plain = name.toLowerCase();
  if (conventional.has(plain)) return false;
  if (vague.has(plain)) return true;
  if (/^[a-z]{1,2}\d*$/.test(plain)) return true;
  const [only, number, ...rest] = nameWords(name);
  return rest.length === 0 && abbreviations.has(only ?? '') && (number === undefined || /^\d+$/.test(number));
}
