// The entry of the language server's process. `--stdio`, `--node-ipc` or `--socket=PORT` says how its client speaks to it.
import { existsSync } from 'node:fs';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.ts';

/** The server is bundled into `dist/`; the pages of its rules come along in `docs/`. */
const pages = new URL('../docs/rules', import.meta.url);
serve(createConnection(ProposedFeatures.all), existsSync(pages) ? { rulePages: pages.href } : {});
