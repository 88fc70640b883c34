// The language server on a file of 500 tools: problems after a keystroke, the first answer, and what it holds in memory;
// and its first look at files of 5 MB.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { benchFirstLook } from './first-look.ts';
import { languageTool } from './language-tools.ts';
import { round } from './measure.ts';
import { startLanguageServer } from './start-language-server.ts';

const uri = 'file:///bench/large.tools.json';
const keystrokes = 40;
/** Milliseconds that the server waits for a next keystroke. */
const quiet = 60;

function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

export async function benchLanguage(): Promise<object> {
  const server = await startLanguageServer();
  const { connection } = server;
  const published = (version: number) => server.published(uri, version);

  const tools = Array.from({ length: 500 }, (_, index) => languageTool(index));
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
  const megabytes = await server.megabytes();
  await server.end();
  return {
    tools: tools.length,
    megabytes: round(document.getText().length / 1e6),
    firstProblemsMilliseconds: round(firstProblems),
    afterKeystrokeMilliseconds: { median: round(median(inWords)), max: round(Math.max(...inWords)) },
    afterBrokenKeystrokeMilliseconds: { median: round(median(broken)), max: round(Math.max(...broken)) },
    waitedBeforeMilliseconds: quiet,
    serverMegabytes: round(megabytes),
    firstLook: await benchFirstLook(),
  };
}
