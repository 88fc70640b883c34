// The stack of a thread: the decisions of the path that is looked at, the deepest on top, the query at the bottom.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { calledTool } from '../../log/called-tool.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import { pathTo } from '../../log/path.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { placeOf } from '../breakpoints/tool-places.ts';
import { integer, optionalInteger } from './arguments.ts';
import type { Client, Context, Handlers } from './context.ts';
import { tellShown } from './moves.ts';
import type { FrameReference } from './references.ts';
import { scopesOf } from './scopes.ts';
import type { SourceBody, ToolText } from './sources.ts';
import { focusOf, type SearchThread } from './thread.ts';

export function frameRequests(context: Context): Handlers {
  return {
    async stackTrace(args) {
      const thread = context.threads.stopped(integer(args, 'threadId'));
      const from = Math.max(0, optionalInteger(args, 'startFrame') ?? 0);
      const levels = optionalInteger(args, 'levels') ?? 0;
      const tools = await context.sources.tools(thread.player.tree.header);
      // It may have moved on while the file was read.
      context.threads.stopped(thread.id);
      const path = framesOf(thread);
      const shown = path.slice(from, levels > 0 ? from + levels : undefined);
      const stackFrames = shown.map((frame) => frameBody(context, thread, frame, tools));
      return { body: { stackFrames, totalFrames: path.length } };
    },
    scopes(args) {
      const frame = context.frames.get(integer(args, 'frameId'));
      return {
        body: { scopes: scopesOf(context, frame) },
        after: () => tellShown(context, frame.thread, frame.candidate, frame.step),
      };
    },
  };
}

/** From the top: the candidates of the path, then the root. */
function framesOf(thread: SearchThread): readonly (TreeNode | null)[] {
  const { candidate } = focusOf(thread);
  const path = candidate === null ? undefined : pathTo(thread.player.tree, candidate);
  return [...(path?.nodes ?? []).toReversed(), null];
}

function frameBody(
  context: Context,
  thread: SearchThread,
  node: TreeNode | null,
  tools: ToolText,
): DebugProtocol.StackFrame {
  const { tree } = thread.player;
  const reference: FrameReference = {
    thread,
    candidate: node?.id ?? null,
    step: node === null ? tree.steps[0]?.index : node.step,
  };
  const place =
    node === null
      ? undefined
      : placeOf(tools.text, tools.syntax, { decision: node.decision, tool: calledTool(tree, node) });
  return {
    id: context.frames.add(thread.id, reference),
    name: node === null ? rootName(tree) : nodeName(node),
    source: toSource(tools.source),
    ...spanBody(place ?? { line: 1, column: 1 }, context.client),
    // What the tool file says nothing of, as the end of a response, stands at its beginning.
    ...(place === undefined && node !== null ? { presentationHint: 'subtle' as const } : {}),
    canRestart: reference.step !== undefined,
  };
}

function nodeName({ decision, aggregate }: TreeNode): string {
  const label = decisionLabel(decision, 60);
  return aggregate === undefined ? label : `${label}  ${aggregate.toFixed(2)}`;
}

function rootName({ header }: SearchTree): string {
  return header === undefined ? 'query' : `query: ${oneLine(header.query, 60)}`;
}

export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A place as the client counts lines and columns. */
export function spanBody({ line, column, endLine, endColumn }: Span, client: Client): Span {
  const down = (value: number): number => value - 1 + client.firstLine;
  const right = (value: number): number => value - 1 + client.firstColumn;
  return {
    line: down(line),
    column: right(column),
    ...(endLine === undefined ? {} : { endLine: down(endLine) }),
    ...(endColumn === undefined ? {} : { endColumn: right(endColumn) }),
  };
}

/** As a message holds it. */
export const toSource = (source: SourceBody): DebugProtocol.Source => ({ ...source });
