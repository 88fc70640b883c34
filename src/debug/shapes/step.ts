// Steps and beams as expressions see them.
import { decisionLabel } from '../../log/decision-label.ts';
import { pathTo } from '../../log/path.ts';
import { type StepRow, stepRows } from '../../log/steps.ts';
import type { SearchTree, TreeStep } from '../../log/tree.ts';
import { fromJson } from '../expression/json.ts';
import { type ListValue, listOf, type ObjectValue, type Value } from '../expression/value.ts';
import { callShape, callText, callUnderWay, toolShape } from './call.ts';
import { candidateList, candidateOf, inOrder, pathOf } from './candidate.ts';
import { callsThrough, perStep, type SearchAt, toolsOf } from './search-at.ts';
import { members, type Shape, sampleOf, shaped } from './shape.ts';

export interface StepAt {
  readonly at: SearchAt;
  readonly step: TreeStep;
}

/** The step's row of the step table. */
export const rowIn = perStep(
  ({ tree }: SearchAt, step): StepRow | undefined => stepRows({ ...tree, steps: [step] })[0],
);
const rowOf = ({ at, step }: StepAt): StepRow | undefined => rowIn(at, step);

export const stepShape: Shape<StepAt> = {
  type: 'step',
  about: 'One step of the search; in comparisons it is its number: `step > 3`.',
  key: ({ step }) => String(step.index),
  plain: ({ step }) => step.index,
  brief: stepText,
  members: members<StepAt>({
    index: ['number', 'Its number, from 1.', ({ step }) => step.index],
    beams: ['list of beams', 'The beams that it expands.', ({ at, step }) => beamList(at, step.beams)],
    candidates: [
      'list of candidates',
      'All that it proposed, best first.',
      ({ at, step }) => candidateList(at, inOrder(at, step)),
    ],
    retained: ['list of candidates', 'Those that live on, best first.', retainedOf],
    samples: ['number', 'Samples, equal ones counted.', (of) => rowOf(of)?.samples],
    gap: [
      'number',
      'How far the last retained candidate lies above the best one that was pruned by rank: small where the choice was close.',
      (of) => rowOf(of)?.margin,
    ],
    cut: ['number', 'The lowest path score that was retained, in [0, 1].', (of) => rowOf(of)?.cut],
    best: ['number', 'The highest path score, in [0, 1].', (of) => rowOf(of)?.best],
    verdicts: [
      'object',
      'How many candidates there are of each verdict: `step.verdicts.invalid`.',
      (of) => fromJson(countsOf(rowOf(of))),
    ],
    unjudged: ['number', 'How many candidates wait for their verdict.', (of) => rowOf(of)?.unjudged],
    requests: [
      'object',
      'Its requests to the `policy` and to the `reward` model.',
      ({ step }) => fromJson({ ...step.requests }),
    ],
    tokens: [
      'object',
      'Its tokens: `prompt`, `completion` and `cached`.',
      ({ step }) => fromJson({ ...step.tokens }),
    ],
    milliseconds: [
      'number',
      'How long it took; `null` while it is not finished.',
      ({ step }) => step.milliseconds,
    ],
  }),
};

function countsOf(row: StepRow | undefined): Readonly<Record<string, number>> {
  const counts = Object.entries(row?.verdicts ?? {});
  return Object.fromEntries(counts.filter(([, count]) => count !== undefined));
}

function retainedOf({ at, step }: StepAt): ListValue {
  const ids = inOrder(at, step).filter((id) => at.tree.node(id)?.verdict?.kind === 'retained');
  return candidateList(at, ids);
}

function stepText(of: StepAt): string {
  const row = rowOf(of);
  const parts = [`step ${of.step.index}`];
  if (row !== undefined) {
    parts.push(`${row.candidates} ${row.candidates === 1 ? 'candidate' : 'candidates'}`);
    parts.push(row.unjudged > 0 ? `${row.unjudged} not judged yet` : `${row.retained} retained`);
    if (row.margin !== undefined) parts.push(`gap ${row.margin.toFixed(2)}`);
  }
  return parts.join(', ');
}

/** A path from the query to a candidate; `id` is `null` where nothing is decided yet. */
export interface BeamAt {
  readonly at: SearchAt;
  readonly id: string | null;
}

export const beamShape: Shape<BeamAt> = {
  type: 'beam',
  about: 'The decisions from the query to a candidate, as one partial response.',
  key: ({ id }) => id ?? '',
  brief: beamText,
  members: members<BeamAt>({
    call: [
      'call',
      'The call under way: `beam.call.arguments.unit`. `null` before the first one.',
      ({ at, id }) => callUnderWay(callsThrough(at.tree, id), toolsOf(at.tree)),
    ],
    calls: [
      'list of calls',
      'All calls so far, the last one perhaps partial.',
      ({ at, id }) =>
        listOf(
          'call',
          callsThrough(at.tree, id).map((call) => shaped(callShape, { call, tools: toolsOf(at.tree) })),
          sampleOf(callShape),
        ),
    ],
    tool: ['tool', 'The tool that is called.', ({ at, id }) => toolCalled(at, id)],
    score: [
      'score',
      'The score of its last decision.',
      ({ at, id }) => candidateOf(at, id)?.get('score') ?? undefined,
    ],
    aggregate: [
      'number',
      'The score of the whole path, in [0, 1].',
      ({ at, id }) => nodeOf(at, id)?.aggregate,
    ],
    text: ['text', 'The response so far, with what the search began from.', ({ at, id }) => textOf(at, id)],
    candidate: ['candidate', 'Its last decision.', ({ at, id }) => candidateOf(at, id) ?? undefined],
    path: ['list of candidates', 'Its decisions, the first one first.', ({ at, id }) => pathOf(at, id)],
    depth: ['number', 'How many decisions it has.', ({ at, id }) => nodeOf(at, id)?.depth ?? 0],
    finished: [
      'boolean',
      'Whether its response is complete.',
      ({ at, id }) => nodeOf(at, id)?.decision.kind === 'response-finished',
    ],
  }),
};

const nodeOf = ({ tree }: SearchAt, id: string | null) => (id === null ? undefined : tree.node(id));

function textOf({ tree }: SearchAt, id: string | null): string {
  return (id === null ? undefined : pathTo(tree, id)?.text) ?? tree.header?.prefix ?? '';
}

/** `null` where no tool has the name that is called, and where no name is decided. */
export function toolCalled({ tree }: SearchAt, id: string | null): Value {
  const name = callsThrough(tree, id).at(-1)?.name;
  const tool = toolsOf(tree).find((each) => each.name === name);
  return tool === undefined ? null : shaped(toolShape, tool);
}

function beamText({ at, id }: BeamAt): string {
  const node = nodeOf(at, id);
  const call = callsThrough(at.tree, id).at(-1);
  const what =
    call === undefined ? (node === undefined ? 'the query' : decisionLabel(node.decision)) : callText(call);
  return node?.aggregate === undefined ? what : `${what}  ${node.aggregate.toFixed(2)}`;
}

export function beamOf(at: SearchAt, id: string | null): ObjectValue {
  return shaped(beamShape, { at, id });
}

export function beamList(at: SearchAt, ids: readonly (string | null)[]): ListValue {
  return listOf(
    'beam',
    ids.map((id) => beamOf(at, id)),
    sampleOf(beamShape),
  );
}

/** The step with this number, else the one of the focus, else the last one. */
export function stepOf(
  tree: SearchTree,
  step: number | undefined,
  focus: string | null,
): TreeStep | undefined {
  const wanted = step ?? (focus === null ? undefined : tree.node(focus)?.step);
  if (wanted === undefined) return tree.steps.at(-1);
  return tree.steps.find(({ index }) => index === wanted);
}
