// `toolprm import`: tools from a running MCP server or an OpenAPI document, as a tool file that knows where they came from.
import type { Command } from 'commander';
import type { ImportFlags } from './import-flags.ts';

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('write the tools of an MCP server or an OpenAPI document into a tool file, or refresh one')
    .option(
      '--mcp <config>',
      "a configuration of MCP servers: VS Code's mcp.json, or another program's mcpServers",
    )
    .option('--server <name>', 'the server of that configuration')
    .option('--mcp-command <command>', 'a command that starts an MCP server')
    .option('--mcp-url <url>', 'the address of an MCP server')
    .option('--openapi <file>', 'an OpenAPI 3 document, JSON or YAML')
    .option('--out <file>', 'where to write the tools; standard output without it')
    .option('--refresh <file>', 'read the tools of an imported file again')
    .option('--dry-run', 'with --refresh: only say what would change')
    .option('--yes', 'with --refresh: start or connect to the server that the file names')
    .option('--force', 'write over a file that is there, or over what was changed by hand since the import')
    .action(async (flags: ImportFlags) => {
      // The protocol's library is large: only who imports loads it.
      const { runImport } = await import('./run-import.ts');
      await runImport(flags);
    });
}
