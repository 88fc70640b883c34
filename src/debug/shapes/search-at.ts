// A search at one moment, as the shapes read it: its tree, the step looked at, and what is dear to find twice.

import type { Call } from '../../calls/decision.ts';
import { resume } from '../../calls/resume.ts';
import { createSplitter } from '../../calls/split.ts';
import type { SearchEvent } from '../../log/events.ts';
import { toolFromLog } from '../../log/logged-tools.ts';
import { pathTo } from '../../log/path.ts';
import type { SearchStarted, SearchTree, TreeNode, TreeStep } from '../../log/tree.ts';
import type { JsonValue, Tool } from '../../tools/tool.ts';

export type ExchangeEvent = Extract<SearchEvent, { type: 'exchange' }>;

export interface SearchAt {
  readonly tree: SearchTree;
  /** Absent before the first step. */
  readonly step?: TreeStep;
  /** The request with this id, where the events are at hand. */
  readonly exchange: (id: string) => ExchangeEvent | undefined;
}

/** A candidate and the search that it belongs to. */
export interface NodeAt {
  readonly at: SearchAt;
  readonly node: TreeNode;
}

/** What is found for a step is kept as long as its owner: a condition may ask for it once for every candidate. */
export function perStep<Owner extends object, Found>(
  find: (owner: Owner, step: TreeStep) => Found,
): (owner: Owner, step: TreeStep) => Found {
  const found = new WeakMap<Owner, Map<TreeStep, { readonly found: Found }>>();
  return (owner, step) => {
    const steps = found.get(owner) ?? new Map<TreeStep, { readonly found: Found }>();
    found.set(owner, steps);
    const known = steps.get(step) ?? { found: find(owner, step) };
    steps.set(step, known);
    return known.found;
  };
}

const toolsOfHeader = new WeakMap<SearchStarted, readonly Tool[]>();

export function toolsOf({ header }: SearchTree): readonly Tool[] {
  if (header === undefined) return [];
  const known = toolsOfHeader.get(header);
  if (known !== undefined) return known;
  const tools = header.tools.map(toolFromLog);
  toolsOfHeader.set(header, tools);
  return tools;
}

const callsOfTree = new WeakMap<SearchTree, Map<string | null, readonly Call[]>>();

/** The calls that are decided up to and with a candidate (`null`: by the search's own prefix), the last one perhaps partial. */
export function callsThrough(tree: SearchTree, id: string | null): readonly Call[] {
  const known = callsOfTree.get(tree) ?? new Map<string | null, readonly Call[]>();
  callsOfTree.set(tree, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  const calls = id === null ? prefixCalls(tree) : nodeCalls(tree, id);
  known.set(id, calls);
  return calls;
}

function prefixCalls(tree: SearchTree): readonly Call[] {
  const { header } = tree;
  if (header === undefined || header.prefix === '') return [];
  const { format } = header.settings;
  const whole = resume(format, toolsOf(tree), header.prefix);
  return whole?.splitter.calls ?? createSplitter(format).feed(header.prefix).next.calls;
}

function nodeCalls(tree: SearchTree, id: string): readonly Call[] {
  const path = pathTo(tree, id);
  if (path === undefined) return [];
  const { header } = tree;
  if (header !== undefined && path.decisions.some(({ kind }) => kind === 'token')) {
    return createSplitter(header.settings.format).feed(path.text).next.calls;
  }
  const calls: { name: string; readonly arguments: Map<string, JsonValue> }[] = callsThrough(tree, null).map(
    (call) => ({ name: call.name, arguments: new Map(Object.entries(call.arguments)) }),
  );
  for (const decision of path.decisions) {
    if (decision.kind !== 'function-name' && decision.kind !== 'argument') continue;
    // A call may begin with its arguments, and a log that lost lines may begin anywhere.
    let call = calls[decision.call];
    if (call === undefined) {
      call = { name: '', arguments: new Map() };
      calls.push(call);
    }
    if (decision.kind === 'function-name') call.name = decision.name ?? '';
    else if (decision.name !== undefined && decision.value !== undefined) {
      call.arguments.set(decision.name, decision.value);
    }
  }
  return calls.map((call) => ({ name: call.name, arguments: Object.fromEntries(call.arguments) }));
}
