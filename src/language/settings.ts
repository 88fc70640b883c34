// The client's settings and options, of which nothing is trusted to have the type that it should.
import type { Severity } from '../lint/rule.ts';
import type { LanguageOptions, LanguageSettings } from '../protocol/language.ts';
import { record } from '../tools/record.ts';

export const defaultSettings: LanguageSettings = {
  lint: { enabled: true, profiles: [], rules: {} },
  evidence: { inlayHints: true, diagnostics: true, codeLens: true },
};

/** @param value What the client has under `toolprm`. */
export function readSettings(value: unknown): LanguageSettings {
  const { lint, evidence } = record(value);
  const { enabled, profiles, rules } = record(lint);
  const { inlayHints, diagnostics, codeLens } = record(evidence);
  return {
    lint: {
      enabled: enabled !== false,
      profiles: texts(profiles),
      rules: Object.fromEntries(
        Object.entries(record(rules)).filter((rule): rule is [string, Severity | 'off'] =>
          isSeverity(rule[1]),
        ),
      ),
    },
    evidence: {
      inlayHints: inlayHints !== false,
      diagnostics: diagnostics !== false,
      codeLens: codeLens !== false,
    },
  };
}

export function readOptions(value: unknown): LanguageOptions {
  const { rulePages, commands, searchFolders } = record(value);
  return {
    ...(typeof rulePages === 'string' ? { rulePages } : {}),
    commands: commands === true,
    searchFolders: texts(searchFolders),
  };
}

/** Of a notification that searches changed; `undefined` where it names no folders. */
export function readFolders(value: unknown): readonly string[] | undefined {
  const { folders } = record(value);
  return Array.isArray(folders) ? texts(folders) : undefined;
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return ['error', 'warning', 'information', 'hint', 'off'].some((severity) => severity === value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
