// The entry of the language server's process. `--stdio`, `--node-ipc` or `--socket=PORT` says how its client speaks to it.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.ts';

serve(createConnection(ProposedFeatures.all));
