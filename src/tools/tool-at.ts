// The tool around a place of its file.
import type { Tool } from './tool.ts';

/** Tools are in source order and apart from each other. */
export function toolAt(tools: readonly Tool[], offset: number): Tool | undefined {
  let low = 0;
  let high = tools.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tools[middle]?.range.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = tools[low - 1];
  if (found === undefined) return undefined;
  return offset <= found.range.offset + found.range.length ? found : undefined;
}
