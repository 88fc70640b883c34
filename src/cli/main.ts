#!/usr/bin/env node
// The command line: the same search, log and splitter as in the editor, as a stable surface for scripts and tests.
import { Command, CommanderError } from 'commander';
import { LogFileError } from '../log/writer-error.ts';
import { ModelError } from '../models/exchange.ts';
import { NoToolsError } from '../run/run-search.ts';
import { addCompareCommand } from './compare-command.ts';
import { addDataCommand } from './data-command.ts';
import { addDebugCommand } from './debug-command.ts';
import { addDiffCommand } from './diff-command.ts';
import { CommandError, type ExitCode } from './exit.ts';
import { addImportCommand } from './import-command.ts';
import { addLintCommand } from './lint-command.ts';
import { addProbeCommand } from './probe-command.ts';
import { addPromptCommand } from './prompt-command.ts';
import { addSearchCommand } from './search-command.ts';
import { addShowCommand } from './show-command.ts';
import { addSplitCommand } from './split-command.ts';
import { addToolsCommand } from './tools-command.ts';
import { addValidateCommand } from './validate-command.ts';
import { version } from './version.ts';

const program = new Command('toolprm')
  .description('See which branch of a tool call was pruned, and why.')
  .version(version)
  .showHelpAfterError('(see toolprm help)')
  .exitOverride();
for (const add of [
  addSearchCommand,
  addDebugCommand,
  addShowCommand,
  addCompareCommand,
  addSplitCommand,
  addPromptCommand,
  addToolsCommand,
  addLintCommand,
  addValidateCommand,
  addDiffCommand,
  addImportCommand,
  addProbeCommand,
  addDataCommand,
]) {
  add(program);
}
for (const command of program.commands) {
  command.exitOverride().showHelpAfterError(`(see toolprm help ${command.name()})`);
  for (const part of command.commands) {
    part.showHelpAfterError(`(see toolprm ${command.name()} help ${part.name()})`);
  }
}

// A reader that closes early (`toolprm … | head`) ends the output, not with an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): ExitCode {
  // Commander has written its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof ModelError || error instanceof LogFileError) {
    process.stderr.write(`${error.message}\n${error.remedy}\n`);
    return 1;
  }
  if (error instanceof NoToolsError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('Stopped before the search began.\n');
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
