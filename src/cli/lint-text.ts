// Findings as compilers print them: file:line:column severity rule message.
import type { Colors } from 'picocolors/types';
import type { Severity } from '../lint/rule.ts';
import { oneLine } from '../log/visible.ts';
import { type LintedFile, readingRule } from './lint-report.ts';

export function lintLines({ path, problems }: LintedFile, colors: Colors): readonly string[] {
  return problems.map(({ start, severity, rule, message, remedy }) => {
    const place = `${path}:${start.line}:${start.character}`;
    const kind = colored(severity, colors)(severity);
    const which = ` ${colors.dim(rule ?? readingRule)}`;
    // Messages have names out of the file in them, and remedies what a person is to write.
    return `${colors.bold(oneLine(place, 500))} ${kind}${which} ${oneLine(message, 1000)} ${colors.dim(oneLine(remedy, 1000))}`;
  });
}

function colored(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.cyan;
}

export function summaryLine(files: readonly LintedFile[], colors: Colors): string {
  const problems = files.flatMap((file) => file.problems);
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const tools = files.reduce((sum, file) => sum + file.tools, 0);
  const fixed = files.reduce((sum, file) => sum + file.fixed, 0);
  const fixable = problems.filter(({ fixes }) => fixes.some(({ mechanical }) => mechanical)).length;
  const errors = count('error');
  const words = [
    ...parts(errors, 'error'),
    ...parts(count('warning'), 'warning'),
    ...parts(count('information') + count('hint'), 'note'),
  ];
  const found = words.length === 0 ? colors.green('nothing to report') : words.join(', ');
  const servers = files.reduce((sum, file) => sum + (file.servers ?? 0), 0);
  const things = [
    ...(tools > 0 || servers === 0 ? [counted(tools, 'tool')] : []),
    ...parts(servers, 'server'),
  ].join(' and ');
  const where = `in ${things} of ${counted(files.length, 'file')}`;
  const mended = fixed === 0 ? '' : `; ${counted(fixed, 'fix', 'fixes')} written`;
  const more = fixable === 0 ? '' : `; ${fixable} can be mended with --fix`;
  return `${found} ${where}${mended}${more}`;
}

function parts(count: number, word: string): readonly string[] {
  return count === 0 ? [] : [counted(count, word)];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
