// A past search once more: the same query, settings and models, with the tools as their file has them now.
import { type PromptStyleName, promptStyleNames, renderPrompt } from '../calls/prompt/render-prompt.ts';
import { resume } from '../calls/resume.ts';
import type { LoggedModel } from '../log/events.ts';
import { toolFromLog } from '../log/logged-tools.ts';
import type { SearchStarted } from '../log/tree.ts';
import { readToolDocument, syntaxOfPath, type ToolSyntax } from '../tools/read-document.ts';
import type { Tool } from '../tools/tool.ts';
import { prepareChecks } from '../tools/validate.ts';
import type { PolicySpec, RewardSpec } from './model-spec.ts';
import { type Equipment, openRun } from './open-run.ts';
import { NoToolsError, type Run } from './run-search.ts';

export type RerunOptions = Omit<Equipment, 'settings'> & {
  /** What the log of the past search begins with. */
  readonly header: SearchStarted;
  readonly toolsText: string;
  /** Path of the tool file as the user knows it. */
  readonly toolsFile: string;
  /** By default what the path's ending says. */
  readonly toolsSyntax?: ToolSyntax;
};

/** The search cannot be run again; the message says why. */
export class CannotRerunError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotRerunError';
  }
}

/**
 * Prepares the search; it runs while the events are iterated. The prompt is written anew in the style of the old one.
 * @throws {CannotRerunError} where the tools no longer allow the text that the search had begun after.
 * @throws as {@link runSearch} does.
 */
export async function rerunSearch(options: RerunOptions): Promise<Run> {
  const { header, toolsText, toolsFile, toolsSyntax = syntaxOfPath(toolsFile) } = options;
  await prepareChecks();
  const { tools, problems } = readToolDocument(toolsText, toolsSyntax).file;
  if (tools.length === 0) throw new NoToolsError(toolsFile, toolsText, problems);
  const { query, messages, settings, parent, prefix, replayed } = header;
  if (!stillBegins(header, tools)) {
    throw new CannotRerunError(
      'This search continued another one from a candidate that the tools do not allow any more: run that one again.',
    );
  }
  const promptStyle = await styleOf(header);
  const run = await openRun(
    {
      query,
      messages,
      tools,
      toolsFile,
      ...(promptStyle === undefined ? {} : { promptStyle }),
      // A search that repeats another one begins where that one began.
      ...(parent === undefined || (replayed !== undefined && prefix === '')
        ? {}
        : { from: { ...parent, prefix } }),
    },
    { ...options, settings },
  );
  return { ...run, toolProblems: problems };
}

/** Whether the text that the search began after is as good a beginning now as it was then. */
function stillBegins({ settings, tools: then, prefix }: SearchStarted, now: readonly Tool[]): boolean {
  // Token-level search takes up any text.
  if (prefix === '' || settings.strategy === 'token-beam') return true;
  const problemsWith = (tools: readonly Tool[]): number | undefined =>
    resume(settings.format, tools, prefix)?.path.reduce((sum, { problems }) => sum + problems.length, 0);
  const problems = problemsWith(now);
  return problems !== undefined && problems <= (problemsWith(then.map(toolFromLog)) ?? problems);
}

/** The built-in style that the log's prompt was written in; nothing where the model's own template wrote it. */
async function styleOf({ tools, messages, prompt }: SearchStarted): Promise<PromptStyleName | undefined> {
  const then = tools.map(toolFromLog);
  for (const style of promptStyleNames) {
    if ((await renderPrompt(style, then, messages)) === prompt) return style;
  }
  return undefined;
}

/** The specifications with the models of the log, where they name the same server and leave the model open. */
export function sameModels<Policy extends PolicySpec, Reward extends RewardSpec>(
  models: { readonly policy: Policy; readonly reward: Reward },
  header: SearchStarted,
): { readonly policy: Policy; readonly reward: Reward } {
  return {
    policy: sameModel(models.policy, header.policy),
    reward: sameModel(models.reward, header.reward),
  };
}

function sameModel<Spec extends PolicySpec | RewardSpec>(spec: Spec, logged: LoggedModel): Spec {
  if (spec.kind !== 'server' || spec.model !== undefined || !isSameServer(spec.url, logged)) return spec;
  return { ...spec, model: logged.name };
}

/**
 * What the past search ran with and the settings do not name any more, a phrase each: `policy hammer at http://…`. A log is
 * anybody's word, so its servers are only named to a person and never asked.
 */
export function modelsGone(
  models: { readonly policy: PolicySpec; readonly reward: RewardSpec },
  header: SearchStarted,
): readonly string[] {
  const rows = [
    ['policy', models.policy, header.policy],
    ['reward model', models.reward, header.reward],
  ] as const;
  return rows
    .filter(([, spec, logged]) => isOther(spec, logged))
    .map(([what, , { name, endpoint }]) => `${what} ${name} at ${endpoint}`);
}

function isOther(spec: PolicySpec | RewardSpec, logged: LoggedModel): boolean {
  const { name, endpoint } = logged;
  switch (spec.kind) {
    case 'server':
      return !isSameServer(spec.url, logged) || (spec.model !== undefined && spec.model !== name);
    case 'embedded':
      return endpoint !== 'embedded' || isOwn(name);
    case 'policy-logprob':
      return !name.startsWith('policy log-probability');
    case 'rules':
      return name !== 'schema rules';
  }
}

/** Reward models that are no model of their own, by the names that they log. */
const isOwn = (name: string): boolean => name === 'schema rules' || name.startsWith('policy log-probability');

function isSameServer(url: string, { endpoint }: LoggedModel): boolean {
  const origin = URL.parse(url)?.origin;
  return origin !== undefined && origin === URL.parse(endpoint)?.origin;
}
