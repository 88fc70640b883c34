// The export report in words: as Markdown for the card, as plain text for a terminal or an editor.
import { oneLine } from '../log/visible.ts';
import type { ExportReport } from './export-report.ts';
import { type Block, bars, counted, markdownBlock, plainBlock } from './text-blocks.ts';

export function reportText(report: ExportReport): string {
  return blocks(report, (name) => `"${oneLine(name, 80)}"`)
    .map(plainBlock)
    .join('\n');
}

export function reportMarkdown(report: ExportReport): string {
  return blocks(report, codeSpan).map(markdownBlock).join('\n');
}

type Quote = (name: string) => string;

function blocks(report: ExportReport, quote: Quote): readonly Block[] {
  return [
    { heading: 'What is in it' },
    {
      text:
        `${counted(report.labelled, 'labelled candidate')} of ${counted(report.searches, 'search', 'es')}; ` +
        `${counted(report.rows, 'row')} with ${counted(report.steps, 'step')} for stepwise training.`,
    },
    ...splitBlocks(report, quote),
    ...kindBlocks(report),
    { heading: 'Look at this before you train' },
    { items: [...warnings(report, quote), ...facts(report, quote)] },
    ...lengthBlocks(report),
  ];
}

function splitBlocks({ splits }: ExportReport, quote: Quote): readonly Block[] {
  if (splits.length < 2) return [];
  const rows = splits.map(({ name, searches, labelled, rows }) => [
    quote(name),
    `${searches}`,
    `${labelled}`,
    `${rows}`,
  ]);
  return [{ table: [['split', 'searches', 'labelled', 'rows'], ...rows] }];
}

function kindBlocks({ kinds }: ExportReport): readonly Block[] {
  if (kinds.length === 0) return [{ text: 'No candidate has a rating.' }];
  const rows = kinds.map(({ kind, good, neutral, bad }) => [
    kind.replaceAll('-', ' '),
    `${good}`,
    `${neutral}`,
    `${bad}`,
  ]);
  return [{ table: [['step', 'good', 'neutral', 'bad'], ...rows] }];
}

function warnings(report: ExportReport, quote: Quote): readonly string[] {
  const { leakage, secrets, licence, length, duplicates, leftOut } = report;
  const found: string[] = [];
  if (secrets.length > 0) {
    const shown = secrets.slice(0, 20).map(({ search, where }) => `${quote(search)}: ${quote(where)}`);
    const more = secrets.length > shown.length ? `, and ${secrets.length - shown.length} more` : '';
    found.push(`Warning: looks like a secret, in ${shown.join('; ')}${more}. Do not publish it.`);
  }
  if (leakage.prompts.length > 0) {
    const pairs = leakage.promptsWithTools.length;
    found.push(
      `Warning: ${counted(leakage.prompts.length, 'conversation')} (${pairs} with the same tools) in more than one split: ` +
        `${leakage.prompts
          .slice(0, 10)
          .map((hash) => quote(hash.slice(0, 12)))
          .join(', ')}. A test on them tells nothing.`,
    );
  }
  if (length.labelsCut > 0) {
    found.push(
      `Warning: ${counted(length.labelsCut, 'label')} in ${counted(length.rowsCut, 'row')} lie behind ` +
        `${length.maxLength} tokens and would be cut. Raise max_length.`,
    );
  }
  if (duplicates.conflicting > 0) {
    found.push(
      `Warning: ${counted(duplicates.conflicting, 'row')} with the text of another and other labels.`,
    );
  }
  if (leftOut.noHeader > 0) {
    found.push(
      `Warning: ${counted(leftOut.noHeader, 'search', 'es')} left out, since the log has lost its first line.`,
    );
  }
  if (leftOut.unknownCandidate > 0) {
    found.push(
      `Warning: ${counted(leftOut.unknownCandidate, 'label')} of candidates that are not in their log, left out.`,
    );
  }
  if (leftOut.otherSearch > 0) {
    found.push(`Warning: ${counted(leftOut.otherSearch, 'label')} of another search beside a log, left out.`);
  }
  if (licence === null) found.push('Warning: no licence is given. Say one before you share the data.');
  return found;
}

function facts(report: ExportReport, quote: Quote): readonly string[] {
  const { leakage, secrets, licence, length, duplicates, leftOut, agreement, options, splits } = report;
  const found: string[] = [];
  if (licence !== null) found.push(`Licence: ${quote(licence)}.`);
  if (secrets.length === 0) found.push('Nothing looks like a key or a password.');
  if (splits.length > 1 && leakage.prompts.length === 0) {
    found.push(
      `No conversation is in two splits; ${counted(leakage.toolSets, 'tool set')} in more than one.`,
    );
  }
  if (length.labelsCut === 0) found.push(`No label lies behind ${length.maxLength} tokens.`);
  found.push(`Lengths in tokens are ${length.way}.`);
  if (duplicates.equal > 0) found.push(`${counted(duplicates.equal, 'row')} left out, equal to another.`);
  if (leftOut.unreachable > 0) {
    found.push(
      `${counted(leftOut.unreachable, 'rated candidate')} in no row: a step before has no rating that counts. The lossless file has them.`,
    );
  }
  found.push(
    `Neutral ${options.neutral === 'unrated' ? 'ends a row' : `counts as ${options.neutral}`}; ` +
      `${options.paths === 'longest' ? 'one row for each longest rated path' : 'one row for each rated candidate'}; ` +
      `${options.forced === 'join' ? 'forced decisions without a rating are joined to the next step' : 'forced decisions need a rating too'}` +
      `${options.stopAtFirstBad ? '; rows end at their first bad step' : ''}.`,
  );
  found.push(`Step separator: ${quote(JSON.stringify(report.separator))}. No step contains it.`);
  found.push(agreementSentence(agreement));
  return found;
}

function agreementSentence({
  labellers,
  shared,
  unanimous,
  observed,
  alpha,
}: ExportReport['agreement']): string {
  const people = counted(labellers.length, 'labeller');
  if (observed === undefined) return `${people}; no candidate was rated by two.`;
  const chance = alpha === undefined ? '' : `, Krippendorff's alpha ${alpha.toFixed(2)}`;
  return `${people} rated ${counted(shared, 'candidate')} together and agree on ${unanimous} (${Math.round(observed * 100)} % of pairs${chance}).`;
}

function lengthBlocks({ length, rows }: ExportReport): readonly Block[] {
  if (rows === 0) return [];
  return [
    { heading: 'Length of rows' },
    { table: [['tokens, up to', 'rows', ''], ...bars(length.tokens)] },
    { table: [['characters, up to', 'rows', ''], ...bars(length.characters)] },
  ];
}

/** A name of somebody else's as code: nothing in it is Markdown or HTML, and it stays in its table cell. */
export function codeSpan(name: string): string {
  const shown = oneLine(name, 80).replaceAll('|', '¦');
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return shown.trim() === '' ? `${fence}(empty)${fence}` : `${fence} ${shown} ${fence}`;
}
