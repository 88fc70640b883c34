// The documents that the client has open, read and linted as they are now: at once where that is quick, in slices where not.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintOptions, LintResult } from '../lint/lint.ts';
import { type ReadToolDocument, syntaxOfDocument, type ToolSyntax } from '../tools/read-document.ts';
import { holdsTools, isNamedAsToolFile, isSearchFile, mayHoldTools } from '../tools/tool-files.ts';
import { createToolReader, type ToolReader } from '../tools/tool-reader.ts';
import { type Lines, linesOf } from './lines.ts';
import { createLintMemory, type LintMemory } from './lint-memory.ts';

/** One version of a document that holds tools. */
export interface ToolDocument {
  /** Its lines; they stay as they are when the client changes the document. */
  readonly document: Lines;
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly syntax: ToolSyntax;
  readonly read: ReadToolDocument;
}

export interface LintedDocument extends ToolDocument {
  readonly lint: LintResult;
}

export interface OpenDocuments {
  /** The newest version, if it holds tools. Requests for other versions than the newest are never answered with an old one. */
  readonly read: (uri: string) => Promise<ToolDocument | undefined>;
  /** The same with what the linter finds in it. */
  readonly lint: (uri: string) => Promise<LintedDocument | undefined>;
  /** The same sooner; where `complete` is false, what rules found that compare tools may be of an older version. */
  readonly lintQuickly: (
    uri: string,
  ) => Promise<(LintedDocument & { readonly complete: boolean }) | undefined>;
  readonly isNewest: (document: ToolDocument) => boolean;
  /** The client changed it: what is being done with the version before is dropped. */
  readonly changed: (uri: string) => void;
  /** The client closed it: what is known of it is forgotten. */
  readonly forget: (uri: string) => void;
  /** The settings of the linter are others now. */
  readonly settingsChanged: () => void;
}

/** Characters that are read at once; a reader that has read the file before reads more. */
const quickText = 100_000;
const quickAgain = 3_000_000;

/** YAML's trees are made in one go: above this, nothing else would be answered for seconds. */
const mostYaml = 2_000_000;

interface Known {
  readonly reader: ToolReader;
  readonly memory: LintMemory;
  readonly syntax: ToolSyntax;
  /** Whether the reader has seen the file. */
  warm: boolean;
  reading?: Versioned<ToolDocument | undefined>;
  linting?: Versioned<LintedDocument>;
  /** Without a comparison of its tools. */
  glancing?: Versioned<LintedDocument>;
}

interface Versioned<T> {
  readonly version: number;
  /** Of the settings. */
  readonly settings: number;
  readonly result: Promise<T>;
  readonly abort: AbortController;
}

/** @param find The document as the client has it; nothing once it is closed. */
export function createOpenDocuments(
  find: (uri: string) => TextDocument | undefined,
  lintOptions: () => LintOptions,
  warn: (message: string) => void = () => {},
): OpenDocuments {
  const known = new Map<string, Known>();
  let settings = 0;

  function knownOf(document: TextDocument): Known {
    const before = known.get(document.uri);
    if (before !== undefined) return before;
    const syntax = syntaxOfDocument(document.languageId, document.uri);
    const reader = createToolReader(syntax);
    const made = { reader, memory: createLintMemory(reader.identityOf), syntax, warm: false };
    known.set(document.uri, made);
    return made;
  }

  async function readVersion(document: TextDocument, known: Known, signal: AbortSignal) {
    const { uri, languageId, version } = document;
    const text = document.getText();
    if (!mayBeToolFile(document, text)) return undefined;
    if (known.syntax === 'yaml' && text.length > mostYaml) {
      warn(
        `${uri} has more than ${mostYaml} characters of YAML and is not read. Split it, or write it as JSON.`,
      );
      return undefined;
    }
    const limit = known.warm ? quickAgain : quickText;
    const isQuick = text.length <= limit && known.syntax === 'json';
    const read = isQuick ? known.reader.read(text) : await known.reader.readInSlices(text, signal);
    known.warm = true;
    if (!holdsTools(read.file, isNamedAsToolFile(uri))) return undefined;
    return { document: linesOf(text, languageId), uri, version, text, syntax: known.syntax, read };
  }

  async function read(uri: string): Promise<ToolDocument | undefined> {
    for (;;) {
      const document = find(uri);
      if (document === undefined || !isLanguage(document)) return undefined;
      const at = knownOf(document);
      const { version } = document;
      if (at.reading?.version !== version) {
        at.reading?.abort.abort(newer);
        const abort = new AbortController();
        at.reading = { version, settings, abort, result: readVersion(document, at, abort.signal) };
      }
      const result = await settled(at.reading.result);
      // While it was read, a newer version may have come.
      if (result !== outdated && find(uri)?.version === version) return result;
    }
  }

  /** The newest version's result of some work on it; work of an older version is dropped. */
  async function linted(uri: string, kind: 'linting' | 'glancing'): Promise<LintedDocument | undefined> {
    for (;;) {
      const document = await read(uri);
      const at = known.get(uri);
      if (document === undefined || at === undefined) return undefined;
      const { version } = document;
      if (at[kind]?.version !== version || at[kind].settings !== settings) {
        at[kind]?.abort.abort(newer);
        const abort = new AbortController();
        const { lint, lintWithoutComparison } = at.memory;
        const work = kind === 'linting' ? lint : lintWithoutComparison;
        const result = work(document.read, lintOptions(), abort.signal);
        at[kind] = {
          version,
          settings,
          abort,
          result: result.then((lint) => ({ ...document, lint })),
        };
      }
      const result = await settled(at[kind].result);
      if (result !== outdated && find(uri)?.version === version) return result;
    }
  }

  const lint = (uri: string) => linted(uri, 'linting');

  async function lintQuickly(uri: string) {
    const document = await read(uri);
    const at = known.get(uri);
    if (document === undefined || at === undefined) return undefined;
    // Where somebody has asked for all of it, it is not looked at twice.
    const isAsked = at.linting?.version === document.version && at.linting.settings === settings;
    const complete = isAsked || at.memory.comparesQuickly();
    const found = await linted(uri, complete ? 'linting' : 'glancing');
    return found && { ...found, complete };
  }

  function drop(uri: string): void {
    const { reading, linting, glancing } = known.get(uri) ?? {};
    for (const work of [reading, linting, glancing]) work?.abort.abort(newer);
  }

  return {
    read,
    lint,
    lintQuickly,
    isNewest: ({ uri, version }) => find(uri)?.version === version,
    changed: drop,
    forget: (uri) => {
      drop(uri);
      known.delete(uri);
    },
    settingsChanged: () => {
      settings += 1;
    },
  };
}

const newer = new Error('A newer version of the document has come.');
const outdated = Symbol('outdated');

async function settled<T>(work: Promise<T>): Promise<T | typeof outdated> {
  try {
    return await work;
  } catch (error) {
    if (error === newer) return outdated;
    throw error;
  }
}

const languages = new Set(['json', 'jsonc', 'jsonl', 'json5', 'yaml', 'yml']);

/** Some editors know no language for JSON Lines or JSON with comments: the name's ending tells as well. */
function isLanguage({ languageId, uri }: TextDocument): boolean {
  return languages.has(languageId) || /\.(?:jsonc?|jsonl|ndjson|ya?ml)$/i.test(uri);
}

function mayBeToolFile({ uri }: TextDocument, text: string): boolean {
  if (isSearchFile(uri)) return false;
  return isNamedAsToolFile(uri) || mayHoldTools(text);
}
