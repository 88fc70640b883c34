import { basename, dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newLogPath, numbered } from '../../../src/log/name.ts';

const time = new Date('2026-11-22T09:15:03.120Z');
const name = (query: string): string => basename(newLogPath('/logs', query, time));

describe('the name of a new log', () => {
  it('says when and what', () => {
    expect(newLogPath('/logs', 'Oslo weather', time)).toMatch(
      /logs.2026-11-22T09-15-03-oslo-weather\.toolprm\.jsonl$/,
    );
  });

  it.each([
    ['What is the weather in Oslo?', 'weather-oslo'],
    ["What's on?", 'whats-on'],
    ['Tænk på Århus, é!', 'tænk-pa-arhus-e'],
    ['東京の天気', '東京の天気'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON: <a|b>?*"\\', 'con-b'],
    ['', 'search'],
    ['?!', 'search'],
    ['the', 'the'],
    ['Find flights from Oslo to Bergen next Friday morning', 'find-flights-oslo-bergen'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 'donaudampfschifffahrtsgese'],
  ])('is made of %j as %s', (query, slug) => {
    expect(name(query)).toBe(`2026-11-22T09-15-03-${slug}.toolprm.jsonl`);
  });

  it('is short and allowed on Windows, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        const made = newLogPath('/logs', query, time);
        expect(basename(dirname(made))).toBe('logs');
        expect(basename(made).length).toBeLessThanOrEqual(60);
        expect(basename(made)).toMatch(
          /^2026-11-22T09-15-03-[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*\.toolprm\.jsonl$/u,
        );
      }),
    );
  });

  it('gets a number before its extension', () => {
    expect(numbered('/a/b.toolprm.jsonl', 2)).toBe('/a/b-2.toolprm.jsonl');
    expect(numbered('/a/log', 3)).toBe('/a/log-3');
  });
});
