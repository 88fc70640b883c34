// A folder of its own for one VS Code: home, settings, extensions and a copy of a workspace, all thrown away at the end.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folders and the environment that one VS Code runs with. */
export interface Place {
  readonly folder: string;
  /** The folder that VS Code opens; in a sandbox, a copy. */
  readonly workspace: string;
  readonly userData: string;
  readonly extensions: string;
  /** The whole environment of its processes; nothing else of this process's environment reaches them. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Sandbox extends Place {
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/** Settings that keep the workbench quiet: no welcome page, no updates, no network, no motion. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'chat.disableAIFeatures': true,
  'window.confirmBeforeClose': 'never',
  'remote.autoForwardPorts': false,
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
};

/**
 * Makes a sandbox with a copy of `workspace`. Its name is short: VS Code makes Unix sockets below it, and their paths may
 * have 107 bytes.
 */
export function makeSandbox(workspace: string, settings: Readonly<Record<string, unknown>> = {}): Sandbox {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tp-'));
  for (const name of ['home', 'user-data/User', 'user-data/Machine', 'ext', 'tmp', 'run']) {
    mkdirSync(path.join(folder, name), { recursive: true, mode: 0o700 });
  }
  const copy = path.join(folder, 'ws');
  cpSync(workspace, copy, { recursive: true });
  // Without a file of its own, code-server writes one into the user's configuration.
  writeFileSync(path.join(folder, 'config.yaml'), '');
  const text = JSON.stringify({ ...quietSettings, ...settings }, null, 2);
  writeFileSync(path.join(folder, 'user-data/User/settings.json'), text);
  // A VS Code in the browser takes settings of the machine (the models' addresses) from a file of their own.
  writeFileSync(path.join(folder, 'user-data/Machine/settings.json'), text);
  return {
    folder,
    workspace: copy,
    userData: path.join(folder, 'user-data'),
    extensions: path.join(folder, 'ext'),
    env: sandboxEnvironment(folder),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

export function sandboxEnvironment(folder: string): Record<string, string> {
  const kept = ['LC_ALL', 'TZ', 'SystemRoot', 'DISPLAY', 'XAUTHORITY'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    LANG: process.env.LANG ?? 'C.UTF-8',
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'tmp'),
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
    XDG_CONFIG_HOME: path.join(folder, 'home/.config'),
    XDG_DATA_HOME: path.join(folder, 'home/.local/share'),
    SHELL: '/bin/bash',
    // No marketplace is asked.
    EXTENSIONS_GALLERY: '{}',
  };
}
