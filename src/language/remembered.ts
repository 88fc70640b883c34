// Findings of a tool that were made when it stood at another place of its file.
import type { Finding } from '../lint/rule.ts';
import type { TextRange } from '../tools/tool.ts';

export interface Remembered {
  /** Under which rules, profiles and severities. */
  readonly circumstances: string;
  /** Where the tool was. */
  readonly offset: number;
  readonly pointer: string;
  readonly findings: readonly Finding[];
}

export function movedFindings(
  { offset, pointer, findings }: Remembered,
  toOffset: number,
  toPointer: string,
): readonly Finding[] {
  if (offset === toOffset && pointer === toPointer) return findings;
  const by = toOffset - offset;
  const moved = ({ offset: at, length }: TextRange) => ({ offset: at + by, length });
  const along = (old: string) => (old.startsWith(pointer) ? toPointer + old.slice(pointer.length) : old);
  return findings.map((finding) => ({
    ...finding,
    range: moved(finding.range),
    pointer: along(finding.pointer),
    ...(finding.fixes === undefined
      ? {}
      : {
          fixes: finding.fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => ({ ...edit, pointer: along(edit.pointer) })),
          })),
        }),
    ...(finding.related === undefined
      ? {}
      : { related: finding.related.map(({ range, message }) => ({ range: moved(range), message })) }),
  }));
}
