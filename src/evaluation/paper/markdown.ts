// The report as Markdown: tables and one sentence for each claim that says what came out.
import { complement, type Estimate, median } from '../interval.ts';
import { type RewardRole, reference, toolprmArm } from './arms.ts';
import { fixedWidth } from './plan.ts';
import { rewardName } from './plots.ts';
import type { StrategyFigures } from './strategy-figures.ts';
import type { PaperSummary } from './summary.ts';
import { timedSize } from './timing.ts';

/** The text of the report; plots lie beside it under the names of `paperPlots`. */
export function paperMarkdown(summary: PaperSummary): string {
  return `${[
    '# The claims in miniature',
    ...setting(summary),
    ...policy(summary),
    ...rewardModels(summary),
    ...strategies(summary),
    ...frontier(summary),
    ...byTag(summary),
    ...timing(summary),
  ].join('\n\n')}\n`;
}

function setting({ plan, models, machine, date, finished }: PaperSummary): readonly string[] {
  const { seeds, judged, searched, frontier: onFrontier, level } = plan;
  const partial =
    finished.cases < finished.planned
      ? [
          `**This report is partial: ${finished.cases} of ${finished.planned} queries are through.** Run the same command to go on.`,
        ]
      : [];
  return [
    ...partial,
    `${seeds} seeds; under each, ${judged} held-out queries of level ${level} (tools or phrasings that training never saw) for the reward ` +
      `models, ${searched} of them for the searches, and ${Math.min(searched, onFrontier)} of those for all N and M. A seed has queries and samples of its own. An interval is ` +
      "Student's 95 % interval over seeds, unless it says otherwise. Temperature " +
      `${plan.temperature}; every decision is held to the tools' schemas, except in token-level beam search, which prunes what ` +
      'violates them.',
    table(
      ['role', 'model', 'SHA-256 or version'],
      Object.entries(models).map(([role, { name, version, standsIn }]) => [
        role,
        standsIn === true ? `${name} (stands in: there is no model of its own)` : name,
        `\`${version}\``,
      ]),
    ),
    `Made ${date} on ${machine}.`,
  ];
}

function policy({ policy: figures }: PaperSummary): readonly string[] {
  return [
    '## The policy by itself',
    `On all ${figures.queries} queries.`,
    table(
      ['how', 'right'],
      [
        ['tool by word overlap, nothing copied', percent(figures.wordOverlap)],
        ['(that tool is the right one)', percent(figures.wordOverlapTool)],
        ['one sample', percent(figures.sample)],
        ['greedy', percent(figures.greedy)],
        [`at least one of ${figures.samples} samples`, percent(figures.passAll)],
      ],
    ),
  ];
}

function rewardModels(summary: PaperSummary): readonly string[] {
  const { rewardModels: all } = summary;
  const name = (role: RewardRole): string => rewardName(summary, role);
  const [first] = all;
  if (first === undefined) return ['## (a) Reward models', 'The policy finished no response.'];
  const weak = all.filter(({ mass }) => mass < 0.9);
  return [
    '## (a) Reward models',
    '![Step and trajectory accuracy of the reward models](reward-models.svg)',
    table(
      [
        'model',
        'labels',
        'loss',
        'step accuracy',
        '(always `+`)',
        '(always `-`)',
        'trajectory accuracy',
        '(always `+`)',
        '(always `-`)',
        'by its least score',
        'ranking',
      ],
      all.map((model) => [
        name(model.role),
        String(model.labels),
        estimate(model.loss, (value) => value.toFixed(4)),
        percent(model.step),
        percent(model.stepAlwaysPlus),
        percent(complement(model.stepAlwaysPlus)),
        percent(model.trajectory),
        percent(model.trajectoryAlwaysPlus),
        percent(complement(model.trajectoryAlwaysPlus)),
        percent(model.trajectoryLeast),
        model.trajectoryRanking === undefined
          ? '–'
          : estimate(model.trajectoryRanking, (value) => shareOf(value).toFixed(3)),
      ]),
    ),
    `On ${first.trajectories} distinct finished responses; decisions that responses share are counted once. Loss and step ` +
      'accuracy are over the labels that each model was trained on: every decision (ToolPRM), all but arguments (C-PRM), the outcome ' +
      '(ORM). Trajectory accuracy is the label at the end of a response against whether it is right as a whole; ranking is how often a ' +
      'right response is scored above a wrong one. As equal responses are counted once, most of them are wrong, and always saying `-` is the ' +
      'stronger of the two constant answers; it ranks nothing, so a search can win nothing by it.',
    table(
      ['accuracy by decision', ...all.map(({ role }) => name(role))],
      Object.keys(first.byKind).map((kind) => [
        kind,
        ...all.map(({ byKind }) => {
          const own = Object.entries(byKind).find(([each]) => each === kind)?.[1];
          return own === undefined
            ? '–'
            : `${share(own.accuracy)} (always \`+\`: ${share(own.alwaysPlus)}, \`-\`: ${share(1 - own.alwaysPlus)})`;
        }),
      ]),
    ),
    ...weak.map(
      ({ role, mass }) =>
        `**${name(role)} gives its labels only ${share(mass)} of the probability where a label should be: its figures mean little.**`,
    ),
  ];
}

function strategies({ strategies: all, differences }: PaperSummary): readonly string[] {
  if (all.length === 0) return ['## (b) Strategies', 'No query was searched.'];
  const best = toolprmArm(reference);
  return [
    '## (b) Strategies at equal tokens',
    '![Call accuracy of the strategies](strategies.svg)',
    `The budget of a query is what ToolPRM search with N = ${reference.beams} and M = ${reference.candidates} sampled on it. Best of n, ` +
      'majority and the coarse search draw as many responses as that budget holds, by the mean length of samples on that query; token-level beam ' +
      'search has as many beams. Tokens are those that the policy sampled; what the reward model read stands beside them.',
    table(
      [
        'strategy',
        'N × M',
        'call accuracy',
        'argument F1',
        "(Hammer's count)",
        'function F1',
        'a right one finished',
        'tokens',
        'scored decisions',
        'reward tokens',
        'seconds',
      ],
      all.map((each) => [
        each.id === best.id ? `**${each.title}**` : each.title,
        `${figure(each.beams)} × ${figure(each.candidates)}`,
        percent(each.accuracy),
        percent(each.argumentF1),
        percent(each.argumentF1Hammer, 2),
        percent(each.functionF1),
        each.id === 'token-beam' ? '–' : share(each.finishedRight),
        figure(each.tokens),
        figure(each.scored),
        figure(each.rewardTokens),
        each.seconds.toFixed(2),
      ]),
    ),
    table(
      [
        `${best.title} against`,
        'points, over seeds',
        'points, bootstrap over queries',
        'only it right',
        'only the other',
      ],
      differences.map(({ than, overSeeds, overCases, wins, losses }) => [
        all.find(({ id }) => id === than)?.title ?? than,
        points(overSeeds),
        points(overCases),
        String(wins),
        String(losses),
      ]),
    ),
    'Wrong answers, by where the right path was lost: not proposed (no sample made the right decision), pruned (one did, and was cut), ' +
      'or outranked (a right response was finished and another one chosen).',
    table(
      ['strategy', 'wrong', 'where'],
      all.map(({ title, cases, accuracy, failures }) => [
        title,
        String(Math.round(cases * (1 - accuracy.mean))),
        Object.entries(failures)
          .slice(0, 5)
          .map(([what, count]) => `${what} ${count}`)
          .join(', ') || '–',
      ]),
    ),
  ];
}

function frontier({
  frontier: { greedy, growingBeams, growingCandidates },
}: PaperSummary): readonly string[] {
  if (growingBeams.length === 0) return [];
  const alone = greedy === undefined ? '' : ` Greedy: ${percent(greedy.accuracy)}.`;
  const rows = (figures: readonly StrategyFigures[]): readonly (readonly string[])[] =>
    figures.map((each) => [
      `${each.beams} × ${each.candidates}`,
      figure(each.tokens),
      percent(each.accuracy),
      percent(each.argumentF1),
      each.seconds.toFixed(2),
    ]);
  const head = ['N × M', 'tokens', 'call accuracy', 'argument F1', 'seconds'];
  return [
    '## (c) Accuracy against budget',
    '![Call accuracy against tokens](budget.svg)',
    `On ${growingBeams[0]?.cases ?? 0} of the queries.${alone} N = ${fixedWidth}, M grows: ${change(growingCandidates)}.`,
    table(head, rows(growingCandidates)),
    `M = ${fixedWidth}, N grows: ${change(growingBeams)}.`,
    table(head, rows(growingBeams)),
  ];
}

function change(figures: readonly StrategyFigures[]): string {
  const [first, last] = [figures[0], figures.at(-1)];
  if (first === undefined || last === undefined) return 'nothing was run';
  const gained = (last.accuracy.mean - first.accuracy.mean) * 100;
  return `${signed(gained)} points of call accuracy for ${figure(last.tokens / Math.max(1, first.tokens))} times the tokens`;
}

function byTag({ byTag: tags }: PaperSummary): readonly string[] {
  if (tags.length === 0) return [];
  return [
    '## By kind of query',
    table(
      ['tag', 'searches', 'greedy', toolprmArm(reference).title],
      tags.map(({ tag, cases, greedy, reference: other }) => [
        tag,
        String(cases),
        share(greedy),
        share(other),
      ]),
    ),
  ];
}

function timing({ timing: measured }: PaperSummary): readonly string[] {
  if (measured === undefined || measured.searches.length === 0) return [];
  const seconds = (values: readonly number[]): string =>
    values.length === 0 ? '–' : `${median(values).toFixed(2)} s, ${Math.max(...values).toFixed(2)} s at most`;
  return [
    '## Speed',
    `Searches with N = ${timedSize.beams} and M = ${timedSize.candidates} of ${measured.searches.length} queries new to the models, one at a time, models ` +
      `loaded: median ${seconds(measured.searches)}. The first candidate is there after ${seconds(measured.firstCandidates)}. The policy read ` +
      `${figure(median(measured.readTokens))} tokens of prompts and of what was decided (median).`,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function estimate({ mean, interval }: Estimate, write: (value: number) => string): string {
  if (interval === undefined) return write(mean);
  return `${write(mean)} [${write(interval[0])}, ${write(interval[1])}]`;
}

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
/** Student's interval knows no bounds; a share does. */
const shareOf = (value: number, most = 1): number => Math.min(most, Math.max(0, value));
const percent = (value: Estimate, most = 1): string =>
  `${estimate(value, (each) => (shareOf(each, most) * 100).toFixed(1))} %`;
const points = (value: Estimate): string => estimate(value, (each) => signed(each * 100));
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
const figure = (value: number): string => (value < 10 ? String(Number(value.toFixed(1))) : value.toFixed(0));
