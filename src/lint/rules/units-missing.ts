// Rule: a quantity says in which unit it is measured.
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, isOnly, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { LintedTool, Rule } from '../rule.ts';
import { nameWords, textWords } from '../words.ts';

export const unitsMissing: Rule = {
  id: 'units-missing',
  title: 'A number that measures something names its unit',
  category: 'description',
  severity: 'information',
  source: {
    title: 'ToolPRM Inspector (a rule of its own)',
    url: 'https://arxiv.org/abs/2510.14703',
    verified: '2026-11-22',
  },
  why: `\`timeout: 30\` is half a minute or nothing at all. A model picks the unit that it has seen most, its reward model cannot know better, and the
call is wrong by a factor of a thousand while every schema check passes. The rule looks at numbers whose name says duration, distance, weight, speed or
temperature; a unit in the name, in the description, or a parameter for the unit beside it, is enough.`,
  examples: {
    fails: [
      bareTools({
        name: 'open_page',
        description: 'Opens a page in the browser.',
        properties: { timeout: { type: 'number', description: 'How long to wait for the page' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'open_page',
        description: 'Opens a page in the browser.',
        properties: {
          timeout: { type: 'number', description: 'How long to wait for the page, in seconds' },
          delay_ms: { type: 'number', description: 'How long to wait before' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      if (takesUnit(linted)) continue;
      for (const node of propertyNodes(linted)) {
        if (!isOnly(node, 'number', 'integer') || isChoice(node)) continue;
        const words = nameWords(node.property?.name ?? '');
        const last = words.at(-1) ?? '';
        const description = descriptionOf(node) ?? '';
        if (!quantities.has(last) && !quantities.has(words[0] ?? '')) continue;
        if (
          words.some((word) => units.has(word)) ||
          hasUnit(description) ||
          words.some((word) => noQuantity.has(word))
        )
          continue;
        yield atNode(linted, node, {
          message: `The parameter ${nameOf(node)} does not say in which unit it is measured.`,
          remedy: 'Name the unit in its description or in its name, such as "timeout_seconds".',
        });
      }
    }
  },
};

const quantities = new Set(
  'timeout duration delay interval ttl distance weight mass speed velocity temperature altitude elevation latency lifetime mileage'.split(
    ' ',
  ),
);

/** Words beside which these are no physical quantities. */
const noQuantity = new Set(
  'molar factor ratio score count id index level class type confidence weighting scale multiplier steps'.split(
    ' ',
  ),
);

const units = new Set(
  (
    's sec secs second seconds ms msec msecs millis millisecond milliseconds us microseconds ns nanoseconds min mins minute minutes h hr hrs hour hours day days ' +
    'week weeks month months year years quarter quarters m meter meters metre metres cm centimeter centimeters mm millimeters km kilometer kilometers kilometre kilometres kms mile miles mi ft foot feet inch inches yards ' +
    'nautical kg kgs kilogram kilograms g gram grams mg lb lbs pound pounds oz ounce ounces ton tons tonnes kmh kph mph mps knots knot c f k celsius fahrenheit kelvin ' +
    'degree degrees percent percentage fraction bytes kb mb gb pixels px frames ticks iterations rounds blocks epochs lightyears parsecs au solar unit units bpm beats beat nights'
  ).split(' '),
);

/** Weights of edges, neurons and criteria have no unit. */
const isShare = /\b(?:influence|importance|neuron|edge|criteri|priority|ratio|relative)/i;

function hasUnit(description: string): boolean {
  if (isShare.test(description)) return true;
  return /[°%]/.test(description) || textWords(description).some((word) => units.has(word));
}

function takesUnit({ tool }: LintedTool): boolean {
  return tool.parameters.some(({ name }) =>
    nameWords(name).some((word) => /^(?:unit|units|system|metric)$/.test(word)),
  );
}
