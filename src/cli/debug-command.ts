// `toolprm debug`: the debugger of searches for any client of the Debug Adapter Protocol, over standard input and output.
import type { Command } from 'commander';
import { SearchDebugSession } from '../debug/adapter/session.ts';
import { commandLineHost } from './debug-host.ts';
import { CommandError } from './exit.ts';
import { addAccessOptions, addModelOptions, type ModelFlags, modelsOf } from './model-flags.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

export function addDebugCommand(program: Command): void {
  const command = program
    .command('debug')
    .description(
      'debug searches from an editor: speaks the Debug Adapter Protocol on standard input and output',
    );
  addModelOptions(command);
  addAccessOptions(command).action(debug);
}

/** Settles when the client has gone, or the search that it left running has ended. */
async function debug(flags: ModelFlags): Promise<void> {
  try {
    modelsOf(flags);
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(error.message, 2);
    throw error;
  }
  await new Promise<void>((resolve) => {
    const session = new SearchDebugSession(commandLineHost(flags), {
      onEnd() {
        // Searches that run on are ended by a signal as any program is: nobody else would.
        for (const signal of signals) process.off(signal, stop);
        resolve();
      },
    });
    const stop = (): void => session.shutdown();
    for (const signal of signals) process.once(signal, stop);
    session.start(process.stdin, process.stdout);
  });
  // Open, it would keep the process alive; searches that run on do that themselves.
  process.stdin.destroy();
}
