// Asks which settings are other ones from here on, and what they are.
import * as vscode from 'vscode';
import {
  type ChangeableSetting,
  changeableNames,
  changeableSettings,
  isChangeable,
} from '../../log/changeable-settings.ts';
import type { ChangeableSettings, SearchSettings } from '../../log/events.ts';
import { checkSettings } from '../../search/settings.ts';

/**
 * @param settings Those that are in force where they are changed; absent where the log has lost them.
 * @param given What a program gives; then nobody is asked.
 * @throws {RangeError} for settings outside their limits.
 */
export async function askForSettings(
  settings: SearchSettings | undefined,
  given: unknown,
): Promise<ChangeableSettings | undefined> {
  if (settings === undefined) throw new Error(vscode.l10n.t('The log has lost its settings.'));
  if (typeof given === 'object' && given !== null) return checked(settings, Object.entries(given));
  const names = await vscode.window.showQuickPick(
    changeableNames.map((name) => ({
      label: name,
      description: String(settings[name] ?? vscode.l10n.t('not set')),
      detail: changeableSettings[name],
      name,
    })),
    {
      title: vscode.l10n.t('Change which settings from here on?'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (names === undefined || names.length === 0) return undefined;
  const values: (readonly [ChangeableSetting, number])[] = [];
  for (const { name } of names) {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('{0} from here on', name),
      prompt: changeableSettings[name],
      value: String(settings[name] ?? ''),
      ignoreFocusOut: true,
      validateInput: (typed) => problemWith(settings, name, typed),
    });
    if (value === undefined) return undefined;
    values.push([name, Number(value)]);
  }
  return checked(settings, values);
}

function problemWith(settings: SearchSettings, name: ChangeableSetting, typed: string): string | undefined {
  if (typed.trim() === '') return vscode.l10n.t('Type a number.');
  try {
    checked(settings, [[name, Number(typed)]]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checked(
  settings: SearchSettings,
  entries: readonly (readonly [string, unknown])[],
): ChangeableSettings {
  const changed: { [name in ChangeableSetting]?: number } = {};
  for (const [name, value] of entries) {
    if (!isChangeable(name) || typeof value !== 'number' || Number.isNaN(value)) {
      throw new RangeError(
        vscode.l10n.t(
          '{0} cannot be changed: give a number for one of {1}.',
          name,
          changeableNames.join(', '),
        ),
      );
    }
    changed[name] = value;
  }
  checkSettings({ ...settings, ...changed });
  return changed;
}
