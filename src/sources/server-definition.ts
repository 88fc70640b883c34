// An MCP server: as a configuration defines it, with variables, and as it is started or connected to, without.
import type { TextRange } from '../tools/tool.ts';

/** A program that speaks over its standard input and output. */
export interface StdioLaunch {
  readonly kind: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /** `null` takes a variable away. */
  readonly env: Readonly<Record<string, string | null>>;
  readonly envFile?: string;
  readonly cwd?: string;
}

/** An address. `http` is Streamable HTTP, with the older way over server-sent events where a server knows only that. */
export interface HttpLaunch {
  readonly kind: 'http' | 'sse';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Its texts may hold variables such as `${workspaceFolder}`. */
export interface ServerDefinition {
  readonly name: string;
  readonly launch: StdioLaunch | HttpLaunch;
  readonly pointer: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
}

/** A value that the person is asked for: `${input:id}`. */
export interface InputDefinition {
  readonly id: string;
  readonly kind: 'text' | 'choice' | 'command';
  readonly description?: string;
  readonly default?: string;
  readonly password: boolean;
  readonly options: readonly string[];
}

/** Ready to be started or connected to. */
export type ResolvedServer = ResolvedLaunch & {
  /** For messages. */
  readonly name: string;
  /** Values that must not be shown or written down. */
  readonly secrets: readonly string[];
};

export type ResolvedLaunch =
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      /** On top of the few variables that every server gets; `null` takes one away. */
      readonly env: Readonly<Record<string, string | null>>;
      readonly cwd?: string;
    }
  | {
      readonly kind: 'http' | 'sse';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    };
