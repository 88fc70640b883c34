// The texts that frames point into: the tool file, or what the log has of it; and the prompt.
import path from 'node:path';
import { plainTool } from '../../datasets/example-line.ts';
import type { SearchStarted } from '../../log/tree.ts';
import { syntaxOfPath, type ToolSyntax } from '../../tools/read-document.ts';
import { RequestError } from './request-error.ts';

/** As DebugProtocol.Source. */
export interface SourceBody {
  readonly name: string;
  readonly path?: string;
  readonly sourceReference?: number;
  readonly presentationHint?: 'deemphasize';
  readonly origin?: string;
}

export interface ToolText {
  readonly source: SourceBody;
  readonly text: string;
  readonly syntax: ToolSyntax;
}

export interface Sources {
  /** Where the tool file is said to be. */
  readonly toolsPath: () => string | undefined;
  setToolsPath(file: string): void;
  /** Whether a client's path is the tool file's. */
  isTools(file: string): boolean;
  /** The tool file as it is now; where it cannot be read, the tools as the log has them. */
  tools(header: SearchStarted | undefined): Promise<ToolText>;
  prompt(): SourceBody;
  /** @throws {RequestError} for a number that no source was given. */
  text(reference: number, header: SearchStarted | undefined): string;
}

export const promptReference = 1;
const loggedReference = 2;

export function createSources(readText: (file: string) => Promise<string>): Sources {
  let toolsPath: string | undefined;
  const prompt: SourceBody = {
    name: 'prompt.txt',
    sourceReference: promptReference,
    origin: 'the prompt that the policy continues',
  };
  const logged = (header: SearchStarted | undefined): ToolText => ({
    source: {
      name: 'tools.json',
      sourceReference: loggedReference,
      origin: 'the tools as the log has them',
    },
    text: loggedTools(header),
    syntax: 'json',
  });
  return {
    toolsPath: () => toolsPath,
    setToolsPath(file) {
      toolsPath = file;
    },
    isTools: (file) => toolsPath !== undefined && isSamePath(file, toolsPath),
    async tools(header) {
      if (toolsPath === undefined) return logged(header);
      try {
        return {
          source: { name: path.basename(toolsPath), path: toolsPath },
          text: await readText(toolsPath),
          syntax: syntaxOfPath(toolsPath),
        };
      } catch {
        return logged(header);
      }
    },
    prompt: () => prompt,
    text(reference, header) {
      if (reference === promptReference) return header?.prompt ?? '';
      if (reference === loggedReference) return loggedTools(header);
      throw new RequestError(`There is no source ${reference}.`);
    },
  };
}

function loggedTools(header: SearchStarted | undefined): string {
  const tools = (header?.tools ?? []).map(plainTool);
  return `${JSON.stringify(tools, undefined, 2)}\n`;
}

/** Whether two absolute paths are the same, as far as their spelling tells. */
function isSamePath(one: string, other: string): boolean {
  const spelled = (file: string): string => {
    const normal = path.resolve(file);
    return process.platform === 'win32' || process.platform === 'darwin' ? normal.toLowerCase() : normal;
  };
  return spelled(one) === spelled(other);
}
