// The command "Test Connection": asks the policy and the reward model of the settings what they can do, and shows it.
import * as vscode from 'vscode';
import type { ModelInfo } from '../../models/exchange.ts';
import type { PolicySpec, RewardSpec } from '../../run/model-spec.ts';
import type { Assets } from '../../run/open-models.ts';
import type { ApiKeys } from '../api-keys.ts';
import { configuredSearch } from '../configured-models.ts';
import { commands, settings } from '../contributions.ts';
import { showSearchError } from '../search-messages.ts';
import { SearchRefusedError } from '../search-permission.ts';
import type { ConfiguredSearch } from '../search-settings.ts';
import { refuseUntrustedSearch, showRefusal } from '../workspace-trust.ts';
import { connectionReport, type ModelFinding } from './connection-report.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

export interface ConnectionContext {
  readonly assets: Assets;
  readonly keys: ApiKeys;
  readonly output: vscode.LogOutputChannel;
  readonly storage: vscode.Uri;
}

/** A server that loads its model at the first request may take this long. */
const longest = 120_000;

export function registerTestConnection(
  context: ConnectionContext,
  documents: VirtualDocuments,
): vscode.Disposable {
  return vscode.commands.registerCommand(commands.testConnection, async () => {
    try {
      return await testWithProgress(context, documents);
    } catch (error) {
      if (error instanceof SearchRefusedError) void showRefusal(error);
      else showSearchError(error, context.output);
      return undefined;
    }
  });
}

async function testWithProgress(
  context: ConnectionContext,
  documents: VirtualDocuments,
): Promise<string | undefined> {
  const resource = vscode.workspace.workspaceFolders?.[0]?.uri ?? context.storage;
  await refuseUntrustedSearch(resource);
  const configured = await configuredSearch(resource, new Map(), context.keys);
  const { policy, reward } = configured;
  const findings = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Testing the connection'),
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      const cancelled = token.onCancellationRequested(() => controller.abort());
      const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(longest)]);
      try {
        const found: ModelFinding[] = [];
        for (const [role, spec] of [
          ['Policy', policy],
          ['Reward model', reward],
        ] as const) {
          if (controller.signal.aborted) return undefined;
          progress.report({ message: `${role.toLowerCase()}: ${whereOf(spec)}` });
          found.push(await findingOf(role, spec, signal));
        }
        if (controller.signal.aborted) return undefined;
        // What failed by itself would only fail again.
        if (found.some(({ error }) => error !== undefined)) return found;
        progress.report({ message: vscode.l10n.t('opening both as a search does') });
        found.push(await openFinding(configured, context.assets, signal));
        return controller.signal.aborted ? undefined : found;
      } finally {
        cancelled.dispose();
      }
    },
  );
  if (findings === undefined) return undefined;
  const text = connectionReport(findings, [settings.policyUrl, settings.rewardUrl]);
  for (const { role, error } of findings) {
    if (error === undefined) context.output.info(`${role}: the test of the connection passed`);
    else context.output.error(`${role}: ${error.message} ${error.remedy}`);
  }
  const uri = documents.keep('ToolPRM connection.txt', text);
  await vscode.window.showTextDocument(uri, { preview: true });
  return text;
}

function whereOf(spec: PolicySpec | RewardSpec): string {
  switch (spec.kind) {
    case 'server':
      return URL.parse(spec.url)?.origin ?? spec.url;
    case 'embedded':
      return spec.file ?? vscode.l10n.t('the demonstration model');
    default:
      return spec.kind;
  }
}

/** What one server says of itself. Embedded models speak when they are opened. */
async function findingOf(
  role: string,
  spec: PolicySpec | RewardSpec,
  signal: AbortSignal,
): Promise<ModelFinding> {
  const finding = { role, where: whereOf(spec) };
  if (spec.kind !== 'server') return { ...finding, lines: [] };
  try {
    const { describeAbilities, probeServer } = await import('../../models/openai/probe.ts');
    const { endpointOf } = await import('../../run/open-models.ts');
    const abilities = await probeServer(endpointOf(spec), spec.model, signal);
    return { ...finding, lines: describeAbilities(abilities) };
  } catch (error) {
    return { ...finding, lines: [], error: failure(error) };
  }
}

async function openFinding(
  { policy, reward, settings: { format } }: ConfiguredSearch,
  assets: Assets,
  signal: AbortSignal,
): Promise<ModelFinding> {
  const finding = { role: 'Both together', where: 'opened as a search does' };
  const lines: string[] = [];
  try {
    const { openModels } = await import('../../run/open-models.ts');
    const { checkReward } = await import('../../run/check-reward.ts');
    const models = await openModels(policy, reward, assets, signal);
    try {
      lines.push(`Policy: ${infoLine(models.policy.info)}`, `Reward model: ${infoLine(models.reward.info)}`);
      lines.push(...(await checkReward(models, { policy, reward }, format, signal)));
    } finally {
      await models.close();
    }
    return { ...finding, lines };
  } catch (error) {
    return { ...finding, lines, error: failure(error) };
  }
}

function infoLine({ name, endpoint, version, note }: ModelInfo): string {
  return [`${name} at ${endpoint}`, version, note].filter((part) => part !== undefined).join(', ');
}

function failure(error: unknown): { readonly message: string; readonly remedy: string } {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      message: `There was no answer within ${longest / 1000} seconds.`,
      remedy: 'See whether the server is still loading its model, then test again.',
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof Error && 'remedy' in error ? String(error.remedy) : '';
  return { message, remedy };
}
