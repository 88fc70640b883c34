// `npm run model-cards`: writes the cards of the shipped models beside them, from their files, the logs of their training and the
// report of `npm run paper`.
//
//   npm run model-cards [-- --training FOLDER --report FILE]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type GgufFileInfo, readGgufFileInfo } from 'node-llama-cpp';
import { complement, type Estimate } from '../src/evaluation/interval.ts';
import type { PaperSummary } from '../src/evaluation/paper/summary.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    training: { type: 'string', default: path.join(root, '.cache/training') },
    report: { type: 'string', default: path.join(root, 'docs/paper/report.json') },
  },
});

type LogLine = Readonly<Record<string, unknown>>;

const report: PaperSummary = JSON.parse(readFileSync(options.report, 'utf8'));
const [policyFile, rewardFile] = await Promise.all([readModel('policy'), readModel('toolprm')]);

function writeCard(name: string, lines: readonly string[]): void {
  writeFileSync(path.join(root, 'media/models', `${name}.md`), `${lines.join('\n')}\n`);
}

function policyCard(): readonly string[] {
  const log = readLog('policy');
  const { policy } = report;
  const judged = log.findLast(({ event }) => event === 'judged') ?? {};
  return [
    '# policy.gguf',
    '',
    'A demonstration policy: it writes function calls for a query and the tools that it is offered.',
    '',
    ...fileTable('policy', log, policyFile),
    '',
    '## Data',
    '',
    'Queries, tools and gold calls made by `toolprm data generate` (levels 0 to 4, split `train`, seed 1): made-up everyday tools of 65 domains,',
    'one to eight offered with near misses, parallel calls, irrelevant queries, masked names. Eight domains, some phrasings, and all tool',
    'sets of the other splits are held out. No real data, and nobody’s text, is in it.',
    '',
    '## Training',
    '',
    'From random weights (seed 1), by the loss on the next token: `make -C training models`. The curriculum goes on to a harder level when',
    'free-running answers are right often enough.',
    '',
    ...stageTable(log),
    '',
    `At the end, on ${text(judged.rows)} validation queries of level ${text(judged.level)}, greedy and without a schema: ${share(judged.calls)} of the answers are wholly right.`,
    '',
    '## Results',
    '',
    `On ${policy.queries} held-out queries of level ${report.plan.level} (other domains, other phrasings, or both), held to the schemas; with 95 % intervals over ${report.plan.seeds} seeds:`,
    '',
    '| | share of queries |',
    '|---|---|',
    `| greedy, wholly right | ${percent(policy.greedy)} |`,
    `| one of ${policy.samples} samples wholly right | ${percent(policy.passAll)} |`,
    `| the tool that shares most words with the query, nothing copied | ${percent(policy.wordOverlap)} |`,
    '',
    'More in `docs/paper/report.md` of the sources.',
    '',
    ...limits,
  ];
}

function rewardCard(): readonly string[] {
  const { seeds, judged: judgedQueries, searched } = report.plan;
  const log = readLog('reward-steps');
  const start = log.find(({ event }) => event === 'start') ?? {};
  const lessons = readLog('reward-start').findLast(({ seen }) => seen !== undefined) ?? {};
  const judged = log.findLast(({ event }) => event === 'judged') ?? {};
  return [
    '# toolprm.gguf',
    '',
    'A demonstration reward model (ToolPRM): after each decision of a function call it says `+` or `-`.',
    '',
    ...fileTable('toolprm', log, rewardFile),
    '',
    '## Data',
    '',
    'Responses of the policy to generated queries that it was not trained on (level 3, split `train`, eight samples each at temperature 0.8); every',
    'decision is labelled by comparison with the gold calls (`toolprm data label`). Labels by decision:',
    '',
    '| decision | `+` | `-` |',
    '|---|---|---|',
    ...Object.entries(record(start.labels)).map(([tag, counts]) => {
      const [right, wrong] = Array.isArray(counts) ? counts : [];
      return `| \`${tag}\` | ${number(right)} | ${number(wrong)} |`;
    }),
    '',
    '## Training',
    '',
    'Five layers are the policy’s, three above them are its own: `make -C training models`. Those learnt first from right calls and near misses of',
    `them, easy rows first (${number(lessons.seen)} tokens), then from the responses above, by −log p(label) at the labels.`,
    `At the end, on ${number(judged.labels)} validation labels: step accuracy ${first(judged.steps)} (always \`+\`: ${first(judged.always_plus)}; always \`-\`: ${share(1 - firstOf(judged.always_plus))}), trajectory accuracy ${first(judged.trajectory)}.`,
    '',
    '## Results',
    '',
    `On held-out queries (other domains, other phrasings, or both), ${seeds * judgedQueries} for the accuracies and ${seeds * searched} of those for the searches; with 95 %`,
    `intervals over ${seeds} seeds:`,
    '',
    '| | |',
    '|---|---|',
    ...rewardResults(),
    '',
    'More in `docs/paper/report.md` of the sources.',
    '',
    ...limits,
  ];
}

function rewardResults(): readonly string[] {
  const own = report.rewardModels.find(({ role }) => role === 'toolprm');
  const search = report.strategies.find(({ id }) => id.startsWith('toolprm'));
  const greedy = report.strategies.find(({ id }) => id === 'greedy');
  return [
    ...(own === undefined
      ? []
      : [
          `| step accuracy (${constants(own.stepAlwaysPlus)}) | ${percent(own.step)} |`,
          `| trajectory accuracy (${constants(own.trajectoryAlwaysPlus)}) | ${percent(own.trajectory)} |`,
        ]),
    ...(search === undefined ? [] : [`| ${search.title}, wholly right | ${percent(search.accuracy)} |`]),
    ...(greedy === undefined ? [] : [`| greedy on the same queries | ${percent(greedy.accuracy)} |`]),
  ];
}

const limits = [
  '## Limits',
  '',
  'It knows everyday tools of the kind it was trained on, in English, with queries of one or two sentences and up to eight tools. It knows',
  'nothing of the world, and on real tool files of another kind it is often wrong. It exists to show how a search works; for real',
  'work set a model of your own (`toolprm.policy.url`, `toolprm.reward.url`).',
];

function modelPath(name: string): string {
  return path.join(root, 'media/models', `${name}.gguf`);
}

function readModel(name: string): Promise<GgufFileInfo> {
  return readGgufFileInfo(modelPath(name), { sourceType: 'filesystem' });
}

/** "Llama: 5 layers …" from the file's metadata. */
function architecture({ metadata }: GgufFileInfo): string {
  const { llama } = metadata;
  if (llama === undefined) throw new Error('Not of the architecture "llama": a card cannot tell its shape.');
  const heads = llama.attention.head_count;
  const headWidth = llama.rope?.dimension_count;
  const tokens = metadata.tokenizer.ggml.tokens.length.toLocaleString('en');
  const size = `${llama.block_count} layers, width ${llama.embedding_length}, ${heads} heads of ${headWidth}`;
  const vocabulary = `byte-level BPE with ${tokens} tokens, trained here`;
  return `Llama: ${size}, SwiGLU of ${llama.feed_forward_length}; ${vocabulary}; context ${number(llama.context_length)}`;
}

function parameters({ fullTensorInfo = [] }: GgufFileInfo): number {
  const size = (dimensions: readonly (number | bigint)[]): number =>
    dimensions.reduce<number>((product, dimension) => product * Number(dimension), 1);
  return fullTensorInfo.reduce((sum, tensor) => sum + size(tensor.dimensions), 0);
}

function fileTable(
  name: 'policy' | 'toolprm',
  log: readonly LogLine[],
  model: GgufFileInfo,
): readonly string[] {
  const bytes = readFileSync(modelPath(name));
  const stop = log.findLast(({ event }) => event === 'stop') ?? {};
  return [
    '| | |',
    '|---|---|',
    `| file | \`${name}.gguf\`, ${(bytes.length / 1e6).toFixed(1)} MB, GGUF, float32 |`,
    `| SHA-256 | \`${hashOf(name, bytes)}\` |`,
    `| architecture | ${architecture(model)} |`,
    `| parameters | ${(parameters(model) / 1e6).toFixed(1)} million |`,
    `| trained on | ${number(stop.seen)} tokens, ${number(stop.step)} steps, ${minutes(stop.seconds)} on a processor |`,
    '| seed | 1 |',
    '| licence | MIT |',
  ];
}

function stageTable(log: readonly LogLine[]): readonly string[] {
  const stages = log.filter(({ event }) => event === 'judged');
  const last = new Map(stages.map((line) => [line.level, line]));
  return [
    '| level | tokens seen at its last look | wholly right (validation, greedy, no schema) |',
    '|---|---|---|',
    ...[...last.values()].map(
      (line) => `| ${text(line.level)} | ${number(line.seen)} | ${share(line.calls)} |`,
    ),
  ];
}

/** @throws {Error} where the report is of another file: its figures would be told of this one. */
function hashOf(name: 'policy' | 'toolprm', bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (report.models[name].version === hash) return hash;
  throw new Error(
    `${options.report} is of another ${name}.gguf: run "npm run paper -- --out docs/paper" first.`,
  );
}

/** @throws {Error} where the training's folder is not there. */
function readLog(run: string): readonly LogLine[] {
  const file = path.join(options.training, run, 'log.jsonl');
  if (!existsSync(file)) {
    throw new Error(
      `There is no ${file}: train the models as training/README.md tells, or name their folder with --training.`,
    );
  }
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): LogLine => JSON.parse(line));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const text = (value: unknown): string => String(value ?? '?');
/** @throws {Error} for what no log or file says. */
function number(value: unknown): string {
  if (!Number.isFinite(Number(value)))
    throw new Error('A log lacks a figure: train with this version of training/.');
  return Number(value).toLocaleString('en');
}
const share = (value: unknown): string => `${(Number(value) * 100).toFixed(0)} %`;
const firstOf = (value: unknown): number => Number(Array.isArray(value) ? value[0] : value);
const first = (value: unknown): string => share(firstOf(value));
const minutes = (seconds: unknown): string => `${Math.round(Number(seconds) / 60)} minutes`;

/** What the two constant answers get. */
function constants(alwaysPlus: Estimate): string {
  return `always \`+\`: ${percent(alwaysPlus)}, always \`-\`: ${percent(complement(alwaysPlus))}`;
}

function percent(estimate: Estimate): string {
  const interval = estimate.interval?.map((value) => (value * 100).toFixed(0)).join(' to ');
  return `${(estimate.mean * 100).toFixed(1)} %${interval === undefined ? '' : ` (${interval})`}`;
}

writeCard('policy', policyCard());
writeCard('toolprm', rewardCard());
