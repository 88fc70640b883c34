// The simplest baseline: choose the tool whose name and description share most words with the query, and copy nothing.
import type { Example, ExampleTool } from '../example.ts';
import { wordsOf } from './offered-tool.ts';

/**
 * The tool that shares most words with the query; of equals the one with the fewest words, then the first. Nothing where no
 * tool is offered. Plural and singular of a word count as one.
 */
export function toolByWordOverlap(query: string, tools: readonly ExampleTool[]): ExampleTool | undefined {
  const asked = new Set(wordsOf(query).map(stem));
  let best: { readonly tool: ExampleTool; readonly shared: number; readonly words: number } | undefined;
  for (const tool of tools) {
    const words = new Set(wordsOf(`${tool.name} ${tool.description ?? ''}`).map(stem));
    const shared = [...words].filter((word) => asked.has(word)).length;
    const better =
      best === undefined || shared > best.shared || (shared === best.shared && words.size < best.words);
    if (better) best = { tool, shared, words: words.size };
  }
  return best?.tool;
}

/** Whether the baseline chooses the tool of the first gold call; false where the gold is no call. */
export function overlapChoosesRight({ query, tools, calls }: Example): boolean {
  const [call] = calls;
  return call !== undefined && toolByWordOverlap(query, tools)?.name === call.name;
}

function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
