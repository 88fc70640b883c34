// Evidence as a language server asks for it: at once from what is known, with a word when more is known.
import type { Tool } from '../tools/tool.ts';
import { mergeEvidence, type ToolEvidence } from './evidence.ts';
import { createLogFolders } from './read-folder.ts';

export interface EvidenceSource {
  /**
   * What is known now about the tools of a file, in their order; never waits.
   * @param file Path of the file, where it has one.
   */
  of(tools: readonly Tool[], file?: string): readonly ToolEvidence[];
  /** Counts up whenever the answers of `of` may have changed. */
  readonly version: number;
  /** @returns what ends the listening. */
  onChange(listener: () => void): () => void;
}

export interface FolderEvidence extends EvidenceSource {
  /** Other folders are read from now on. Settles when they are read. */
  readFrom(folders: readonly string[]): Promise<void>;
  /** Reads what changed in the folders; calls while it reads are answered by one more reading. */
  refresh(): Promise<void>;
  /** Stops reading; nobody is told anything any more. */
  dispose(): void;
}

/** @param onError Told what went wrong while reading, which is nothing that a log or a missing folder can cause. */
export function createFolderEvidence(onError: (error: unknown) => void): FolderEvidence {
  const logs = createLogFolders();
  const listeners = new Set<() => void>();
  const end = new AbortController();
  let folders: readonly string[] = [];
  let version = 0;
  let wanted = false;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    while (wanted && !end.signal.aborted) {
      wanted = false;
      try {
        if (!(await logs.refresh(folders, end.signal))) continue;
        version += 1;
        for (const listener of listeners) listener();
      } catch (error) {
        if (!end.signal.aborted) onError(error);
      }
    }
    reading = undefined;
  }

  function refresh(): Promise<void> {
    wanted = true;
    reading ??= read();
    return reading;
  }

  return {
    of: (tools, file) => {
      const summaries = logs.summaries();
      if (summaries.length === 0 || tools.length === 0) return [];
      return mergeEvidence(summaries, { tools, ...(file === undefined ? {} : { file }) });
    },
    get version() {
      return version;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readFrom(next) {
      folders = next;
      return refresh();
    },
    refresh,
    dispose() {
      end.abort();
      listeners.clear();
    },
  };
}
