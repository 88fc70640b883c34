// The debug adapter in the extension host: loaded when the first debugging begins.
import type * as vscode from 'vscode';
import { SearchDebugSession } from '../../debug/adapter/session.ts';
import type { SearchEquipment } from '../launch-search.ts';
import { editorDebugHost } from './editor-debug-host.ts';

export const searchDebugAdapter = (equipment: SearchEquipment): vscode.DebugAdapter =>
  new SearchDebugSession(editorDebugHost(equipment));
