// `toolprm lint`: what the rules say of tool files, as text, JSON or SARIF; and the fixes that need no choice.
import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { fixAll } from '../lint/fix-all.ts';
import type { LintOptions } from '../lint/lint.ts';
import { lintText } from '../lint/lint.ts';
import { profiles } from '../lint/profiles.ts';
import type { Severity } from '../lint/rule.ts';
import { rules } from '../lint/rules.ts';
import { isMcpConfig } from '../sources/mcp-config-name.ts';
import { readToolDocument } from '../tools/read-document.ts';
import { CommandError } from './exit.ts';
import { printJson, readStandardInput } from './input.ts';
import { type LintedFile, linted, lintedServers, writable } from './lint-report.ts';
import { sarifLog } from './lint-sarif.ts';
import { lintLines, summaryLine } from './lint-text.ts';
import { namedInput, type ToolFileText, toolFiles } from './tool-files.ts';

const formats = ['text', 'json', 'sarif'] as const;
type Format = (typeof formats)[number];

interface Options {
  readonly profile?: readonly string[];
  readonly format: Format;
  readonly fix?: true;
  readonly rule?: Readonly<Record<string, Severity | 'off'>>;
  readonly stdinName: string;
}

export function addLintCommand(program: Command): void {
  program
    .command('lint')
    .description('say what is wrong with tool files, and mend it; exit 1 when there are errors')
    .argument('<file...>', 'tool files or folders of them; - for standard input')
    .option('--profile <ids>', `also check against: ${profiles.map(({ id }) => id).join(', ')}`, readProfiles)
    .option('--format <format>', `${formats.join(', ')}`, readFormat, 'text')
    .option(
      '--fix',
      'write the fixes that need no choice into the files (of standard input, to standard output)',
    )
    .option('--rule <id=severity>', 'error, warning, information, hint or off; may be repeated', readRule)
    .option('--stdin-name <path>', 'what to call standard input; its ending says whether it is YAML', 'stdin')
    .action(lint);
}

async function lint(paths: readonly string[], options: Options): Promise<void> {
  const given = await toolFiles(paths.filter((path) => path !== '-'));
  const files = paths.includes('-')
    ? [namedInput(options.stdinName, await readStandardInput()), ...given.files]
    : given.files;
  const results: LintedFile[] = [];
  for (const file of files) results.push(await lintOne(file, options));
  for (const failure of given.failures) process.stderr.write(`${failure}\n`);
  if (
    given.failures.length > 0 ||
    results.some(({ problems }) => problems.some(({ severity }) => severity === 'error'))
  )
    process.exitCode = 1;
  // The fixed text of standard input is the output: findings would spoil it.
  const piped = options.fix === true && paths.includes('-');
  if (piped && options.format !== 'text')
    throw new CommandError('With --fix, standard input goes to standard output: leave --format out.', 2);
  if (results.length === 0 && options.format === 'text') return;
  print(results, options.format, piped ? process.stderr : process.stdout);
}

async function lintOne(file: ToolFileText, options: Options): Promise<LintedFile> {
  const { path, text, syntax } = file;
  const { profile, rule, fix, stdinName } = options;
  if (isMcpConfig(path, text)) {
    if (fix !== undefined && path === stdinName) process.stdout.write(text);
    return lintedServers(path, text);
  }
  const settings: LintOptions = {
    syntax,
    ...(profile === undefined ? {} : { profiles: profile }),
    ...(rule === undefined ? {} : { severities: rule }),
  };
  if (fix === undefined) return linted(file, lintText(text, settings));
  const fixed = fixAll(readToolDocument(text, syntax), settings);
  if (path === stdinName) process.stdout.write(fixed.text);
  else if (fixed.text !== text) await rewrite(path, fixed.text);
  return linted({ ...file, text: fixed.text }, fixed.result, fixed.applied);
}

async function rewrite(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new CommandError(`${path} cannot be written: ${String(error)}. Check that you may write it.`);
  }
}

function print(results: readonly LintedFile[], format: Format, stream: NodeJS.WriteStream): void {
  if (format === 'json') printJson(results.map(writable), 2);
  else if (format === 'sarif') printJson(sarifLog(results), 2);
  else {
    const colors = pc.createColors(stream.isTTY && pc.isColorSupported);
    const lines = [...results.flatMap((result) => lintLines(result, colors)), summaryLine(results, colors)];
    stream.write(`${lines.join('\n')}\n`);
  }
}

function readProfiles(value: string, before: readonly string[] = []): readonly string[] {
  const ids = value.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !profiles.some((profile) => profile.id === id));
  if (unknown === undefined) return [...before, ...ids];
  const known = profiles.map(({ id }) => id).join(', ');
  throw new InvalidArgumentError(`There is no profile "${unknown}". Choose from ${known}.`);
}

function readFormat(value: string): Format {
  const format = formats.find((each) => each === value);
  if (format === undefined) throw new InvalidArgumentError(`Choose one of ${formats.join(', ')}.`);
  return format;
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

function readRule(value: string, before: Options['rule'] = {}): Options['rule'] {
  const [id = '', word] = value.split('=');
  const severity = severities.find((each) => each === word);
  if (severity === undefined)
    throw new InvalidArgumentError(`Write it as id=severity with one of ${severities.join(', ')}.`);
  if (!rules.some((rule) => rule.id === id)) {
    const known = rules.map((rule) => rule.id).join(', ');
    throw new InvalidArgumentError(`There is no rule "${id}". Choose one of ${known}.`);
  }
  return { ...before, [id]: severity };
}
