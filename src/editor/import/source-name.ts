// What a source is called where a file is named after it.
import path from 'node:path';
import type { NamedOrigin } from '../../sources/source-record.ts';

export function sourceName(origin: NamedOrigin): string {
  switch (origin.kind) {
    case 'mcp-config':
      return origin.server;
    case 'mcp-url':
      return URL.parse(origin.url)?.hostname ?? 'server';
    case 'openapi':
      return path.basename(origin.document, path.extname(origin.document));
    case 'mcp-command': {
      // `npx -y some-server` is known by the server's name, `node path/server.js` by the file's.
      const word =
        origin.command.slice(1).find((arg) => !arg.startsWith('-')) ?? origin.command[0] ?? 'server';
      return path.basename(word).replace(/\.\w+$/, '');
    }
  }
}
