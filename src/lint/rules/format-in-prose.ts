// Rule: a form that the description tells in words is in the schema as well.

import { appendPointer } from '../../tools/json-pointer.ts';
import { bareTools } from '../example-tools.ts';
import { descriptionOf, isChoice, isOnly, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Fix, LintedTool, Rule, SchemaNode } from '../rule.ts';
import { nameWords } from '../words.ts';

export const formatInProse: Rule = {
  id: 'format-in-prose',
  title: 'A form of text that the description names is also a format or a pattern',
  category: 'description',
  severity: 'information',
  source: {
    title: 'mcpconform',
    url: 'https://github.com/cejor6/mcpconform',
    verified: '2026-08',
  },
  why: `"Date in the form YYYY-MM-DD" is read by the model; \`"format": "date"\` is also read by validators and by constrained decoding. With
it, a search that holds samples to the schema proposes no other form at all, and one that does not can at least tell at once that \`"tomorrow"\`
is wrong, instead of leaving it to the reward model.

Only clear cases are reported: dates, times, e-mail addresses, UUIDs and IP addresses, in a text that allows nothing else ("or" in the
description is taken as a second form). The fix is not applied with others: a person should see whether values without that form were meant to be
allowed.`,
  examples: {
    fails: [
      bareTools({
        name: 'book_table',
        description: 'Books a table in a restaurant.',
        properties: { day: { type: 'string', description: 'Day of the visit (YYYY-MM-DD)' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'book_table',
        description: 'Books a table in a restaurant.',
        properties: {
          day: { type: 'string', format: 'date', description: 'Day of the visit (YYYY-MM-DD)' },
          until: { type: 'string', description: 'YYYY-MM-DD or "open end"' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      for (const node of propertyNodes(linted)) {
        const description = descriptionOf(node);
        if (description === undefined || !isOnly(node, 'string') || isChoice(node)) continue;
        if (['format', 'pattern', 'contentEncoding'].some((key) => node.schema[key] !== undefined)) continue;
        const form = formOf(description);
        if (form === undefined || isAboutForm(node)) continue;
        yield atNode(linted, node, {
          message: `The description of ${nameOf(node)} asks for ${form.words}, the schema for any text.`,
          remedy: `Add "${form.key}": ${JSON.stringify(form.value)}, or another pattern.`,
          ...fixes(linted, node, form),
        });
      }
    }
  },
};

interface Form {
  readonly says: RegExp;
  readonly words: string;
  readonly key: 'format' | 'pattern';
  readonly value: string;
}

/** The first that fits counts. */
const forms: readonly Form[] = [
  {
    says: /\byyyy-mm-dd hh:mm:ss\b/i,
    words: 'a date and time',
    key: 'pattern',
    value: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$',
  },
  {
    says: /\byyyy-mm-dd hh:mm\b/i,
    words: 'a date and time',
    key: 'pattern',
    value: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$',
  },
  {
    says: /\byyyy-mm-ddthh:mm:ss(?![.z+-]|\w)/i,
    words: 'a date and time',
    key: 'pattern',
    value: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$',
  },
  {
    says: /\byyyy-mm-ddthh:mm:ssz\b|\brfc ?3339\b/i,
    words: 'a date and time',
    key: 'format',
    value: 'date-time',
  },
  { says: /\byyyy-mm-dd\b(?!t)/i, words: 'a date', key: 'format', value: 'date' },
  {
    says: /\bdd[/]mm[/]yyyy\b|\bmm[/]dd[/]yyyy\b/i,
    words: 'a date',
    key: 'pattern',
    value: '^\\d{2}/\\d{2}/\\d{4}$',
  },
  {
    says: /\bdd-mm-yyyy\b|\bmm-dd-yyyy\b/i,
    words: 'a date',
    key: 'pattern',
    value: '^\\d{2}-\\d{2}-\\d{4}$',
  },
  { says: /\bhh:mm:ss\b/i, words: 'a time', key: 'pattern', value: '^\\d{2}:\\d{2}:\\d{2}$' },
  { says: /\bhh:mm\b/i, words: 'a time', key: 'pattern', value: '^\\d{2}:\\d{2}$' },
  {
    says: /^(?:the |an? )?(?:[\w']+ ){0,2}e-?mail address(?: (?:of|for) [^,;()]*)?[.]?$/i,
    words: 'an e-mail address',
    key: 'format',
    value: 'email',
  },
  {
    says: /^(?:the |an? )?(?:\w+ ){0,2}uuid(?: (?:of|for) [^,;()]*)?[.]?$/i,
    words: 'a UUID',
    key: 'format',
    value: 'uuid',
  },
  { says: /^(?:the |an? )?(?:\w+ )?ipv4 address\b/i, words: 'an IPv4 address', key: 'format', value: 'ipv4' },
];

/** A second form, or several values in one text. */
const allowsMore =
  /\bor\b|\beither\b|\brange\b|\blist\b|\bseparated\b|\bplural\b|\be-?mails\b|\bnatural language\b|\b[ap]m\b|[|]/i;

function formOf(description: string): Form | undefined {
  const form = forms.find(({ says }) => says.test(description));
  if (form === undefined || allowsMore.test(description)) return undefined;
  // Two dates in one text, or a date in an example of something longer.
  const dates = description.match(/yyyy/gi)?.length ?? 0;
  return dates > 1 || /\d \w+-\d|:yyyy|[=<>]\s*yyyy/i.test(description) ? undefined : form;
}

/** A parameter that takes the form itself: `date_format`, "defaults to HH:MM". */
function isAboutForm(node: SchemaNode): boolean {
  return nameWords(node.property?.name ?? '').some((word) => word === 'format' || word === 'pattern');
}

/** Only where every profile takes the keyword. */
function fixes(
  linted: LintedTool,
  { pointer }: SchemaNode,
  { key, value }: Form,
): { readonly fixes?: readonly Fix[] } {
  const refused = linted.demands.some(({ formats, keywords, otherKeywords }) => {
    if ((keywords[key] ?? otherKeywords) === 'rejected') return true;
    return key === 'format' && formats !== undefined && !formats.includes(value);
  });
  if (refused) return {};
  const edits = [{ kind: 'set', pointer: appendPointer(pointer, key), value }] as const;
  return { fixes: [{ title: `Add "${key}": ${JSON.stringify(value)}`, edits, mechanical: false }] };
}
