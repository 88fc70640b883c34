// Views, menus, welcome texts and the walkthrough of package.json name only what exists.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, itemCommands, settings, views } from '../../../../src/editor/contributions.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json'));
const texts: Record<string, string> = JSON.parse(text('package.nls.json'));
const { contributes } = manifest;

const declaredViews: readonly string[] = Object.values<readonly { id: string }[]>(contributes.views).flatMap(
  (list) => list.map(({ id }) => id),
);

describe('the views of package.json', () => {
  it('are exactly those that the editor fills', () => {
    expect([...declaredViews].sort()).toEqual(Object.values(views).sort());
  });

  it('have a welcome text each', () => {
    const welcomed = contributes.viewsWelcome.map(({ view }: { view: string }) => view);
    expect(new Set(welcomed)).toEqual(new Set(declaredViews));
  });

  it('are named in menus as they are called', () => {
    const named = [...JSON.stringify(contributes.menus).matchAll(/view == ([\w.]+)/g)].map(
      (match) => match[1],
    );
    expect(Object.values(views)).toEqual(expect.arrayContaining(named));
  });
});

describe('menus, welcome texts and walkthrough', () => {
  it('run only commands that exist', () => {
    const inMenus = Object.values<readonly { command?: string }[]>(contributes.menus).flatMap((items) =>
      items.flatMap(({ command }) => (command === undefined ? [] : [command])),
    );
    const inTexts = Object.values(texts).flatMap((value) =>
      [...value.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? ''),
    );
    const ours = [...inMenus, ...inTexts].filter((command) => command.startsWith('toolprm.'));
    const focus = Object.values(views).map((view) => `${view}.focus`);
    for (const command of ours) expect([...Object.values(commands), ...focus], command).toContain(command);
  });

  it('name only settings and steps that exist', () => {
    for (const value of Object.values(texts)) {
      for (const [, name = ''] of value.matchAll(/`#(toolprm\.[\w.]+)#`/g)) {
        expect(Object.values(settings), name).toContain(name);
      }
    }
    const [walkthrough] = contributes.walkthroughs;
    const id = `${manifest.publisher}.${manifest.name}#${walkthrough.id}`;
    expect(decodeURIComponent(texts['welcome.toolFiles.noFolder'] ?? '')).toContain(id);
    for (const { completionEvents } of walkthrough.steps) {
      for (const event of completionEvents) {
        const known = [...Object.values(commands), ...declaredViews, ...Object.values(settings)];
        expect(known, event).toContain(event.slice(event.indexOf(':') + 1));
      }
    }
  });

  it('keep commands with arguments out of the palette', () => {
    const declared = contributes.commands.map(({ command }: { command: string }) => command);
    for (const command of Object.values(itemCommands)) expect(declared).not.toContain(command);
  });
});

describe('pictures', () => {
  const pictures: readonly string[] = [
    ...contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon),
    ...contributes.walkthroughs[0].steps.map(({ media }: { media: { svg: string } }) => media.svg),
  ];

  it('exist and go into the package', () => {
    const packed = text('.vscodeignore');
    for (const picture of pictures) {
      expect(existsSync(path.join(root, picture)), picture).toBe(true);
      const rule = picture.includes('/walkthrough/') ? '!media/walkthrough/**' : `!${picture}`;
      expect(packed).toContain(rule);
    }
  });

  it('take every colour from the theme', () => {
    for (const picture of pictures) {
      const colours = [...text(picture).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      );
      for (const colour of colours)
        expect(colour, picture).toMatch(/^(?:var\(--vscode-|none$|currentColor$)/);
      expect(text(picture)).not.toMatch(/<script|href=|<style/);
    }
  });
});
