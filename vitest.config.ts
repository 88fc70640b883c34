// Unit tests: everything under test/unit. Tests inside VS Code and of its user interface have runners of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // A test of the embedded engine starts a process and loads a model.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A file in which no test ran is a mistake, not a success.
    passWithNoTests: false,
  },
});
