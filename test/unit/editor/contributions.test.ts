// package.json, its texts and the editor's list of ids say the same.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  commands,
  contexts,
  restrictedSettings,
  type SettingName,
  settings,
  settingsQuery,
} from '../../../src/editor/contributions.ts';
import { readConfiguredSearch } from '../../../src/editor/search-settings.ts';
import { presetNames } from '../../../src/run/model-spec.ts';
import { aggregations, defaultSettings, strategyNames } from '../../../src/search/settings.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
const properties: Record<string, { default: unknown; enum?: string[] }> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((section: { properties: object }) => section.properties),
);
const declaredDefault = (name: SettingName): unknown => properties[settings[name]]?.default;

describe('the contributions of package.json', () => {
  it('declare exactly the commands that the editor registers', () => {
    const declared = manifest.contributes.commands.map((entry: { command: string }) => entry.command);
    expect(declared.sort()).toEqual(Object.values(commands).sort());
  });

  it('declare exactly the settings that the editor reads', () => {
    expect(Object.keys(properties).sort()).toEqual(Object.values(settings).sort());
  });

  it('have defaults that make a first search with the embedded engine and the default settings', () => {
    expect(readConfiguredSearch(declaredDefault)).toEqual({
      settings: { ...defaultSettings, constraint: 'schema' },
      policy: { kind: 'embedded' },
      reward: { kind: 'embedded', preset: 'toolprm' },
    });
  });

  it('have the view "Tool Files" look at every kind of tool file', () => {
    const patterns = declaredDefault('toolsInclude');
    const isIncluded = (file: string) =>
      Array.isArray(patterns) && patterns.some((pattern) => path.matchesGlob(file, pattern));
    for (const ending of ['json', 'jsonc', 'jsonl', 'yaml', 'yml']) {
      expect(isIncluded(`weather.tools.${ending}`), ending).toBe(true);
      expect(isIncluded(`some/folder/weather.${ending}`), ending).toBe(true);
    }
    expect(isIncluded('weather.tools.ts')).toBe(false);
  });

  it('list every choice that the program knows', () => {
    expect(properties[settings.strategy]?.enum).toEqual([...strategyNames]);
    expect(properties[settings.aggregation]?.enum).toEqual([...aggregations]);
    expect(properties[settings.rewardPreset]?.enum).toEqual([...presetNames]);
  });

  it('say what a debugger does where launch.json leaves it open', () => {
    const [{ configurationAttributes: attributes }] = manifest.contributes.debuggers;
    expect(attributes.launch.properties.stopAtEnd.default).toBe(false);
    // A replay stays at the end of its log.
    expect(attributes.attach.properties.stopAtEnd.default).toBe(true);
  });

  it('have a text for every placeholder, and no text without one', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
  });

  it('keep the endpoints of an untrusted workspace out', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual([
      ...restrictedSettings,
    ]);
    expect(restrictedSettings).toEqual(
      expect.arrayContaining([
        settings.policyUrl,
        settings.policyModel,
        settings.rewardUrl,
        settings.rewardModel,
      ]),
    );
  });

  it('use only context keys that the editor sets, and name the extension rightly', () => {
    const enablements = [...JSON.stringify(manifest.contributes).matchAll(/"enablement":"([^"]+)"/g)];
    const keys = enablements.flatMap(([, text = '']) => text.match(/\btoolprm\.\w+/g) ?? []);
    expect(keys.length).toBeGreaterThanOrEqual(enablements.length);
    expect(Object.values(contexts)).toEqual(expect.arrayContaining(keys));
    expect(settingsQuery).toBe(`@ext:${manifest.publisher}.${manifest.name}`);
  });
});
