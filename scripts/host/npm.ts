// Runs npm: the one that started this script where there is one, else the one on the search path.
import { spawnSync } from 'node:child_process';

/** @throws {Error} when npm ends with another status than 0. */
export function npm(args: readonly string[], cwd: string): void {
  const cli = process.env.npm_execpath;
  const direct = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const result = spawnSync(direct ? process.execPath : 'npm', direct ? [cli, ...args] : [...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !direct && process.platform === 'win32',
  });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(`npm ${args[0]} failed in ${cwd}; it needs the npm registry. See above.`);
  }
}
