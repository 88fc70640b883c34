// Where the tool or parameter of a decision stands in its file as it is now; where the tool is gone, where the log saw it.
import type { SearchStarted } from '../../log/tree.ts';
import type { TextRange, Tool } from '../../tools/tool.ts';

export interface SourceRange {
  readonly range: TextRange;
  /** `tool`: the file does not have it any more · `unlogged`: the search was never given it. */
  readonly missing?: 'parameter' | 'tool' | 'unlogged';
}

/** @param tools Of the file. Of several with the name, the one that stands where the log's tool stood is meant. */
export function sourceRange(
  tools: readonly Tool[],
  { tools: logged }: Pick<SearchStarted, 'tools'>,
  name: string,
  parameterName: string | undefined,
): SourceRange {
  const then = logged.find((tool) => tool.name === name);
  const named = tools.filter((tool) => tool.name === name);
  const tool = named.find(({ pointer }) => pointer === then?.pointer) ?? named[0];
  if (tool === undefined) {
    return then === undefined
      ? { range: { offset: 0, length: 0 }, missing: 'unlogged' }
      : { range: then.range, missing: 'tool' };
  }
  if (parameterName === undefined) return { range: tool.nameRange };
  const parameter = tool.parameters.find((known) => known.name === parameterName);
  return parameter === undefined
    ? { range: tool.nameRange, missing: 'parameter' }
    : { range: parameter.range };
}
