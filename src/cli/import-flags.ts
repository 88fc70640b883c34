// The options of `toolprm import`.
export interface ImportFlags {
  readonly mcp?: string;
  readonly server?: string;
  readonly mcpCommand?: string;
  readonly mcpUrl?: string;
  readonly openapi?: string;
  readonly out?: string;
  readonly refresh?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly force?: true;
}
