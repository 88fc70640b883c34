// Reads a log from the disk in ranges, or from any other file system that VS Code knows as a whole.
import { type FileHandle, open, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { LogSource } from './follow.ts';

export function logSource(uri: vscode.Uri): LogSource {
  return uri.scheme === 'file' ? diskSource(uri.fsPath) : workspaceSource(uri);
}

export function diskSource(file: string): LogSource {
  return {
    async stat() {
      try {
        const state = await stat(file, { bigint: true });
        if (!state.isFile()) throw new Error(`${file} is not a file.`);
        return { size: Number(state.size), modified: Number(state.mtimeNs), id: `${state.dev}:${state.ino}` };
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async read(from, to) {
      // Opened each time: a file that stays open could not be replaced on Windows.
      const handle = await open(file, 'r');
      try {
        return await readRange(handle, from, to);
      } finally {
        await handle.close();
      }
    },
  };
}

async function readRange(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  // A buffer of its own: what is posted must not share memory with other buffers.
  const bytes = new Uint8Array(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) return bytes.slice(0, filled);
    filled += bytesRead;
  }
  return bytes;
}

/** `vscode.workspace.fs` reads whole files only, so the last reading is kept while the file stays as it is. */
function workspaceSource(uri: vscode.Uri): LogSource {
  let kept: { readonly key: string; readonly bytes: Promise<Uint8Array> } | undefined;
  return {
    async stat() {
      try {
        const { size, mtime } = await vscode.workspace.fs.stat(uri);
        const key = `${size} ${mtime}`;
        if (kept?.key !== key) {
          kept = { key, bytes: Promise.resolve(vscode.workspace.fs.readFile(uri)) };
          // Whoever reads is told; nobody may be reading.
          kept.bytes.catch(() => {});
        }
        return { size, modified: mtime };
      } catch (error) {
        kept = undefined;
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async read(from, to) {
      const bytes = await (kept?.bytes ?? vscode.workspace.fs.readFile(uri));
      // What VS Code gives may be a Buffer, which it cannot post to a webview, and whose slices share memory.
      return new Uint8Array(bytes.subarray(from, to));
    },
  };
}
