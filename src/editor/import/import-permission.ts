// Whether a server may be started or connected to: in a trusted workspace only, and after the person has seen what it is.
import type { DescribedServer } from '../../sources/describe-server.ts';

/** An import that was not made; nothing was started, asked or written. */
export class ImportRefusedError extends Error {
  constructor() {
    super(
      'This workspace is not trusted: no server is started or connected to from here. Trust it to import tools.',
    );
    this.name = 'ImportRefusedError';
  }
}

/** @throws {ImportRefusedError} where the workspace is not trusted. */
export function refuseUntrusted(trusted: boolean): void {
  if (!trusted) throw new ImportRefusedError();
}

export interface Question {
  readonly message: string;
  /** The exact command or address, and what goes along with it. */
  readonly detail: string;
  readonly yes: string;
}

export function questionAbout({ name, kind, what, details }: DescribedServer): Question {
  const isProgram = kind === 'program';
  return {
    message: isProgram ? `Start the MCP server "${name}"?` : `Connect to the MCP server "${name}"?`,
    detail: [
      what,
      ...details,
      isProgram
        ? 'The program runs with your rights until its tools are listed.'
        : 'It is asked for its tools, and nothing else.',
    ].join('\n\n'),
    yes: isProgram ? 'Start' : 'Connect',
  };
}

/**
 * Asks each time: what was agreed to may be another command tomorrow.
 * @throws {ImportRefusedError} where the workspace is not trusted; nobody is asked then.
 */
export async function agreeTo(
  server: DescribedServer,
  trusted: boolean,
  ask: (question: Question) => PromiseLike<boolean>,
): Promise<boolean> {
  refuseUntrusted(trusted);
  return ask(questionAbout(server));
}
