// The whole export as files for somebody else to write: the data, the card, the checksums, and the report to show first.
import {
  type CardOptions,
  checksums,
  datasetInfo,
  type ExportFile,
  formatFile,
  nativeFile,
  readme,
  stepwiseFile,
} from './export-card.ts';
import { nativeLines } from './export-jsonl.ts';
import { type MoreFormat, moreLines } from './export-more.ts';
import { type ExportReport, exportReport, type ReportOptions } from './export-report.ts';
import { type ExportSplit, exportSources, type LabelledSearch } from './export-source.ts';
import { trlLines, trlRows } from './export-trl.ts';

export interface ExportOptions extends ReportOptions, CardOptions {
  /** By default one split, `train`. A conversation is in one split only, chosen by its hash. */
  readonly splits?: readonly ExportSplit[];
  /** Further formats to write beside stepwise rows and lossless lines; none by default. */
  readonly formats?: readonly MoreFormat[];
}

export interface LabelExport {
  readonly report: ExportReport;
  /** Sorted by name; UTF-8, line feeds. Equal inputs give equal files. */
  readonly files: readonly ExportFile[];
}

/** @throws {RangeError} where two splits would be the same file, or a share is not above 0. */
export function exportLabels(searches: readonly LabelledSearch[], options: ExportOptions): LabelExport {
  const splits = options.splits ?? [{ name: 'train', share: 1 }];
  if (splits.length === 0 || splits.some(({ share }) => !(share > 0))) {
    throw new RangeError('An export needs at least one split, each with a share above 0.');
  }
  const found = exportSources(searches, splits);
  const trl = trlRows(found.sources, options.trl);
  const report = exportReport(found, trl, options);
  const data: readonly ExportFile[] = report.splits.flatMap(({ name }) => {
    const sources = found.sources.filter(({ split }) => split === name);
    const rows = trl.rows.filter(({ split }) => split === name);
    const more = (options.formats ?? []).map((format) => ({
      name: formatFile(format, name),
      text: moreLines(format, sources, rows, options.trl),
    }));
    return [
      { name: nativeFile(name), text: nativeLines(sources) },
      { name: stepwiseFile(name), text: trlLines(rows) },
      ...more,
    ];
  });
  const files = data.filter(({ text }) => text !== '');
  if (new Set(files.map(({ name }) => name.toLowerCase())).size < files.length) {
    throw new RangeError('Two splits have names that give the same file; rename one.');
  }
  files.push({ name: 'README.md', text: readme(report, options) });
  files.push({ name: 'dataset_info.json', text: datasetInfo(report, options) });
  const sorted = files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { report, files: [...sorted, { name: 'SHA256SUMS', text: checksums(sorted) }] };
}
