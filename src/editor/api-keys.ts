// API keys: one for each server (scheme, host and port), kept in the editor's SecretStorage and nowhere else.
import * as vscode from 'vscode';
import { commands, settings } from './contributions.ts';

const prefix = 'toolprm.apiKey:';

export interface ApiKeys {
  /** The key for a server's URL, if one is set. */
  find(url: string): Promise<string | undefined>;
}

/** `https://host:port` of a URL, or `undefined` where it is none. */
export function originOf(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

/** @param hide Told of every key before it is used, so that it is kept out of the output channel. */
export function createApiKeys(
  secrets: vscode.SecretStorage,
  hide: (key: string) => void,
): ApiKeys & vscode.Disposable {
  const registered = vscode.Disposable.from(
    vscode.commands.registerCommand(commands.setApiKey, () => setApiKey(secrets)),
    vscode.commands.registerCommand(commands.clearApiKey, () => clearApiKey(secrets)),
  );
  return {
    async find(url) {
      const origin = originOf(url);
      const key = origin === undefined ? undefined : await secrets.get(prefix + origin);
      if (key !== undefined) hide(key);
      return key;
    },
    dispose: () => registered.dispose(),
  };
}

async function setApiKey(secrets: vscode.SecretStorage): Promise<void> {
  const origin = await askForOrigin();
  if (origin === undefined) return;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', origin),
    prompt: vscode.l10n.t('It is kept in the secret storage of your editor and sent to this server only.'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === ''
        ? vscode.l10n.t('Type a key, or press Escape to keep things as they are.')
        : undefined,
  });
  if (key === undefined) return;
  await secrets.store(prefix + origin, key.trim());
  void vscode.window.showInformationMessage(vscode.l10n.t('The API key for {0} is set.', origin));
}

async function clearApiKey(secrets: vscode.SecretStorage): Promise<void> {
  const origins = (await secrets.keys())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  if (origins.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No API key is set.'));
    return;
  }
  const origin = await vscode.window.showQuickPick(origins, {
    title: vscode.l10n.t('Clear the API key of which server?'),
  });
  if (origin === undefined) return;
  await secrets.delete(prefix + origin);
  void vscode.window.showInformationMessage(vscode.l10n.t('The API key for {0} is cleared.', origin));
}

/** One of the servers in the settings, or an address that is typed. */
async function askForOrigin(): Promise<string | undefined> {
  const configuration = vscode.workspace.getConfiguration();
  const known = [settings.policyUrl, settings.rewardUrl].flatMap((key) => {
    const origin = originOf(String(configuration.get(key) ?? ''));
    return origin === undefined ? [] : [origin];
  });
  const other = vscode.l10n.t('Another server…');
  const picked =
    known.length === 0
      ? other
      : await vscode.window.showQuickPick([...new Set(known), other], {
          title: vscode.l10n.t('Set the API key of which server?'),
        });
  if (picked !== other) return picked;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Address of the server'),
    placeHolder: 'https://api.example.com/v1',
    ignoreFocusOut: true,
    validateInput: (value) =>
      originOf(value) === undefined
        ? vscode.l10n.t('Type an address that begins with http:// or https://.')
        : undefined,
  });
  return typed === undefined ? undefined : originOf(typed);
}
