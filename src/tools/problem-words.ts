// A problem in words, for those who show it without its place.
import type { ToolProblem } from './tool.ts';

/** The message, after the place where the problem has one that no pointer leads to. */
export function placedMessage({ message, position }: Pick<ToolProblem, 'message' | 'position'>): string {
  return position === undefined ? message : `Line ${position.line}, column ${position.character}: ${message}`;
}
