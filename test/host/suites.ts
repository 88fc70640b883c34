// All suites that run inside VS Code. They are defined by a call, after Mocha's `describe` exists.
import { defineActivation } from './activation.ts';
import { defineCompare } from './compare.ts';
import { defineConnection } from './connection.ts';
import { defineDebug } from './debug.ts';
import { defineDiffTools } from './diff-tools.ts';
import { defineExportLabels } from './export-labels.ts';
import { defineImportTools } from './import-tools.ts';
import { defineLabels } from './labels.ts';
import { defineLanguage } from './language.ts';
import { defineRunSearch } from './run-search.ts';
import { defineSearchEditor } from './search-editor.ts';
import { defineSearchFiles } from './search-files.ts';
import { defineToolSource } from './tool-source.ts';
import { defineToolTexts } from './tool-texts.ts';
import { defineViews } from './views.ts';
import { defineVirtualFiles } from './virtual-files.ts';

export function defineSuites(): void {
  defineActivation();
  defineRunSearch();
  defineSearchEditor();
  defineViews();
  defineSearchFiles();
  defineCompare();
  defineLabels();
  defineExportLabels();
  defineToolSource();
  defineToolTexts();
  defineConnection();
  defineVirtualFiles();
  defineImportTools();
  defineDiffTools();
  defineLanguage();
  defineDebug();
}
