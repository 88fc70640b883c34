// Packages the extension and runs test/ui/ against it in a real VS Code: `npm run test:ui [-- vitest arguments]`.
import { packageExtension } from './package.ts';
import { runVitest } from './run-vitest.ts';

const vsix = await packageExtension(`${process.platform}-${process.arch}`);
const result = runVitest('ui', ['--config', 'test/ui/vitest.config.ts', ...process.argv.slice(2)], {
  TOOLPRM_VSIX: vsix,
});
if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
