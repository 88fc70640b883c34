// The page of the search view runs its own script and nothing else.
import { describe, expect, it } from 'vitest';
import { newNonce, searchPage } from '../../../../src/editor/search-editor/html.ts';

const page = searchPage(
  {
    cspSource: 'https://own.example',
    script: 'https://own.example/a.js?x&y',
    styles: ['https://own.example/a.css'],
  },
  'NONCE',
  { title: '<b>Search</b>', language: 'en' },
);

describe('the page', () => {
  it('allows its own files and the script that carries the nonce', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    expect(policy).toBe(
      "default-src 'none'; style-src https://own.example; font-src https://own.example; script-src 'nonce-NONCE'",
    );
  });

  it('has one script, from a file, and no inline style or handler', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(
      '<script type="module" nonce="NONCE" src="https://own.example/a.js?x&amp;y"></script>',
    );
    expect(page).not.toMatch(/<style|style=|\son\w+=/);
  });

  it('writes texts as text', () => {
    expect(page).toContain('<title>&lt;b&gt;Search&lt;/b&gt;</title>');
  });

  it('has a new nonce of at least 128 bits every time', () => {
    const nonces = new Set(Array.from({ length: 100 }, newNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{22,}$/);
  });
});
