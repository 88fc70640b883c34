// The user's settings of a search, made ready to run: files found, keys added.
import path from 'node:path';
import * as vscode from 'vscode';
import type { EmbeddedSpec, RewardSpec, ServerSpec } from '../run/model-spec.ts';
import type { ApiKeys } from './api-keys.ts';
import { type SettingName, settings } from './contributions.ts';
import { type ConfiguredSearch, readConfiguredSearch } from './search-settings.ts';
import { workspaceFolderOf } from './searches-folder.ts';

/**
 * @param resource The file whose workspace folder's settings hold.
 * @param overrides Values that stand in for settings.
 * @throws {RangeError} that names a setting that cannot be used.
 */
export async function configuredSearch(
  resource: vscode.Uri,
  overrides: ReadonlyMap<SettingName, unknown>,
  keys: ApiKeys,
): Promise<ConfiguredSearch> {
  const configuration = vscode.workspace.getConfiguration(undefined, resource);
  const configured = readConfiguredSearch((name) =>
    overrides.has(name) ? overrides.get(name) : configuration.get(settings[name]),
  );
  const folder = workspaceFolderOf(resource);
  return {
    ...configured,
    policy: await ready(configured.policy, folder, keys),
    reward: await ready(configured.reward, folder, keys),
  };
}

/** The specification with its key, or with its file's path made absolute. */
async function ready<Spec extends ServerSpec | EmbeddedSpec | RewardSpec>(
  spec: Spec,
  folder: vscode.Uri | undefined,
  keys: ApiKeys,
): Promise<Spec> {
  if (spec.kind === 'server') {
    const apiKey = await keys.find(spec.url);
    return apiKey === undefined ? spec : { ...spec, apiKey };
  }
  if (spec.kind !== 'embedded' || spec.file === undefined || folder === undefined) return spec;
  return { ...spec, file: path.resolve(folder.fsPath, spec.file) };
}
