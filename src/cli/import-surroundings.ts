// What an import on the command line takes from around it: environment, files, an interrupt that ends it.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { ReadOptions } from '../sources/read-origin.ts';
import type { InputDefinition } from '../sources/server-definition.ts';
import { SourceError } from '../sources/source-error.ts';
import { version } from './version.ts';

/** Nobody is asked: an input is an environment variable. `done` gives the interrupt back. */
export function reading(
  folder: string,
  workspaceFolder: string,
  agree: ReadOptions['agree'],
): { readonly options: ReadOptions; readonly done: () => void } {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  const options: ReadOptions = {
    folder,
    agree,
    signal: abort.signal,
    client: { name: 'toolprm', version },
    around: {
      workspaceFolder,
      userHome: homedir(),
      env: process.env,
      ask: answerFromEnvironment,
      readText: (file) => readFile(file, 'utf8'),
    },
    ...(process.stderr.isTTY
      ? { onProgress: (words: string) => void process.stderr.write(`${words}\n`) }
      : {}),
  };
  return {
    options,
    done: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

async function answerFromEnvironment(input: InputDefinition): Promise<string> {
  const name = `TOOLPRM_INPUT_${input.id.toUpperCase().replaceAll(/\W/g, '_')}`;
  const answer = process.env[name] ?? (input.password ? undefined : input.default);
  if (answer !== undefined) return answer;
  throw new SourceError(
    `The server asks for ${JSON.stringify(input.id)}${input.description === undefined ? '' : ` (${input.description})`}.`,
    `Set the environment variable ${name}.`,
  );
}
