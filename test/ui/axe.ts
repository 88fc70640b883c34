// axe-core inside a page of the extension: what it finds, as lines that say where and why.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Frame } from 'playwright-core';

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(frame: Frame): Promise<readonly string[]> {
  if (await frame.evaluate(`typeof axe === 'undefined'`)) await frame.evaluate(source);
  const found: readonly Result[] = await frame.evaluate(
    `axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => {
      const why = (failureSummary ?? '').split('\n').slice(1).join(' ').replaceAll(/\s+/g, ' ');
      return `${id} (${impact}): ${html.slice(0, 160)}: ${why}`;
    }),
  );
}
