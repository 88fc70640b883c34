// A breakpoint as it was asked for and understood, before it has a number.
import type { Breakpoint, BreakpointTerms } from './breakpoint.ts';
import type { SourceSpan } from './tool-places.ts';

export type BreakpointKind = 'breakpoint' | 'function breakpoint' | 'exception';

/** What the searches of the session are given. */
export interface GivenTools {
  readonly tools: readonly string[];
  /** Whether a path is that of the tool file; any is by default. */
  readonly isToolFile?: (path: string) => boolean;
}

export interface Draft {
  readonly kind: BreakpointKind;
  /** Equal for equal breakpoints. */
  readonly key: string;
  /** Of those on lines. */
  readonly span?: SourceSpan;
  /** What it is on, in words. */
  readonly name: string;
  readonly breakpoint: Breakpoint;
  /** Why it holds nowhere, whatever the searches are given. */
  readonly problem?: string;
  /** Why it cannot hold in searches that are given these tools. */
  readonly missing: (given: GivenTools) => string | undefined;
}

export const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

export function termsKey({ condition, hitCondition, logMessage }: BreakpointTerms): readonly string[] {
  return [condition ?? '', hitCondition ?? '', logMessage ?? ''];
}
