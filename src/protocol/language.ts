// What the language server and its client say to each other beyond the Language Server Protocol. Types only.
import type { Diagnostic, Location, Range, TextEdit } from 'vscode-languageserver';
import type { ToolChange } from '../tools/tool-change.ts';

/** `initializationOptions` of the client; each may be left out. */
export interface LanguageOptions {
  /** Folder or URL that has `<rule>.md` for each rule; must not end with a slash. */
  readonly rulePages?: string;
  /** Whether the client has the commands that CodeLens and inlay hints name; without them there are none. */
  readonly commands?: boolean;
  /** Folders with logs of searches, as file URIs. */
  readonly searchFolders?: readonly string[];
}

/** The client's settings under `toolprm`, as `workspace/configuration` gives them; what has another type is passed over. */
export interface LanguageSettings {
  readonly lint: {
    readonly enabled: boolean;
    readonly profiles: readonly string[];
    readonly rules: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  };
  readonly evidence: {
    readonly inlayHints: boolean;
    readonly diagnostics: boolean;
    readonly codeLens: boolean;
  };
}

/** Commands of the client that the server names. */
export interface LanguageCommands {
  /** Asks for a query and searches with the file's tools; `tool` is the one whose lens was clicked. */
  readonly 'toolprm.runSearch': readonly [{ readonly toolFile: string; readonly tool: string }];
  /** The same in the debugger. */
  readonly 'toolprm.debugSearch': readonly [{ readonly toolFile: string; readonly tool: string }];
  /** Shows the file's problems; the range is the tool's. */
  readonly 'toolprm.showProblems': readonly [Location];
  /** Imports the tools of a server of a configuration; both in a file. The person is asked before it is started. */
  readonly 'toolprm.importFromMcp': readonly [{ readonly config: string; readonly server: string }];
  /** Opens a search, at a candidate where one is given. */
  readonly 'toolprm.openEvidence': readonly [{ readonly log: string; readonly candidate?: string }];
}

/** `toolprm/lintSelection`: problems of JSON or YAML that stands somewhere in any text. */
export interface LintSelectionParams {
  readonly text: string;
  readonly syntax?: 'json' | 'yaml';
  readonly profiles?: readonly string[];
}

export interface LintSelectionResult {
  /** Names of the tools in the selection, in source order. */
  readonly tools: readonly string[];
  /** Ranges count from the start of the selection. */
  readonly diagnostics: readonly Diagnostic[];
  /** The edits that mend all that can be mended without a question. */
  readonly fixAll: readonly TextEdit[];
}

/** `toolprm/diff`: what differs between two versions of a tool file. */
export interface DiffParams {
  readonly before: VersionText;
  readonly after: VersionText;
}

export interface VersionText {
  readonly text: string;
  /** Tells JSON from YAML by its ending. */
  readonly path?: string;
}

export interface DiffResult {
  readonly changes: readonly (ToolChange & {
    readonly beforeRange?: Range;
    readonly afterRange?: Range;
  })[];
}

/** `toolprm/toolAt`: the tool around a position of an open document; `null` where there is none. */
export interface ToolAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export interface ToolAtResult {
  readonly name: string;
  readonly pointer: string;
  readonly range: Range;
}

export interface LanguageRequests {
  readonly 'toolprm/lintSelection': {
    readonly params: LintSelectionParams;
    readonly result: LintSelectionResult;
  };
  readonly 'toolprm/diff': { readonly params: DiffParams; readonly result: DiffResult };
  readonly 'toolprm/toolAt': { readonly params: ToolAtParams; readonly result: ToolAtResult | null };
}

/** `toolprm/searchesChanged`: logs were written, changed or removed in a search folder, or the folders are others. */
export interface SearchesChangedParams {
  /** As `LanguageOptions.searchFolders`; where left out, the folders stay as they are. */
  readonly folders?: readonly string[];
}

/** Notifications of the client. */
export interface LanguageNotifications {
  readonly 'toolprm/searchesChanged': SearchesChangedParams;
}
