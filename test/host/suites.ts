// All suites that run inside VS Code. They are defined by a call, after Mocha's `describe` exists.
import { defineActivation } from './activation.ts';
import { defineRunSearch } from './run-search.ts';

export function defineSuites(): void {
  defineActivation();
  defineRunSearch();
}
