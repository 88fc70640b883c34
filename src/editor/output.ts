// The output channel "ToolPRM": whatever is said to it, keys that are in use and what looks like one are removed first.
import * as vscode from 'vscode';
import { redactingText } from './redacting-text.ts';

export interface Output {
  readonly channel: vscode.LogOutputChannel;
  /** From now on this text is removed from every line. */
  hide(secret: string): void;
}

/**
 * Levels: `error` something that was asked for failed · `warn` it went on, but not as intended · `info` what was done,
 * one line a search or command · `debug` what it took · `trace` every event.
 */
export function createOutput(): Output {
  const channel = vscode.window.createOutputChannel('ToolPRM', { log: true });
  const { clean, hide } = redactingText();
  return { channel: redacted(channel, clean), hide };
}

function redacted(
  channel: vscode.LogOutputChannel,
  clean: (text: string) => string,
): vscode.LogOutputChannel {
  const say =
    (level: 'trace' | 'debug' | 'info' | 'warn') =>
    (message: string, ...args: unknown[]): void =>
      channel[level](clean([message, ...args].map(String).join(' ')));
  return {
    get name() {
      return channel.name;
    },
    get logLevel() {
      return channel.logLevel;
    },
    onDidChangeLogLevel: channel.onDidChangeLogLevel,
    trace: say('trace'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error(error, ...args) {
      const text = error instanceof Error ? (error.stack ?? error.message) : error;
      channel.error(clean([text, ...args].map(String).join(' ')));
    },
    append: (value) => channel.append(clean(value)),
    appendLine: (value) => channel.appendLine(clean(value)),
    replace: (value) => channel.replace(clean(value)),
    clear: () => channel.clear(),
    show: (first?: vscode.ViewColumn | boolean, preserveFocus?: boolean) =>
      channel.show(typeof first === 'boolean' ? first : preserveFocus),
    hide: () => channel.hide(),
    dispose: () => channel.dispose(),
  };
}
