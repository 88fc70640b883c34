// Writes the published schema of the search log: `node scripts/write-log-schema.ts`.
import { writeFile } from 'node:fs/promises';
import { logSchema } from '../src/log/schema.ts';

const target = new URL('../media/search-log.schema.json', import.meta.url);
await writeFile(target, `${JSON.stringify(logSchema, null, 2)}\n`);
console.log(`wrote ${target.pathname}`);
