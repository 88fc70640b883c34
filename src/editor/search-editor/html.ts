// The page of the search view: nothing in it but its own script and styles, and a policy that keeps it so.
import { randomBytes } from 'node:crypto';

export interface PageAddresses {
  /** The origin of the extension's own files, for the policy. */
  readonly cspSource: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** 128 random bits, as a script's nonce. */
export const newNonce = (): string => randomBytes(16).toString('base64url');

/** The script draws all of it into `#root`. */
export function searchPage(
  { cspSource, script, styles }: PageAddresses,
  nonce: string,
  texts: { readonly title: string; readonly language: string },
): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const links = styles.map((style) => `    <link rel="stylesheet" href="${escaped(style)}">`).join('\n');
  return `<!DOCTYPE html>
<html lang="${escaped(texts.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
${links}
    <title>${escaped(texts.title)}</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" nonce="${nonce}" src="${escaped(script)}"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
