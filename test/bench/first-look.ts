// The language server's first look at 1,000 tools in 5 MB, with all that an editor asks at once, beside the linter alone.
import { lintText } from '../../src/lint/lint.ts';
import { languageTool } from './language-tools.ts';
import { round, time } from './measure.ts';
import { startLanguageServer } from './start-language-server.ts';

const tools = 1000;

/** One file has large schemas, the other long descriptions. */
const texts: Readonly<Record<string, () => string>> = {
  schemas: () => fileOf((index) => languageTool(index), '        '),
  descriptions: () => fileOf((index) => languageTool(index, 25), ' '),
};

const fileOf = (make: (index: number) => object, indent: string): string =>
  JSON.stringify({ tools: Array.from({ length: tools }, (_, index) => make(index)) }, null, indent);

/** What VS Code asks of a document that it shows. */
const wholeRequests = ['documentSymbol', 'foldingRange', 'codeLens', 'documentLink'];

export async function benchFirstLook(): Promise<object> {
  const results: Record<string, object> = {};
  for (const [name, text] of Object.entries(texts)) results[name] = await firstLook(text());
  return results;
}

async function firstLook(text: string): Promise<object> {
  // Warm, which the server is not yet at its first large file.
  const { median: lint } = await time(3, () => lintText(text));
  const server = await startLanguageServer();
  const { connection } = server;
  const open = (uri: string, content: string) => {
    const first = server.published(uri, 1);
    const textDocument = { uri, languageId: 'json', version: 1, text: content };
    return connection.sendNotification('textDocument/didOpen', { textDocument }).then(() => first);
  };
  // The server has looked at a small file: what is measured is not how it warms up.
  const small = 'file:///bench/small.tools.json';
  await open(small, JSON.stringify([languageTool(0), languageTool(1)]));

  const large = 'file:///bench/first.tools.json';
  const start = performance.now();
  const problems = open(large, text);
  const at = { start: { line: 20, character: 8 }, end: { line: 20, character: 8 } };
  const asked = [
    ...wholeRequests.map((request) =>
      connection.sendRequest(`textDocument/${request}`, { textDocument: { uri: large } }),
    ),
    connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: large },
      range: at,
      context: { diagnostics: [] },
    }),
  ];
  const all = Promise.all([problems, ...asked]).then(() => true);
  let longest = 0;
  for (let done = false; !done; ) {
    const before = performance.now();
    await connection.sendRequest('textDocument/hover', {
      textDocument: { uri: small },
      position: { line: 0, character: 1 },
    });
    longest = Math.max(longest, performance.now() - before);
    done = await Promise.race([all, new Promise<false>((resolve) => setTimeout(resolve, 5, false))]);
  }
  const answered = performance.now() - start;
  const first = (await problems) - start;
  await server.end();
  return {
    tools,
    megabytes: round(text.length / 1e6),
    lintMilliseconds: round(lint),
    firstProblemsMilliseconds: round(first),
    allAnsweredMilliseconds: round(answered),
    firstProblemsToLint: round(first / lint),
    longestWaitOfOthersMilliseconds: round(longest),
  };
}
