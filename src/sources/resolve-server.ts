// Fills in the variables of a server's definition: folders, environment, and what the person is asked for.
import path from 'node:path';
import { readEnvFile } from './env-file.ts';
import { isSecretName, looksSecret } from './secrets.ts';
import type {
  HttpLaunch,
  InputDefinition,
  ResolvedServer,
  ServerDefinition,
  StdioLaunch,
} from './server-definition.ts';
import { reasonOf, SourceError } from './source-error.ts';

export interface Surroundings {
  /** Absolute; absent where no folder is open. */
  readonly workspaceFolder?: string;
  readonly userHome: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The answer to an input; `undefined` where the person turned away. */
  readonly ask: (input: InputDefinition) => Promise<string | undefined>;
  readonly readText: (file: string) => Promise<string>;
}

/**
 * The server with every variable filled in. An input is asked for once, however often it stands there.
 * @throws {SourceError} where a variable has no value, or the environment file cannot be read.
 */
export async function resolveServer(
  { name, launch }: ServerDefinition,
  inputs: readonly InputDefinition[],
  around: Surroundings,
): Promise<ResolvedServer> {
  const secrets = new Set<string>();
  const answers = new Map<string, Promise<string>>();
  const filled = (text: string) =>
    fill(text, name, async (variable) => variableValue(variable, { name, inputs, around, answers, secrets }));
  const resolved =
    launch.kind === 'stdio' ? await stdio(launch, name, around, filled) : await http(launch, name, filled);
  const named = resolved.kind === 'stdio' ? resolved.env : resolved.headers;
  for (const [key, value] of Object.entries(named)) {
    if (value !== null && (isSecretName(key) || looksSecret(value))) secrets.add(value);
  }
  return { ...resolved, name, secrets: [...secrets] };
}

type Filled = (text: string) => Promise<string>;

async function stdio(launch: StdioLaunch, name: string, around: Surroundings, filled: Filled) {
  const cwd = launch.cwd === undefined ? around.workspaceFolder : await filled(launch.cwd);
  const fromFile =
    launch.envFile === undefined ? {} : await readFrom(await filled(launch.envFile), name, cwd, around);
  const env: Record<string, string | null> = { ...fromFile };
  for (const [key, value] of Object.entries(launch.env))
    env[key] = value === null ? null : await filled(value);
  const args: string[] = [];
  for (const arg of launch.args) args.push(await filled(arg));
  const command = await filled(launch.command);
  return { kind: 'stdio' as const, command, args, env, ...(cwd === undefined ? {} : { cwd }) };
}

async function http({ kind, url, headers }: HttpLaunch, name: string, filled: Filled) {
  const entries: [string, string][] = [];
  for (const [key, value] of Object.entries(headers)) entries.push([key, await filled(value)]);
  const address = await filled(url);
  const { protocol } = URL.parse(address) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new SourceError(
      `The server ${JSON.stringify(name)} has no address that starts with http:// or https://.`,
      'Correct its "url"; sockets and pipes are not connected to.',
    );
  }
  return { kind, url: address, headers: Object.fromEntries(entries) };
}

async function readFrom(file: string, name: string, cwd: string | undefined, around: Surroundings) {
  try {
    return readEnvFile(await around.readText(path.resolve(cwd ?? '.', file)));
  } catch (error) {
    throw new SourceError(
      `The environment file of the server ${JSON.stringify(name)} cannot be read: ${reasonOf(error)}`,
      'Correct its "envFile", or create the file.',
    );
  }
}

/** Replaces `${…}`, one after the other, so that the person is asked one question at a time. */
async function fill(
  text: string,
  name: string,
  valueOfVariable: (variable: string) => Promise<string | undefined>,
) {
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(/\$\{([^{}]+)\}/g)) {
    const [whole, variable = ''] = match;
    const value = await valueOfVariable(variable);
    if (value === undefined) {
      throw new SourceError(
        `The server ${JSON.stringify(name)} uses ${whole}, which has no value here.`,
        remedyFor(variable),
      );
    }
    parts.push(text.slice(done, match.index), value);
    done = match.index + whole.length;
  }
  return parts.join('') + text.slice(done);
}

function remedyFor(variable: string): string {
  const [kind, name] = variable.split(':', 2);
  if (kind === 'input') return `Define the input ${JSON.stringify(name ?? '')} under "inputs".`;
  if (kind === 'workspaceFolder' || kind === 'workspaceFolderBasename') return 'Open a folder first.';
  if (kind === 'env') return `Set the environment variable ${name}.`;
  if (/^\w+$/.test(variable)) return `Set the environment variable ${variable}, if that is what is meant.`;
  return 'Write the value itself.';
}

interface Asking {
  readonly name: string;
  readonly inputs: readonly InputDefinition[];
  readonly around: Surroundings;
  readonly answers: Map<string, Promise<string>>;
  readonly secrets: Set<string>;
}

/** VS Code's variables, and the `${NAME}` and `${NAME:-default}` of other programs. */
async function variableValue(variable: string, asking: Asking): Promise<string | undefined> {
  const { workspaceFolder, userHome, env } = asking.around;
  const [kind = '', ...rest] = variable.split(':');
  const name = rest.join(':');
  switch (kind) {
    case 'input':
      return answerTo(name, asking);
    case 'env':
      return keptSecret(name, env[name], asking);
    case 'workspaceFolder':
    case 'workspaceRoot':
      return workspaceFolder;
    case 'workspaceFolderBasename':
      return workspaceFolder === undefined ? undefined : path.basename(workspaceFolder);
    case 'userHome':
      return userHome;
    case 'cwd':
      return workspaceFolder ?? process.cwd();
    case 'pathSeparator':
    case '/':
      return path.sep;
  }
  const [, plain = '', fallback] = /^(\w+)(?::-(.*))?$/s.exec(variable) ?? [];
  return plain === '' ? undefined : (keptSecret(plain, env[plain], asking) ?? fallback);
}

/** What the environment holds may be a key, whatever it is used for. */
function keptSecret(name: string, value: string | undefined, { secrets }: Asking): string | undefined {
  if (value !== undefined && (isSecretName(name) || looksSecret(value))) secrets.add(value);
  return value;
}

async function answerTo(
  id: string,
  { name, inputs, around, answers, secrets }: Asking,
): Promise<string | undefined> {
  const input = inputs.find((one) => one.id === id);
  if (input === undefined) return undefined;
  if (input.kind === 'command') {
    throw new SourceError(
      `The server ${JSON.stringify(name)} gets the input ${JSON.stringify(id)} from a command of an editor, which is not run here.`,
      'Make it an input of type "promptString".',
    );
  }
  const asked = answers.get(id) ?? askFor(input, around);
  answers.set(id, asked);
  const answer = await asked;
  if (input.password || isSecretName(id)) secrets.add(answer);
  return answer;
}

async function askFor(input: InputDefinition, around: Surroundings): Promise<string> {
  const answer = await around.ask(input);
  if (answer === undefined) throw new DOMException('No answer was given.', 'AbortError');
  return answer;
}
