// The child process as the parent sees it: started without keys in its environment, watched, ended for certain.
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type HostMessage, type HostRequest, isHostMessage } from './protocol.ts';

export interface Child {
  send(request: HostRequest): void;
  /** Resolves when the process has ended, with how it ended in words. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends it within about a second, by force if need be. */
  close(): Promise<void>;
  kill(): void;
  readonly pid: number | undefined;
}

/** The last things that the process wrote to its error output, for the message of a crash. */
const keptOutput = 4000;

/** `scratch` is the child's folder for temporary files; the child removes it when it ends in order, the caller otherwise. */
export function startChild(
  hostPath: string,
  scratch: string,
  onMessage: (message: HostMessage) => void,
): Child {
  const child = fork(hostPath, [scratch], {
    execArgv: [],
    env: childEnvironment(process.env, scratch),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let output = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    output = (output + text).slice(-keptOutput);
  });
  child.on('message', (message: unknown) => {
    if (isHostMessage(message)) onMessage(message);
  });
  const ended = endOf(child, () => output);
  return {
    pid: child.pid,
    ended,
    send: (request) => {
      // A process that is ending cannot be written to; `ended` says so to everybody who waits.
      if (child.connected) child.send(request, () => {});
    },
    kill: () => void child.kill('SIGKILL'),
    close: async () => {
      if (child.connected) child.send({ id: 0, task: { kind: 'close' } } satisfies HostRequest, () => {});
      const timer = new AbortController();
      const late = delay(closingTime, 'late', { signal: timer.signal }).catch(() => 'stopped');
      if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
      timer.abort();
      await ended;
    },
  };
}

const closingTime = 1000;

function endOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      const said = lastWords(output());
      resolve(said === '' ? how : `${how}; ${said}`);
    });
  });
}

/** The line of the error output that says most: an assertion or error, else the last one. */
function lastWords(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /assert|error|abort|exception|what\(\)/i.test(line));
  const words = telling ?? lines.findLast((line) => line !== '') ?? '';
  // Only the name of a source file: its folder is that of a build machine.
  return words.replaceAll(/\S*[/\\](?=[\w.-]+:\d+)/g, '').slice(0, 300);
}

const inherited = [
  ...['PATH', 'HOME', 'USERPROFILE', 'LANG', 'LC_ALL'],
  ...['SystemRoot', 'windir', 'ComSpec', 'PATHEXT', 'LOCALAPPDATA', 'APPDATA', 'LD_LIBRARY_PATH'],
];

/** Only what a process needs to run: API keys in the parent's environment stay there. */
export function childEnvironment(environment: NodeJS.ProcessEnv, scratch: string): NodeJS.ProcessEnv {
  const kept = inherited.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    TMPDIR: scratch,
    TEMP: scratch,
    TMP: scratch,
    // Inside VS Code the executable is Electron; this makes it run as Node.
    ELECTRON_RUN_AS_NODE: '1',
    NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true',
  };
}
