// Whether a search may be run here: in Restricted Mode nothing of the workspace decides what is sent where.

/** What Run Search, Continue from Here and Test Connection are judged by. */
export interface Situation {
  readonly trusted: boolean;
  /** What is searched from lies on the disk of the extension host. */
  readonly onDisk: boolean;
  /** What the workspace decides about the search once it is trusted, in words; empty where trust would change nothing. */
  readonly decidedByWorkspace: readonly string[];
}

/** A log names the model and holds the prompt of a search that continues it: always the workspace's word. */
export const decidedByLog: readonly string[] = [
  'prompt and model of a search that continues one of its logs',
];

/** Why no search can be run here, in plain words; nothing where one can. */
export function whyNoSearch(situation: Situation): string | undefined {
  if (isUntrusted(situation)) {
    const what = situation.decidedByWorkspace.join(', ');
    return `This workspace is not trusted, and it decides: ${what}. Trust it to run searches.`;
  }
  if (!situation.onDisk) {
    return 'This log does not lie on the disk. Open it from a folder on the disk to run searches.';
  }
  return undefined;
}

/** A search that was not run; nothing was opened, asked or written. */
export class SearchRefusedError extends Error {
  /** Trusting the workspace would let it run. */
  readonly untrusted: boolean;

  constructor(message: string, untrusted: boolean) {
    super(message);
    this.name = 'SearchRefusedError';
    this.untrusted = untrusted;
  }
}

/** @throws {SearchRefusedError} where no search can be run. */
export function refuseSearch(situation: Situation): void {
  const reason = whyNoSearch(situation);
  if (reason !== undefined) throw new SearchRefusedError(reason, isUntrusted(situation));
}

const isUntrusted = ({ trusted, decidedByWorkspace }: Situation): boolean =>
  !trusted && decidedByWorkspace.length > 0;

/** Values of one setting, as `inspect` and the workspace's files have them. */
export interface SettingValues {
  readonly id: string;
  /** The user's own, or the default. */
  readonly user: unknown;
  /** What the workspace sets, in any of its files; `undefined` stands for nothing. */
  readonly workspace: readonly unknown[];
}

/** Ids of the settings that the workspace changes, in the order given. */
export function changedByWorkspace(settings: readonly SettingValues[]): readonly string[] {
  return settings
    .filter(({ user, workspace }) =>
      workspace.some((value) => value !== undefined && JSON.stringify(value) !== JSON.stringify(user)),
    )
    .map(({ id }) => id);
}

/** The value of a dotted id in a settings file, whether it is written as one name or as objects in each other. */
export function valueIn(settings: unknown, id: string): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  for (const [name, value] of Object.entries(settings)) {
    if (name === id) return value;
    const inner = id.startsWith(`${name}.`) ? valueIn(value, id.slice(name.length + 1)) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
