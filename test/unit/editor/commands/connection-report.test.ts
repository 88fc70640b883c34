// What "Test Connection" shows.
import { describe, expect, it } from 'vitest';
import { connectionReport } from '../../../../src/editor/commands/connection-report.ts';

const names = ['toolprm.policy.url', 'toolprm.reward.url'];

describe('the report of a connection', () => {
  it('says what each model can do', () => {
    const text = connectionReport(
      [{ role: 'Policy', where: 'http://127.0.0.1:8000', lines: ['Server: vLLM', 'Model: hammer'] }],
      names,
    );
    expect(text).toBe(
      'A search can be run with these models.\n\n✓ Policy: http://127.0.0.1:8000\n    Server: vLLM\n    Model: hammer\n',
    );
  });

  it('says what failed, what to do, and which settings are meant', () => {
    const error = { message: 'Nobody answers.', remedy: 'Start the server.' };
    const text = connectionReport([{ role: 'Reward model', where: 'x', lines: [], error }], names);
    expect(text).toContain('A search cannot be run like this. The models are set by toolprm.policy.url and');
    expect(text).toContain('✗ Reward model: x\n    Nobody answers.\n    What to do: Start the server.');
  });

  it('keeps the words of a server in their line', () => {
    const text = connectionReport([{ role: 'Policy', where: 'x', lines: ['a\n✓ Reward\u202e'] }], names);
    expect(text).not.toMatch(/\n✓ Reward|\u202e/);
  });

  it('passes over a model that has nothing to say', () => {
    expect(connectionReport([{ role: 'Policy', where: 'embedded', lines: [] }], names)).not.toContain(
      'Policy',
    );
  });
});
