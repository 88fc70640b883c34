// Reads one search for what it tells about its tools: every proposal, verdict and score, by tool, parameter and value.
import type { Label } from '../labels/label.ts';
import { byVerdict } from '../log/best-first.ts';
import type { SearchTree } from '../log/tree.ts';
import { oneLine } from '../log/visible.ts';
import { toolDigest } from './digest.ts';
import { toolFates } from './fates.ts';
import { favouritesOf } from './favourites.ts';
import { laterArguments } from './later-arguments.ts';
import type { PlaceTally } from './place-tally.ts';
import { type DecidedCandidate, type DecisionPoint, decisionPoints, standingOf } from './points.ts';
import { type Confusion, longestName, type Place, type SearchEvidence, summaryVersion } from './summary.ts';
import { createTallyBook, parametersWithValues } from './tally-book.ts';

const queryLength = 120;
const noLabels: ReadonlyMap<string, Label> = new Map();

/**
 * @param labels What people said of its candidates, by candidate id.
 * @returns `undefined` for a log that has lost its first line: then nobody knows its tools.
 */
export function collectEvidence(tree: SearchTree, labels = noLabels): SearchEvidence | undefined {
  const collecting = collectInTurns(tree, labels);
  for (;;) {
    const turn = collecting.next();
    if (turn.done === true) return turn.value;
  }
}

/** The same, decision by decision, for a process that has others to answer meanwhile. */
export function* collectInTurns(
  tree: SearchTree,
  labels = noLabels,
): Generator<void, SearchEvidence | undefined> {
  const { header, outcome } = tree;
  if (header === undefined) return undefined;
  const time = Date.parse(header.time);
  const answer = new Set(outcome?.chosen === tree.leader ? tree.spine : []);
  const points = decisionPoints(tree);
  yield;
  const tallies = yield* tallyPlaces(tree, points, labels, answer);
  return {
    version: summaryVersion,
    search: header.search,
    ...(Number.isNaN(time) ? {} : { time }),
    query: oneLine(header.query, queryLength),
    strategy: header.settings.strategy,
    ...(header.toolsFile === undefined ? {} : { toolsFile: header.toolsFile }),
    ...(outcome === undefined ? {} : { outcome: outcome.outcome }),
    ...(outcome === undefined || outcome.score === null ? {} : { score: outcome.score }),
    answered: outcome !== undefined && outcome.chosen !== null,
    called: [...new Set(outcome?.calls.map(({ name }) => name))],
    tools: header.tools.map(toolDigest),
    fates: toolFates(tree, points, labels, answer),
    places: tallies.map((tally) => tally.summary()),
  };
}

/** Ends its turn after each decision. */
function* tallyPlaces(
  tree: SearchTree,
  points: readonly DecisionPoint[],
  labels: ReadonlyMap<string, Label>,
  answer: ReadonlySet<string>,
): Generator<void, readonly PlaceTally[]> {
  const later = laterArguments(tree);
  yield;
  const book = createTallyBook(parametersWithValues(tree));
  const repeated = new Set(tree.nodes.slice(0, tree.repeated));
  for (const { candidates } of points) {
    // The log of the search that is repeated has those; and what a person put in, no model proposed.
    const own = candidates.filter(({ node }) => !repeated.has(node) && node.source !== 'injected');
    const point = own.map((candidate) => ({ ...candidate, places: book.placesOf(candidate) }));
    for (const { node, places } of point) {
      for (const tally of places) tally.add(node, labels.get(node.id), answer.has(node.id));
    }
    noteFavourites(point);
    noteConfusions(point, later);
    yield;
  }
  return book.tallies;
}

interface PlacedCandidate extends DecidedCandidate {
  readonly places: readonly PlaceTally[];
}

function noteFavourites(point: readonly PlacedCandidate[]): void {
  const favourites = favouritesOf(point);
  if (favourites === undefined) return;
  const policys = new Set(favourites.policy.places);
  for (const tally of new Set([...policys, ...favourites.reward.places])) {
    tally.choice(favourites.differ, policys.has(tally));
  }
}

/** Of each place whose candidates were all pruned here: what the best retained candidate beside them decides instead. */
function noteConfusions(
  candidates: readonly PlacedCandidate[],
  later: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const winner = candidates
    .filter(({ node }) => standingOf(node) === 'retained')
    .toSorted((one, other) => byVerdict(one.node, other.node))[0];
  if (winner === undefined) return;
  const kept = new Set(
    candidates.flatMap(({ node, places }) => (node.verdict?.kind === 'retained' ? places : [])),
  );
  const lost = new Set<PlaceTally>();
  for (const candidate of candidates) {
    if (standingOf(candidate.node) !== 'pruned') continue;
    for (const tally of candidate.places) if (!kept.has(tally)) lost.add(tally);
  }
  const behind = later.get(winner.node.id);
  for (const tally of lost) {
    const confusion = takenFor(tally.place, winner);
    const isLate = tally.place.parameter !== undefined && behind?.has(tally.place.parameter) === true;
    if (confusion === undefined || isLate) continue;
    tally.confuse(confusion.kind, confusion.name.slice(0, longestName));
  }
}

function takenFor(place: Place, { node, value }: DecidedCandidate): Omit<Confusion, 'count'> | undefined {
  const { decision } = node;
  const name = 'name' in decision ? (decision.name ?? '') : '';
  if (place.parameter === undefined) {
    if (decision.kind === 'function-name') return { kind: 'tool', name };
    return decision.kind === 'response-finished' ? { kind: 'nothing', name: '' } : undefined;
  }
  if (decision.kind === 'arguments-finished') {
    return place.value === undefined ? { kind: 'nothing', name: '' } : undefined;
  }
  if (decision.kind !== 'argument') return undefined;
  if (place.value === undefined) return name === place.parameter ? undefined : { kind: 'parameter', name };
  return name === place.parameter && value !== undefined ? { kind: 'value', name: value } : undefined;
}
