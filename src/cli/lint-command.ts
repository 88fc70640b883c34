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
import { readToolDocument, syntaxOfPath } from '../tools/read-document.ts';
import { CommandError } from './exit.ts';
import { printJson, readStandardInput } from './input.ts';
import { type LintedFile, linted, writable } from './lint-report.ts';
import { sarifLog } from './lint-sarif.ts';
import { lintLines, summaryLine } from './lint-text.ts';
import { type ToolFileText, toolFiles } from './tool-files.ts';

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
    .option('--stdin-name <path>', 'what to call standard input; .yaml makes it YAML', 'stdin')
    .action(lint);
}

async function lint(paths: readonly string[], options: Options): Promise<void> {
  const files = paths.includes('-')
    ? [
        { path: options.stdinName, text: await readStandardInput() },
        ...(await toolFiles(paths.filter((path) => path !== '-'))),
      ]
    : await toolFiles(paths);
  const results: LintedFile[] = [];
  for (const file of files) results.push(await lintOne(file, options));
  if (results.some(({ problems }) => problems.some(({ severity }) => severity === 'error')))
    process.exitCode = 1;
  // The fixed text of standard input is the output: findings would spoil it.
  const piped = options.fix === true && paths.includes('-');
  if (piped && options.format !== 'text')
    throw new CommandError('With --fix, standard input goes to standard output: leave --format out.', 2);
  print(results, options.format, piped ? process.stderr : process.stdout);
}

async function lintOne({ path, text }: ToolFileText, options: Options): Promise<LintedFile> {
  const { profile, rule, fix, stdinName } = options;
  const settings: LintOptions = {
    syntax: syntaxOfPath(path),
    ...(profile === undefined ? {} : { profiles: profile }),
    ...(rule === undefined ? {} : { severities: rule }),
  };
  if (fix === undefined) return linted(path, text, lintText(text, settings));
  const fixed = fixAll(readToolDocument(text, settings.syntax), settings);
  if (path === stdinName) process.stdout.write(fixed.text);
  else if (fixed.text !== text) await rewrite(path, fixed.text);
  return linted(path, fixed.text, fixed.result, fixed.applied);
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
  throw new InvalidArgumentError(`There is no profile "${unknown}".`);
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
  if (!rules.some((rule) => rule.id === id)) throw new InvalidArgumentError(`There is no rule "${id}".`);
  return { ...before, [id]: severity };
}
