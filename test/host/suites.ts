// All suites that run inside VS Code. They are defined by a call, after Mocha's `describe` exists.
import { defineActivation } from './activation.ts';
import { defineRunSearch } from './run-search.ts';
import { defineSearchEditor } from './search-editor.ts';
import { defineViews } from './views.ts';

export function defineSuites(): void {
  defineActivation();
  defineRunSearch();
  defineSearchEditor();
  defineViews();
}
