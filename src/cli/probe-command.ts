// `toolprm probe`: what a server can do, asked and not assumed.
import type { Command } from 'commander';
import { describeAbilities, probeServer } from '../models/openai/probe.ts';
import { endpointOf } from '../run/open-models.ts';
import { apiKey } from './environment.ts';
import { printJson } from './input.ts';

export function addProbeCommand(program: Command): void {
  program
    .command('probe')
    .description('ask a server what it can do for a search')
    .argument('<url>', 'base URL, with or without /v1')
    .option('--model <name>', 'model to probe; the first one listed by default')
    .option('--json', 'print the abilities as one JSON object')
    .action(async (url: string, options: { readonly model?: string; readonly json?: true }) => {
      const key = apiKey('policy', url);
      const endpoint = endpointOf({ kind: 'server', url, ...(key === undefined ? {} : { apiKey: key }) });
      const abilities = await probeServer(endpoint, options.model, AbortSignal.timeout(60_000));
      if (options.json === true) printJson(abilities, 2);
      else process.stdout.write(`${describeAbilities(abilities).join('\n')}\n`);
    });
}
