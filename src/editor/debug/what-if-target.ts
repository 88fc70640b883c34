// What a what-if command is about: a search, and a candidate of it; named by a program, a menu, the view or the debugger.
import * as vscode from 'vscode';
import { record } from '../../tools/record.ts';
import type { SearchEditors } from '../search-editor/search-editors.ts';
import type { DebuggedSearches } from './debugged-searches.ts';

export interface Target {
  readonly log: vscode.Uri;
  /** `null` where no candidate is meant. */
  readonly candidate: string | null;
  /** Where no candidate is meant, the step at which the debugger has stopped. */
  readonly step?: number;
}

/** `undefined` where nothing is open that could be meant. */
export function targetOf(
  argument: unknown,
  editors: SearchEditors,
  debugged: DebuggedSearches,
): Target | undefined {
  const { log, candidate, webviewSection, sessionId } = record(argument);
  if (log instanceof vscode.Uri) return { log, candidate: typeof candidate === 'string' ? candidate : null };
  const fromDebugger = (id: string | undefined): Target | undefined => {
    const search = debugged.all.findLast(({ session, place }) => session.id === id && place !== undefined);
    if (search === undefined) return undefined;
    const step = search.place?.step;
    return {
      log: search.log,
      candidate: search.place?.candidate ?? null,
      ...(step === undefined ? {} : { step }),
    };
  };
  if (typeof sessionId === 'string') return fromDebugger(sessionId);
  const editor = editors.current;
  if (editor !== undefined && webviewSection === 'candidate' && typeof candidate === 'string') {
    return { log: editor.document.uri, candidate };
  }
  if (editor !== undefined && editor.selected !== null) {
    return { log: editor.document.uri, candidate: editor.selected };
  }
  return fromDebugger(vscode.debug.activeDebugSession?.id);
}

/** The change that a program asks for by its values: `{value}`, `{settings}`, `{seed}`. */
export const valuesOf = (argument: unknown): Readonly<Record<string, unknown>> => record(argument);
