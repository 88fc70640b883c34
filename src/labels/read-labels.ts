// Reads a labels file and salvages what it can: every usable record, and every problem with its line.
import { createLineSplitter, type Line } from '../log/lines.ts';
import type { LabelRecord } from './label.ts';
import { checkRecord } from './label-line.ts';

export interface LabelProblem {
  /** `loss`: a line is not in the records · `info`: everything was read, and the file has something unusual. */
  readonly severity: 'loss' | 'info';
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export interface LabelsReading {
  /** In the order of the file. */
  readonly records: readonly LabelRecord[];
  readonly problems: readonly LabelProblem[];
  /** Lines that were not understood, as they are, so that a copy of the file can keep them. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  /** True where the file does not end in a line feed: who appends must write one first. */
  readonly endsMidLine: boolean;
}

const mostProblems = 1000;
const keepGoing = 'All other labels were read. Nothing needs to be done.';
const restore = 'Restore the line from an earlier version of the file, or label the candidate again.';
const update = 'Update this program to read all of it.';

/** Never throws, whatever the bytes are. */
export function readLabels(content: string | Uint8Array): LabelsReading {
  const splitter = createLineSplitter();
  const records: LabelRecord[] = [];
  const problems: LabelProblem[] = [];
  const unread: { line: number; text: string }[] = [];
  const seen = new Map<string, number>();
  let more = 0;

  function report(severity: 'loss' | 'info', line: number, message: string, remedy: string): void {
    if (problems.length < mostProblems) problems.push({ severity, line, message, remedy });
    else more += 1;
  }

  function lose({ number, text }: Line, message: string, remedy: string): void {
    if (text !== undefined) unread.push({ line: number, text });
    report('loss', number, message, remedy);
  }

  function accept(line: Line, record: LabelRecord): void {
    const earlier = seen.get(record.id);
    if (earlier !== undefined) {
      // A merge of two copies of the file has the common records twice.
      const message = `Line ${line.number} repeats the record of line ${earlier} and was passed over.`;
      report('info', line.number, message, keepGoing);
      return;
    }
    seen.set(record.id, line.number);
    records.push(record);
  }

  function read(line: Line, isLast: boolean): void {
    const text = line.number === 1 ? line.text?.replace(/^\ufeff/, '') : line.text;
    if (text?.trim() === '') return;
    const parsed = text === undefined ? undefined : parse(text);
    if (parsed === undefined) {
      const message = isLast
        ? `The last line, ${line.number}, is cut: the program that wrote it was interrupted.`
        : `Line ${line.number} is not JSON.`;
      lose(line, message, restore);
      return;
    }
    const checked = checkRecord(parsed.value);
    switch (checked.kind) {
      case 'record':
        accept(line, checked.record);
        return;
      case 'newer': {
        const written = `Line ${line.number} was written by a newer program (format ${checked.version})`;
        if (checked.record === undefined) lose(line, `${written} and cannot be read.`, update);
        else {
          report('info', line.number, `${written}; what is known of it was read.`, update);
          accept(line, checked.record);
        }
        return;
      }
      case 'invalid':
        lose(line, `Line ${line.number} is not a whole label: ${checked.reason}.`, restore);
        return;
      case 'not-a-record':
        lose(line, `Line ${line.number} is not a label.`, 'Remove the line, or restore the file.');
    }
  }

  for (const line of splitter.push(content)) read(line, false);
  const last = splitter.end();
  if (last !== undefined) read(last, true);
  if (more > 0) {
    const message = `There are ${more} more problems like these.`;
    problems.push({ severity: 'loss', line: last?.number ?? 0, message, remedy: restore });
  }
  return { records, problems, unread, endsMidLine: last !== undefined };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
