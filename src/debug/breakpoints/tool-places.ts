// Lines of a tool file as what a search decides there, and decisions as places of the file.
import type { LoggedDecision } from '../../log/events.ts';
import { lineStarts, positionOf } from '../../tools/position.ts';
import { readToolDocument, type ToolSyntax } from '../../tools/read-document.ts';
import type { TextRange } from '../../tools/tool.ts';
import { type Site, sitesOf } from './sites.ts';
import { decides, type Target } from './target.ts';

/** Lines and columns count from 1, columns in UTF-16 code units; the end is the first place behind it. */
export interface SourceSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The decision of a candidate, and the function of the call that it belongs to. */
export interface Decided {
  readonly decision: LoggedDecision;
  readonly tool: string | undefined;
}

export interface FoundSite {
  readonly span: SourceSpan;
  readonly targets: readonly Target[];
}

export interface ToolPlaces {
  /**
   * What a line, or a place in it, stands for: without a column the outermost thing that begins there, and where none does,
   * or several values do, the one around it. Nothing for a line outside all tools.
   */
  at(line: number, column?: number): FoundSite | undefined;
  /** Where breakpoints can be, between two lines and with them, in source order. */
  between(from: number, to: number): readonly SourceSpan[];
  /** A value of an enum, else the parameter, else the tool; nothing where the file has no tool of that name. */
  of(decided: Decided): SourceSpan | undefined;
}

/** Frames and breakpoints ask about the same few texts again and again. */
const remembered = new Map<string, ToolPlaces>();
const mostRemembered = 8;

export function toolPlaces(text: string, syntax: ToolSyntax): ToolPlaces {
  const key = `${syntax} ${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const places = readPlaces(text, syntax);
  remembered.set(key, places);
  for (const old of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(old);
  }
  return places;
}

/** Where breakpoints can be, between two lines and with them, in source order. */
export function breakpointLocations(
  text: string,
  syntax: ToolSyntax,
  from: number,
  to: number,
): readonly SourceSpan[] {
  return toolPlaces(text, syntax).between(from, to);
}

/** Where a decision stands in a tool file: as {@link ToolPlaces.of}. */
export function placeOf(text: string, syntax: ToolSyntax, decided: Decided): SourceSpan | undefined {
  return toolPlaces(text, syntax).of(decided);
}

function readPlaces(text: string, syntax: ToolSyntax): ToolPlaces {
  const sites = sitesOf(readToolDocument(text, syntax));
  const starts = lineStarts(text);

  function spanOf({ offset, length }: TextRange): SourceSpan {
    const start = positionOf(starts, offset);
    const end = positionOf(starts, offset + length);
    return { line: start.line, column: start.character, endLine: end.line, endColumn: end.character };
  }

  const found = ({ shown, targets }: Site): FoundSite => ({ span: spanOf(shown), targets });

  /** Of those around a place the smallest: what begins later is inside. */
  const around = (offset: number): Site | undefined => sites.findLast(({ range }) => contains(range, offset));

  function beginningIn(start: number, end: number): Site | undefined {
    const inLine = ({ offset }: TextRange): boolean => start <= offset && offset < end;
    const beginning = sites.filter(({ range, shown }) => inLine(range) || inLine(shown));
    const outer = beginning.filter(
      (site) => !beginning.some((other) => other !== site && holds(other.range, site.range)),
    );
    const [first] = outer;
    // Of a list of values on one line none is meant more than the others.
    if (outer.length > 1 && outer.every(({ targets }) => targets[0]?.kind === 'value')) return undefined;
    return first;
  }

  return {
    at(line, column) {
      const start = starts[line - 1];
      if (start === undefined) return undefined;
      const end = starts[line] ?? text.length + 1;
      if (column !== undefined) {
        const site = around(Math.min(start + Math.max(0, column - 1), end - 1));
        return site && found(site);
      }
      const indent = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
      const site = beginningIn(start, end) ?? around(Math.min(start + indent, end - 1));
      return site && found(site);
    },
    between(from, to) {
      return sites.map(({ shown }) => spanOf(shown)).filter(({ line }) => from <= line && line <= to);
    },
    of({ decision, tool }) {
      if (tool === undefined) return undefined;
      const best = (kind: Target['kind']): Site | undefined =>
        sites.find(({ targets }) =>
          targets.some((target) => target.kind === kind && isOwn(target) && decides(decision, tool, target)),
        );
      const site =
        best('value') ??
        best('parameter') ??
        sites.find(({ targets: [first] }) => first?.kind === 'tool' && first.tool === tool);
      return site && spanOf(site.shown);
    },
  };
}

/** An argument stands where its parameter does, not where a property inside its value does. */
const isOwn = (target: Target): boolean => target.kind === 'tool' || target.path.length === 0;

function contains({ offset, length }: TextRange, at: number): boolean {
  return offset <= at && at < offset + Math.max(1, length);
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return (
    outer.length > inner.length &&
    outer.offset <= inner.offset &&
    inner.offset + inner.length <= outer.offset + outer.length
  );
}
