// Follows a file that others append to, replace or delete, by looking at its state and at a few of its bytes.

/** What a file system says of a file. */
export interface FileState {
  /** Bytes. */
  readonly size: number;
  /** Any number that changes when the file is written. */
  readonly modified: number;
  /** Changes when another file takes the name, where the file system knows. */
  readonly id?: string;
}

export interface LogSource {
  /** `undefined` where there is no such file. @throws where it cannot be looked at. */
  stat(): Promise<FileState | undefined>;
  /** Bytes from `from` up to `to`; fewer where the file has become shorter. */
  read(from: number, to: number): Promise<Uint8Array>;
}

export type Followed =
  | {
      readonly state: 'readable';
      /** Changes when the file was replaced or cut: then nothing that was read before holds. */
      readonly generation: number;
      readonly size: number;
      /** True where its last bytes say that the search has finished. */
      readonly finished: boolean;
    }
  | { readonly state: 'unreadable'; readonly message: string; readonly remedy: string };

export interface Follower {
  /** `undefined` before the first look. */
  readonly followed: Followed | undefined;
  /** Looks at the file. Looks that are asked for during one are made once, after it. Never rejects. */
  look(): Promise<void>;
}

/** Bytes that are compared to tell an appended file from a rewritten one. */
const markLength = 512;
/** Bytes at the end among which the end of the search is looked for. */
const tailLength = 1 << 16;
/** In JSON no text of a model can hold these quotes without backslashes. */
const endOfSearch = '"type":"search-finished"';

/** No two generations of one program are equal, and a view outlives the program by less than it counts. */
let lastGeneration = Date.now();

interface Known extends FileState {
  readonly generation: number;
  readonly head: Uint8Array;
  /** The bytes before `size`. */
  readonly tail: Uint8Array;
}

export function createFollower(source: LogSource, changed: (followed: Followed) => void): Follower {
  let known: Known | undefined;
  let followed: Followed | undefined;
  let looking: Promise<void> | undefined;
  let again = false;

  function tell(next: Followed): void {
    followed = next;
    changed(next);
  }

  /** Said once, however often it is found. */
  function complain(message: string, remedy: string): void {
    known = undefined;
    if (followed?.state === 'unreadable' && followed.message === message) return;
    tell({ state: 'unreadable', message, remedy });
  }

  async function isContinued(last: Known, state: FileState): Promise<boolean> {
    if (state.id !== last.id || state.size < last.size) return false;
    const head = await source.read(0, last.head.length);
    const tail = await source.read(last.size - last.tail.length, last.size);
    return isEqual(head, last.head) && isEqual(tail, last.tail);
  }

  async function lookOnce(): Promise<void> {
    const state = await source.stat();
    if (state === undefined) {
      complain('The log is not there any more.', 'Restore the file, or close this editor.');
      return;
    }
    const last = known;
    if (last !== undefined && isSame(last, state)) return;
    const continued = last !== undefined && (await isContinued(last, state));
    if (!continued) lastGeneration += 1;
    const generation = continued ? last.generation : lastGeneration;
    const head =
      continued && last.head.length === markLength
        ? last.head
        : await source.read(0, Math.min(markLength, state.size));
    const end = await source.read(Math.max(0, state.size - tailLength), state.size);
    known = { ...state, generation, head, tail: end.slice(-markLength) };
    const finished = Buffer.from(end.buffer, end.byteOffset, end.length).includes(endOfSearch);
    tell({ state: 'readable', generation, size: state.size, finished });
  }

  async function lookUntilQuiet(): Promise<void> {
    do {
      again = false;
      try {
        await lookOnce();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        complain(
          `The log cannot be read: ${reason}`,
          'Check that you may read the file, then open it again.',
        );
      }
    } while (again);
    looking = undefined;
  }

  return {
    get followed() {
      return followed;
    },
    look() {
      if (looking === undefined) looking = lookUntilQuiet();
      else again = true;
      return looking;
    },
  };
}

function isSame(a: FileState, b: FileState): boolean {
  return a.size === b.size && a.modified === b.modified && a.id === b.id;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
