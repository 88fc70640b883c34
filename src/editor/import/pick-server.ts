// Which MCP server to import from: those of the workspace's configurations, or one that the person names.
import path from 'node:path';
import * as vscode from 'vscode';
import { joinCommand, splitCommand } from '../../sources/command-line.ts';
import { readMcpConfig } from '../../sources/mcp-config.ts';
import { addressWithoutSecrets, withoutSecrets } from '../../sources/secrets.ts';
import type { ServerDefinition } from '../../sources/server-definition.ts';
import type { NamedOrigin } from '../../sources/source-record.ts';

/** Where programs keep configurations in a folder. */
const configurations = ['.vscode/mcp.json', '.mcp.json', '.cursor/mcp.json'] as const;

interface ServerItem extends vscode.QuickPickItem {
  readonly origin?: NamedOrigin;
  readonly ask?: () => Promise<NamedOrigin | undefined>;
}

export async function pickServer(): Promise<NamedOrigin | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const files = folders.flatMap(({ uri }) => configurations.map((name) => vscode.Uri.joinPath(uri, name)));
  const found = await Promise.all(files.map(serversOf));
  const other: vscode.QuickPickItem = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick<ServerItem>(
    [
      ...found.flat(),
      other,
      { label: `$(terminal) ${vscode.l10n.t('Enter a Command…')}`, ask: askForCommand },
      { label: `$(globe) ${vscode.l10n.t('Enter an Address…')}`, ask: askForAddress },
      { label: `$(json) ${vscode.l10n.t('Choose a Configuration File…')}`, ask: askForConfiguration },
    ],
    {
      title: vscode.l10n.t('Import the tools of which MCP server?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked?.origin ?? picked?.ask?.();
}

async function serversOf(file: vscode.Uri): Promise<readonly ServerItem[]> {
  const text = await textOf(file);
  if (text === undefined) return [];
  const { servers, problems } = readMcpConfig(text);
  const description = vscode.workspace.asRelativePath(file);
  const items = servers.map((server) => ({
    label: `$(server) ${server.name}`,
    description,
    detail: launchOf(server),
    origin: { kind: 'mcp-config' as const, config: file.fsPath, server: server.name },
  }));
  if (items.length > 0 || problems.length === 0) return items;
  const [problem] = problems;
  const open = async () => {
    await vscode.window.showTextDocument(file);
    return undefined;
  };
  return [{ label: `$(warning) ${description}`, detail: problem?.message ?? '', ask: open }];
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // There is none.
    return undefined;
  }
}

function launchOf({ launch }: ServerDefinition): string {
  if (launch.kind !== 'stdio') return addressWithoutSecrets(launch.url);
  return joinCommand(withoutSecrets([launch.command, ...launch.args]).args);
}

async function askForCommand(): Promise<NamedOrigin | undefined> {
  const line = await vscode.window.showInputBox({
    title: vscode.l10n.t('Command that starts the server'),
    placeHolder: 'npx -y @modelcontextprotocol/server-everything',
    ignoreFocusOut: true,
    validateInput: problemOf,
  });
  return line === undefined ? undefined : { kind: 'mcp-command', command: splitCommand(line) };
}

function problemOf(line: string): string | undefined {
  try {
    splitCommand(line);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function askForAddress(): Promise<NamedOrigin | undefined> {
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Address of the server'),
    placeHolder: 'https://example.com/mcp',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^https?:$/.test(URL.parse(text)?.protocol ?? '')
        ? undefined
        : vscode.l10n.t('An address starts with http:// or https://.'),
  });
  return url === undefined ? undefined : { kind: 'mcp-url', url };
}

async function askForConfiguration(): Promise<NamedOrigin | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Configuration of MCP servers'),
      filters: { JSON: ['json', 'jsonc', 'code-workspace'] },
    })) ?? [];
  if (file === undefined) return undefined;
  const items = await serversOf(file);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which server of {0}?', path.basename(file.fsPath)),
  });
  return picked?.origin ?? picked?.ask?.();
}
