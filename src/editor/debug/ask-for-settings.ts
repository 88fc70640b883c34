// Asks which settings are other ones from here on, and what they are.
import * as vscode from 'vscode';
import type { ChangeableSettings, SearchSettings } from '../../log/events.ts';
import { checkSettings } from '../../search/settings.ts';

type Name = keyof ChangeableSettings;

const words: Readonly<Record<Name, string>> = {
  beams: vscode.l10n.t('N: beams that are retained after each step'),
  candidates: vscode.l10n.t('M: candidates that are sampled for each beam'),
  temperature: vscode.l10n.t('Sampling temperature; 0 is greedy'),
  threshold: vscode.l10n.t('Decisions that score below it are pruned, in [0, 1]'),
  seed: vscode.l10n.t('Seed of the samples'),
};

const isName = (name: string): name is Name => Object.hasOwn(words, name);

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
    Object.keys(words)
      .filter(isName)
      .map((name) => ({
        label: name,
        description: String(settings[name] ?? vscode.l10n.t('not set')),
        detail: words[name],
        name,
      })),
    {
      title: vscode.l10n.t('Change which settings from here on?'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (names === undefined || names.length === 0) return undefined;
  const values: (readonly [Name, number])[] = [];
  for (const { name } of names) {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('{0} from here on', name),
      prompt: words[name],
      value: String(settings[name] ?? ''),
      ignoreFocusOut: true,
      validateInput: (typed) => problemWith(settings, name, typed),
    });
    if (value === undefined) return undefined;
    values.push([name, Number(value)]);
  }
  return checked(settings, values);
}

function problemWith(settings: SearchSettings, name: Name, typed: string): string | undefined {
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
  const changed: { [name in Name]?: number } = {};
  for (const [name, value] of entries) {
    if (!isName(name) || typeof value !== 'number' || Number.isNaN(value)) {
      throw new RangeError(
        vscode.l10n.t(
          '{0} cannot be changed: give a number for one of {1}.',
          name,
          Object.keys(words).join(', '),
        ),
      );
    }
    changed[name] = value;
  }
  checkSettings({ ...settings, ...changed });
  return changed;
}
