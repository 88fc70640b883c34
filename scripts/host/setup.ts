// Installs what the tests inside a real VS Code need, and says what is still missing: `npm run host:setup`.
import { findChromium } from './browser.ts';
import { hasCodeServer, installCodeServer } from './code-server.ts';

installCodeServer();
const chromium = findChromium();
console.log(`VS Code for the browser: ${hasCodeServer() ? 'installed in .host/' : 'missing'}`);
console.log(
  `Chromium: ${chromium ?? 'missing; install one (Debian: apt-get install chromium) or set CHROME_PATH'}`,
);
if (chromium === undefined) process.exitCode = 1;
