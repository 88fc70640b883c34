// What rules take from descriptions: lists of values, forms of text, types, units; and what they leave alone.
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint.ts';
import { listedValues } from '../../../src/lint/prose-values.ts';
import { rules } from '../../../src/lint/rules.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

describe('a list of values in a description', () => {
  it.each([
    ['Order of the list. One of: asc, desc.', ['asc', 'desc']],
    ["Either 'president' or 'vice president'.", ['president', 'vice president']],
    ['Valid values: ``enforced``, ``report_only``, ``disabled``.', ['enforced', 'report_only', 'disabled']],
    [
      'Variant. Valid values: ``NONE`` | ``OKTA_DEFAULT``. Defaults to ``OKTA_DEFAULT``.',
      ['NONE', 'OKTA_DEFAULT'],
    ],
    ['Possible values are: "a" (the first), "b" (the second)', ['a', 'b']],
    ["Can be 'summary' or 'detailed'. Default is 'summary'.", ['summary', 'detailed']],
    ['Which one (one of low, medium, high)', ['low', 'medium', 'high']],
  ])('is read: %s', (description, values) => {
    expect(listedValues(description)).toEqual(values);
  });

  it.each([
    'Any column, such as "date" or "amount"',
    'One of the columns, e.g. date, amount',
    'Options: a, b, c, etc.',
    'Possible values: INFO, LOW. Several are separated by a comma',
    'Can be a name or an ID',
    'One of the users',
    'Either the city or the country',
    'A text',
    '',
  ])('is not read: %s', (description) => {
    expect(listedValues(description)).toBeUndefined();
  });

  it('is read in time that grows with the text only', () => {
    expect(listedValues(`One of: ${'a, '.repeat(100_000)}`)).toBeUndefined();
  });
});

function found(rule: string, parameter: JsonObject, name = 'value_of_it'): readonly string[] {
  const tool = {
    name: 'get_thing_list',
    description: 'Gets things out of a list.',
    parameters: { type: 'object', properties: { [name]: parameter } },
  };
  const running = rules.filter(({ id }) => id === rule);
  expect(running).toHaveLength(1);
  return lintText(JSON.stringify([tool]), { rules: running }).findings.map(
    ({ fixes }) => fixes?.[0]?.title ?? 'found',
  );
}

describe('a form in a description', () => {
  it.each([
    ['Day of the visit (YYYY-MM-DD)', 'Add "format": "date"'],
    ['Start (YYYY-MM-DDTHH:MM:SSZ)', 'Add "format": "date-time"'],
    [
      'Start (YYYY-MM-DDTHH:MM:SS)',
      `Add "pattern": ${JSON.stringify('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$')}`,
    ],
    ['Birth date in MM-DD-YYYY format', `Add "pattern": ${JSON.stringify('^\\d{2}-\\d{2}-\\d{4}$')}`],
    ["The customer's email address", 'Add "format": "email"'],
    ['The UUID of the job', 'Add "format": "uuid"'],
  ])('becomes a keyword: %s', (description, title) => {
    expect(found('format-in-prose', { type: 'string', description })).toEqual([title]);
  });

  it.each([
    'YYYY-MM-DD or "today"',
    'Range as YYYY-MM-DD:YYYY-MM-DD',
    'Time as HH:MM AM/PM',
    'List of email addresses',
    'Email address or user name',
  ])('is left alone where it is not the only one: %s', (description) => {
    expect(found('format-in-prose', { type: 'string', description })).toEqual([]);
  });

  it('is left alone where the schema has it, or where the parameter takes the form itself', () => {
    const description = 'Day (YYYY-MM-DD)';
    expect(found('format-in-prose', { type: 'string', format: 'date', description })).toEqual([]);
    expect(found('format-in-prose', { type: 'string', pattern: '^2', description })).toEqual([]);
    expect(
      found('format-in-prose', { type: 'string', description: 'Defaults to HH:MM' }, 'time_format'),
    ).toEqual([]);
  });
});

describe('a description that speaks of another type', () => {
  it.each([
    ['string', 'Maximum number of orders to return'],
    ['string', 'Whether to include drafts'],
    ['string', 'List of authors of the paper'],
    ['integer', 'A JSON string with the settings'],
  ])('is found: %s, %s', (type, description) => {
    expect(found('type-description-mismatch', { type, description })).toEqual(['found']);
  });

  it.each([
    ['string', 'The number of the build'],
    ['string', 'List of authors, separated by commas'],
    ['string', 'Number of rows as a string'],
    ['integer', 'Maximum number of orders to return'],
    ['array', 'List of authors of the paper'],
    ['string', 'A text'],
  ])('is not found: %s, %s', (type, description) => {
    expect(found('type-description-mismatch', { type, description })).toEqual([]);
  });
});

describe('a quantity without a unit', () => {
  it.each([
    ['timeout', 'How long to wait'],
    ['initial_velocity', 'The initial velocity of the object'],
  ])('is found: %s, %s', (name, description) => {
    expect(found('units-missing', { type: 'number', description }, name)).toEqual(['found']);
  });

  it.each([
    ['timeout', 'How long to wait, in seconds'],
    ['timeout_ms', 'How long to wait'],
    ['temperature', 'In °C'],
    ['weight', 'The weight of the input, its influence on the neuron'],
    ['distance_id', 'Which distance'],
    ['page_size', 'How many rows'],
  ])('is not found: %s, %s', (name, description) => {
    expect(found('units-missing', { type: 'number', description }, name)).toEqual([]);
  });
});
