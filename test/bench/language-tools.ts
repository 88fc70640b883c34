// Tools for the benches of the language server: alike enough to be compared with each other, and of the size of real ones.

const things = [
  'order',
  'invoice',
  'parcel',
  'ticket',
  'booking',
  'contract',
  'report',
  'shift',
  'payment',
  'recipe',
];
const deeds = [
  'update',
  'find',
  'archive',
  'assign',
  'merge',
  'export',
  'approve',
  'schedule',
  'compare',
  'cancel',
];
const places = ['shop', 'warehouse', 'office', 'clinic', 'library'];

/** About two kilobytes, with the nesting that real tools have; more with more sentences in its description. */
export function languageTool(index: number, sentences = 1): object {
  const pick = (list: readonly string[], step: number) => list[Math.floor(index / step) % list.length] ?? '';
  const thing = pick(things, 1);
  const deed = pick(deeds, 10);
  const place = pick(places, 100);
  const sentence = `Can ${deed} one ${thing} of the ${place}. Use it after somebody has confirmed the ${thing}; it fails where the ${place} is closed.`;
  const property = (name: string, schema: object) => ({
    [name]: {
      ...schema,
      description: `The ${name} of the ${thing} in the ${place}, as it was written in the form (${deed}).`,
    },
  });
  return {
    name: `${deed}_${place}_${thing}`,
    description: Array.from({ length: sentences }, () => sentence).join(' '),
    inputSchema: {
      type: 'object',
      properties: {
        ...property('identifier', { type: 'string', pattern: '^[A-Z]{3}-\\d+$' }),
        ...property('state', { type: 'string', enum: ['open', 'paid', 'packed', 'sent', 'returned'] }),
        ...property('amount', { type: 'number', minimum: 0, maximum: 100000 }),
        ...property('due', { type: 'string', format: 'date' }),
        ...property('notes', { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 10 }),
        ...property('address', {
          type: 'object',
          properties: {
            ...property('street', { type: 'string' }),
            ...property('city', { type: 'string' }),
            ...property('country', { type: 'string', minLength: 2, maxLength: 2 }),
          },
          required: ['street', 'city'],
        }),
      },
      required: ['identifier', 'state'],
    },
  };
}
