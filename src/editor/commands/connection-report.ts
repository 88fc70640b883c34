// The text that "Test Connection" shows: for each model what it can do, or what failed and what to do.
import { oneLine } from '../../log/visible.ts';

export interface ModelFinding {
  readonly role: string;
  /** URL without credentials, file, or way of scoring. */
  readonly where: string;
  readonly lines: readonly string[];
  readonly error?: { readonly message: string; readonly remedy: string };
}

/** Servers' own words are shown in single lines, whatever they hold. */
export function connectionReport(findings: readonly ModelFinding[], settingNames: readonly string[]): string {
  const failed = findings.filter(({ error }) => error !== undefined).length;
  const sections = findings
    .filter(({ lines, error }) => lines.length > 0 || error !== undefined)
    .map(({ role, where, lines, error }) =>
      [
        `${error === undefined ? '✓' : '✗'} ${role}: ${oneLine(where, 300)}`,
        ...lines.map((line) => `    ${oneLine(line, 500)}`),
        ...(error === undefined
          ? []
          : [
              `    ${oneLine(error.message, 1000)}`,
              ...(error.remedy ? [`    What to do: ${oneLine(error.remedy, 1000)}`] : []),
            ]),
      ].join('\n'),
    );
  const verdict =
    failed === 0
      ? 'A search can be run with these models.'
      : `A search cannot be run like this. The models are set by ${settingNames.join(' and ')}.`;
  return `${[verdict, ...sections].join('\n\n')}\n`;
}
