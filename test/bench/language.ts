// The language server on a file of 500 tools: problems after a keystroke, the first answer, and what it holds in memory.
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { round } from './measure.ts';

const uri = 'file:///bench/large.tools.json';
const keystrokes = 40;
/** Milliseconds that the server waits for a next keystroke. */
const quiet = 60;

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

/** About two kilobytes, with the nesting that real tools have. */
function tool(index: number): object {
  const pick = (list: readonly string[], step: number) => list[Math.floor(index / step) % list.length] ?? '';
  const thing = pick(things, 1);
  const deed = pick(deeds, 10);
  const place = pick(places, 100);
  const property = (name: string, schema: object) => ({
    [name]: {
      ...schema,
      description: `The ${name} of the ${thing} in the ${place}, as it was written in the form (${deed}).`,
    },
  });
  return {
    name: `${deed}_${place}_${thing}`,
    description: `Can ${deed} one ${thing} of the ${place}. Use it after somebody has confirmed the ${thing}; it fails where the ${place} is closed.`,
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

function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

export async function benchLanguage(): Promise<object> {
  const entry = path.resolve(import.meta.dirname, '../../src/language/server.ts');
  const child = spawn(process.execPath, ['--expose-gc', entry, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const arrivals = new Map<number, (at: number) => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ version }: { version?: number }) => {
    arrivals.get(version ?? -1)?.(performance.now());
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const published = (version: number) => new Promise<number>((resolve) => arrivals.set(version, resolve));

  const tools = Array.from({ length: 500 }, (_, index) => tool(index));
  let document = TextDocument.create(uri, 'json', 1, JSON.stringify({ tools }, null, 2));
  const opened = performance.now();
  const first = published(1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'json', version: 1, text: document.getText() },
  });
  const firstProblems = (await first) - opened - quiet;

  const times: number[] = [];
  const type = async (offset: number, text: string) => {
    const version = document.version + 1;
    const position = document.positionAt(offset);
    const changes = [{ range: { start: position, end: position }, text }];
    document = TextDocument.update(document, changes, version);
    const arrived = published(version);
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
    times.push((await arrived) - start - quiet);
  };
  // Words in descriptions all over the file: what stands behind each moves on by a character.
  for (let index = 0; index < keystrokes; index += 1) {
    const where = document
      .getText()
      .indexOf('Use it after', Math.floor((document.getText().length * index) / keystrokes / 1.1));
    await type(where, 'x');
  }
  const inWords = times.splice(0);
  // A bracket that is opened, and closed again a keystroke later: between the two the JSON is broken.
  const middle = document.getText().indexOf('"required"', document.getText().length >> 1);
  for (let index = 0; index < 10; index += 1) {
    await type(middle, '{');
    await type(middle + 1, '},');
    const version = document.version + 1;
    const changes = [
      { range: { start: document.positionAt(middle), end: document.positionAt(middle + 3) }, text: '' },
    ];
    document = TextDocument.update(document, changes, version);
    const arrived = published(version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
    await arrived;
  }
  const broken = times.splice(0);
  const { rss } = await memoryOf(child.pid ?? 0);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return {
    tools: tools.length,
    megabytes: round(document.getText().length / 1e6),
    firstProblemsMilliseconds: round(firstProblems),
    afterKeystrokeMilliseconds: { median: round(median(inWords)), max: round(Math.max(...inWords)) },
    afterBrokenKeystrokeMilliseconds: { median: round(median(broken)), max: round(Math.max(...broken)) },
    waitedBeforeMilliseconds: quiet,
    serverMegabytes: round(rss / 1e6),
  };
}

/** Bytes that a process holds, where the system tells. */
async function memoryOf(pid: number): Promise<{ rss: number }> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return { rss: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024 };
}
