// The searches that the server knows of: logs in the folders that the client names.
import { fileURLToPath } from 'node:url';
import { createFolderEvidence, type EvidenceSource } from '../evidence/source.ts';

export interface ConnectedEvidence extends EvidenceSource {
  /** @param uris Folders; what is no file URI is passed over. */
  readFrom(uris: readonly string[]): Promise<void>;
  /** Something in the folders changed. */
  refresh(): Promise<void>;
  dispose(): void;
}

export function connectEvidence(report: (error: unknown) => void): ConnectedEvidence {
  const folders = createFolderEvidence(report);
  return {
    of: folders.of,
    get version() {
      return folders.version;
    },
    onChange: folders.onChange,
    readFrom: (uris) => folders.readFrom(uris.flatMap(pathOf)),
    refresh: folders.refresh,
    dispose: folders.dispose,
  };
}

function pathOf(uri: string): readonly string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
