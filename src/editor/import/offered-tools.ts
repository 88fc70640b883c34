// The tools that extensions of VS Code offer to language models (`vscode.lm.tools`), in MCP's shape.
import * as vscode from 'vscode';
import { jsonOf } from '../../sources/as-json.ts';
import type { JsonObject } from '../../tools/tool.ts';

export function offeredTools(): readonly JsonObject[] {
  return vscode.lm.tools.map(({ name, description, inputSchema, tags }) => {
    const schema = jsonOf(inputSchema);
    return {
      name,
      ...(description === '' ? {} : { description }),
      inputSchema: schema ?? { type: 'object', properties: {} },
      ...(tags.length === 0 ? {} : { _meta: { tags: [...tags] } }),
    };
  });
}

/** The ones that the person picks; nothing where the person turned away. */
export async function pickOffered(tools: readonly JsonObject[]): Promise<readonly JsonObject[] | undefined> {
  if (tools.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No extension offers tools to language models in this window.'),
    );
    return undefined;
  }
  const items = tools.map((tool) => ({
    label: String(tool.name),
    detail: typeof tool.description === 'string' ? tool.description : '',
    picked: true,
    tool,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import which tools?'),
    canPickMany: true,
    matchOnDetail: true,
  });
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ tool }) => tool);
}
