// The sets of tools that a model sees together: a file may hold many, as data sets do with one a line.
import { appendPointer, pointerSegments } from '../tools/json-pointer.ts';
import { groupBy } from './group-by.ts';
import type { LintedTool, LintSubject } from './rule.ts';

const sets = new WeakMap<LintSubject, readonly (readonly LintedTool[])[]>();

/** The tools of a subject by the list or record that they stand in, in source order. */
export function toolSets(subject: LintSubject): readonly (readonly LintedTool[])[] {
  const known = sets.get(subject);
  if (known !== undefined) return known;
  const byScope = groupBy(subject.tools, ({ tool }) => scopeOf(tool.pointer));
  const made = [...byScope.values()];
  sets.set(subject, made);
  return made;
}

/**
 * The pointer of the record around a tool: what stands before `tools`, `functions` or `function`. As the reader has it,
 * lists in lists, `result` and Gemini's `functionDeclarations` stand beside the tools around them.
 */
export function scopeOf(pointer: string): string {
  const segments = pointerSegments(pointer);
  const last = segments.findLastIndex((segment, index) => {
    if (!records.has(segment)) return false;
    const next = segments[index + 1];
    return index === 0 || next === undefined || /^\d+$/.test(next);
  });
  if (last < 0) return '';
  return appendPointer('', ...segments.slice(0, last));
}

const records = new Set(['tools', 'functions', 'function']);
