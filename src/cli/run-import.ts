// What `toolprm import` does: reads a source and writes a tool file, or refreshes one.
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { splitCommand } from '../sources/command-line.ts';
import type { ImportedTools } from '../sources/imported-tools.ts';
import { readMcpConfig } from '../sources/mcp-config.ts';
import { type ReadOptions, readOrigin } from '../sources/read-origin.ts';
import { readImportedFile, refreshText } from '../sources/refresh.ts';
import { SourceError } from '../sources/source-error.ts';
import {
  importedText,
  importRecord,
  type NamedOrigin,
  recordedOrigin,
  type SourceOrigin,
} from '../sources/source-record.ts';
import { describeChanges, summarizeChanges } from '../tools/diff-text.ts';
import { syntaxOfPath } from '../tools/read-document.ts';
import { CommandError } from './exit.ts';
import type { ImportFlags } from './import-flags.ts';
import { reading } from './import-surroundings.ts';
import { readText } from './input.ts';

/** @throws {CommandError} */
export async function runImport(flags: ImportFlags): Promise<void> {
  try {
    await (flags.refresh === undefined ? importTools(flags) : refreshFile(flags.refresh, flags));
  } catch (error) {
    if (error instanceof SourceError) throw new CommandError(`${error.message} ${error.remedy}`);
    throw error;
  }
}

async function importTools(flags: ImportFlags): Promise<void> {
  const origin = await originOf(flags);
  if (flags.out !== undefined && !flags.force && (await isFile(flags.out))) {
    throw new CommandError(
      `${flags.out} is there already. Choose another place, or write over it with --force.`,
    );
  }
  const tools = await read(origin, process.cwd(), async () => true);
  const folder = flags.out === undefined ? process.cwd() : path.dirname(path.resolve(flags.out));
  const record = importRecord(recordedOrigin(origin, folder), tools, new Date());
  const text = importedText(tools.tools, record);
  if (flags.out === undefined) process.stdout.write(text);
  else {
    await writeNew(flags.out, text);
    process.stderr.write(`${tools.tools.length} tools written to ${flags.out}\n`);
  }
}

async function originOf({ mcp, server, mcpCommand, mcpUrl, openapi }: ImportFlags): Promise<NamedOrigin> {
  const given = [mcp, mcpCommand, mcpUrl, openapi].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new CommandError('Give one of --mcp, --mcp-command, --mcp-url, --openapi or --refresh.', 2);
  }
  if (mcp !== undefined) {
    if (server === undefined) {
      const names = readMcpConfig(await readText(mcp)).servers.map(({ name }) => JSON.stringify(name));
      const choice = names.length === 0 ? '' : `: ${names.join(', ')}`;
      throw new CommandError(`Name the server of the configuration with --server${choice}.`, 2);
    }
    return { kind: 'mcp-config', config: path.resolve(mcp), server };
  }
  if (mcpCommand !== undefined) return { kind: 'mcp-command', command: splitCommand(mcpCommand) };
  if (mcpUrl !== undefined) return { kind: 'mcp-url', url: mcpUrl };
  return { kind: 'openapi', document: path.resolve(openapi ?? '') };
}

async function refreshFile(file: string, { dryRun, yes, force }: ImportFlags): Promise<void> {
  const text = await readText(file);
  const syntax = syntaxOfPath(file);
  const { record } = readImportedFile(text, syntax);
  const tools = await read(record, path.dirname(path.resolve(file)), async ({ kind, what, details }) => {
    if (yes) return true;
    const how = kind === 'program' ? 'would start' : 'would connect to';
    throw new CommandError(
      `${[`Refreshing ${file} ${how}: ${what}`, ...details].join('\n  ')}\nRun it again with --yes if that is what you want.`,
    );
  });
  const refreshed = refreshText(text, syntax, tools.tools, { at: new Date(), title: tools.title });
  if (refreshed.changedByHand)
    process.stderr.write(`${file}: its tools were changed by hand since the import.\n`);
  process.stdout.write(`${describeChanges(refreshed.changes)}${summarizeChanges(refreshed.changes)}\n`);
  if (dryRun || refreshed.text === text) return;
  if (refreshed.changedByHand && !force) {
    throw new CommandError(
      `${file} is left as it is: what was changed by hand would be lost. Run it again with --force if that is what you want.`,
    );
  }
  await writeNew(file, refreshed.text);
  process.stderr.write(`${file} written\n`);
}

async function read(
  origin: NamedOrigin | SourceOrigin,
  folder: string,
  agree: ReadOptions['agree'],
): Promise<ImportedTools> {
  const { options, done } = reading(folder, workspaceOf(origin, folder), agree);
  try {
    const tools = await readOrigin(origin, options);
    for (const { where, message } of tools.leftOut) process.stderr.write(`${where}: ${message}\n`);
    return tools;
  } catch (error) {
    if (options.signal.aborted) throw new CommandError('Stopped; nothing was written.');
    throw error;
  } finally {
    done();
  }
}

/** The folder that has the configuration, or the `.vscode` around it. */
function workspaceOf(origin: NamedOrigin | SourceOrigin, folder: string): string {
  if (origin.kind !== 'mcp-config') return process.cwd();
  const home = path.dirname(path.resolve(folder, origin.config));
  return path.basename(home) === '.vscode' ? path.dirname(home) : home;
}

/** Devices and pipes can be written to as often as one likes. */
async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CommandError(
      `${file} cannot be written: ${error instanceof Error ? error.message : error}. Choose another place.`,
    );
  }
}
