// The linter's speed: 1,000 tools under all rules, as they are and against every profile; and what it keeps in memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lintFile } from '../../src/lint/lint.ts';
import { profiles } from '../../src/lint/profiles.ts';
import { readToolDocument } from '../../src/tools/read-document.ts';
import { round, time } from './measure.ts';

const verbs = ['find', 'list', 'create', 'update', 'delete', 'send', 'convert', 'check', 'plan', 'book'];
const things = [
  'room',
  'flight',
  'invoice',
  'ticket',
  'letter',
  'order',
  'camera',
  'route',
  'meeting',
  'parcel',
];
const kinds = ['open', 'late', 'shared', 'first', 'large', 'local', 'public', 'spare', 'urgent', 'weekly'];

/** A tool as servers have it: seven parameters, one of them an object, one a list. */
function tool(index: number): object {
  const verb = verbs[index % 10];
  const thing = things[Math.floor(index / 10) % 10];
  const kind = kinds[Math.floor(index / 100) % 10];
  return {
    name: `${verb}_${kind}_${thing}`,
    description: `${verb} every ${kind} ${thing} of a customer. Gives at most fifty, newest first; use it when the ${thing} has no number yet.`,
    inputSchema: {
      type: 'object',
      properties: {
        customer: { type: 'string', minLength: 3, description: `Number of the customer, such as C${index}` },
        [`${thing}_date`]: { type: 'string', format: 'date', description: 'Day, as YYYY-MM-DD' },
        count: { type: 'integer', minimum: 1, maximum: 50, default: 10, description: 'How many at most' },
        order: { type: 'string', enum: ['newest', 'oldest', 'largest'], description: 'What comes first' },
        details: { type: 'boolean', default: false, description: 'Whether to give all fields' },
        tags: { type: 'array', items: { type: 'string' }, description: `Tags that the ${thing} must have` },
        place: {
          type: 'object',
          description: `Where the ${thing} is`,
          properties: {
            city: { type: 'string', description: 'City' },
            country: { type: 'string', description: 'Country, by its code' },
          },
          required: ['city'],
        },
      },
      required: ['customer'],
    },
  };
}

/** A tool file of so many tools, as an MCP server gives them, indented by two. */
export function manyTools(count: number): string {
  return JSON.stringify({ tools: Array.from({ length: count }, (_, index) => tool(index)) }, undefined, 2);
}

/** Bytes of the heap that are in use, after what is not has been collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

export async function benchLint(): Promise<object> {
  const text = manyTools(1000);
  const before = heapInUse();
  const read = readToolDocument(text);
  const reading = await time(5, () => readToolDocument(text));
  const own = await time(5, () => lintFile(read));
  const every = { profiles: profiles.map(({ id }) => id) };
  const all = await time(5, () => lintFile(read, every));
  const kept = lintFile(read, every);
  const megabytes = (heapInUse() - before) / 1e6;
  return {
    tools: kept.subject.tools.length,
    megabytes: round(Buffer.byteLength(text) / 1e6),
    readMilliseconds: round(reading.median),
    lintMilliseconds: round(own.median),
    lintAllProfilesMilliseconds: round(all.median),
    findingsAllProfiles: kept.findings.length,
    keptMegabytes: round(megabytes),
  };
}
