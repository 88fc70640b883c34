// What names mean at one place of a search: the scope of expressions, conditions, watches and lists of variables.
import { settingsAt } from '../log/settings-at.ts';
import type { SearchTree } from '../log/tree.ts';
import type { NameAbout, Scope } from './expression/value.ts';
import { callShapes, callUnderWay } from './shapes/call.ts';
import { candidateList, candidateOf, candidateShape, inOrder, pathOf } from './shapes/candidate.ts';
import { scoreShape, verdictShape } from './shapes/judgement.ts';
import {
  budgetOf,
  requestList,
  searchShape,
  searchShapes,
  settingsShape,
  totalsShape,
} from './shapes/search.ts';
import { callsThrough, type ExchangeEvent, type SearchAt, toolsOf } from './shapes/search-at.ts';
import { members, type Shape, shaped } from './shapes/shape.ts';
import { beamList, beamOf, beamShape, rowIn, stepOf, stepShape, toolCalled } from './shapes/step.ts';

interface ScopeAt {
  readonly at: SearchAt;
  readonly focus: string | null;
}

const scopeShape: Shape<ScopeAt> = {
  type: 'scope',
  about:
    'What names mean where the search stands. What `candidate` has can be named without it: `score < 0.5`.',
  brief: () => 'the search as it stands',
  members: members<ScopeAt>({
    candidate: [
      'candidate',
      'The candidate in focus: of the frame, or the one that a breakpoint looks at.',
      ({ at, focus }) => candidateOf(at, focus),
    ],
    beam: [
      'beam',
      'The path from the query to the candidate in focus.',
      ({ at, focus }) => beamOf(at, focus),
    ],
    call: [
      'call',
      'The call under way on that path: `call.arguments.unit`.',
      ({ at, focus }) => callUnderWay(callsThrough(at.tree, focus), toolsOf(at.tree)),
    ],
    tool: ['tool', 'The tool that it calls, as the log has it.', ({ at, focus }) => toolCalled(at, focus)],
    path: [
      'list of candidates',
      'The decisions on that path, the first one first.',
      ({ at, focus }) => pathOf(at, focus),
    ],
    candidates: [
      'list of candidates',
      'All candidates of the step, best first: `candidates.filter(score < 0.5)`.',
      ({ at }) => candidateList(at, at.step === undefined ? [] : inOrder(at, at.step)),
    ],
    beams: [
      'list of beams',
      'The beams that the step expands.',
      ({ at }) => beamList(at, at.step?.beams ?? []),
    ],
    gap: [
      'number',
      'How far the last retained candidate of the step lies above the best one that was pruned: small where the choice was close.',
      ({ at }) => stepFigure(at, 'margin'),
    ],
    cut: [
      'number',
      'The lowest path score that the step retained, in [0, 1].',
      ({ at }) => stepFigure(at, 'cut'),
    ],
    step: [
      'step',
      'The step under way: `step > 3`, `step.samples`.',
      ({ at }) => (at.step === undefined ? null : shaped(stepShape, { at, step: at.step })),
    ],
    budget: ['budget', 'What the search may use, and how much of it is used.', ({ at }) => budgetOf(at.tree)],
    totals: [
      'totals',
      'What the search has done and used so far.',
      ({ at }) => shaped(totalsShape, at.tree.totals),
    ],
    settings: [
      'settings',
      'What the search was asked to do.',
      ({ at: { tree } }) =>
        tree.header === undefined ? null : shaped(settingsShape, settingsAt(tree.header, tree.changes)),
    ],
    requests: [
      'list of requests',
      'What the models were asked in this step.',
      ({ at }) => requestList(at, at.step?.exchanges ?? []),
    ],
    search: ['search', 'The search as a whole.', ({ at }) => shaped(searchShape, at)],
    query: ['text', 'What was asked.', ({ at: { tree } }) => tree.header?.query ?? null],
  }),
};

function stepFigure(at: SearchAt, name: 'margin' | 'cut'): number | null {
  return (at.step === undefined ? undefined : rowIn(at, at.step)?.[name]) ?? null;
}

/**
 * The names at one place of a search.
 * @param step number of the step whose candidates are looked at; by default the focus's own, else the last one
 * @param focus id of the candidate that `candidate`, `beam`, `call`, `tool` and `path` are about; `null` for the query
 * @param exchange finds the event of a request by its id; without it requests are known by their ids alone
 */
export function scopeAt(
  tree: SearchTree,
  step: number | undefined,
  focus: string | null,
  exchange: (id: string) => ExchangeEvent | undefined = () => undefined,
): Scope {
  const known = focus !== null && tree.node(focus) !== undefined ? focus : null;
  const found = stepOf(tree, step, known);
  const at: SearchAt = { tree, exchange, ...(found === undefined ? {} : { step: found }) };
  return shaped(scopeShape, { at, focus: known });
}

export interface DocumentedShape {
  readonly type: string;
  readonly about: string;
  readonly members: ReadonlyMap<string, NameAbout>;
}

/** Every name that expressions know, with its type and sentence: what completion tells and the documentation lists. */
export const documentedShapes: readonly DocumentedShape[] = [
  scopeShape,
  candidateShape,
  scoreShape,
  verdictShape,
  beamShape,
  stepShape,
  ...callShapes,
  ...searchShapes,
];
