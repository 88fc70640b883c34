// The lossless export: one line for every labelled candidate, with all that it takes to understand the label.
import { pathTo } from '../log/path.ts';
import { type ExportSource, labelledNodes } from './export-source.ts';
import { jsonLine } from './json-line.ts';
import type { LabelRecord } from './label.ts';
import { effectiveRecords } from './project.ts';

export const nativeFormat = 'toolprm-labels';
export const nativeVersion = 1;

export function nativeLines(sources: readonly ExportSource[]): string {
  return sources.map(sourceLines).join('');
}

function sourceLines(source: ExportSource): string {
  const { tree, header, promptHash, toolsHash, split } = source;
  const said = new Map<string, LabelRecord[]>();
  for (const record of effectiveRecords(source.records)) {
    const list = said.get(record.candidate);
    if (list === undefined) said.set(record.candidate, [record]);
    else list.push(record);
  }
  let lines = '';
  for (const { node, held } of labelledNodes(source)) {
    const { label, rated, last } = held;
    const path = pathTo(tree, node.id);
    const basis = rated ?? last;
    lines += jsonLine({
      format: nativeFormat,
      version: nativeVersion,
      search: header.search,
      candidate: node.id,
      split,
      rating: label.rating ?? null,
      flagged: label.flagged,
      reason: label.reason ?? null,
      note: label.note ?? null,
      labeller: basis.labeller,
      time: basis.time,
      visible: basis.visible,
      milliseconds: basis.milliseconds ?? null,
      step: node.step,
      decision: node.decision,
      /** From the root to the decision before this one. */
      path: (path?.nodes ?? []).slice(0, -1).map(({ id, decision }) => ({ candidate: id, decision })),
      pathWhole: path?.whole ?? false,
      source: node.source,
      count: node.count,
      score: node.score ?? null,
      aggregate: node.aggregate ?? null,
      verdict: node.verdict ?? null,
      tokens: node.tokens ?? null,
      query: header.query,
      messages: header.messages,
      tools: header.tools,
      prompt: header.prompt,
      prefix: header.prefix,
      promptHash,
      toolsHash,
      policy: header.policy,
      reward: header.reward,
      settings: header.settings,
      producer: header.producer,
      started: header.time,
      parent: header.parent ?? null,
      /** Every record that holds, of every labeller. */
      records: said.get(node.id) ?? [],
    });
  }
  return lines;
}
