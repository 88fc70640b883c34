// What differs between two versions of a tool file, as data.
import type { TextRange } from './tool.ts';

export type ChangeKind =
  | 'tool-added'
  | 'tool-removed'
  | 'tool-renamed'
  | 'parameter-added'
  | 'parameter-removed'
  | 'parameter-renamed'
  /** An optional parameter that is required now. */
  | 'required'
  /** A required parameter that may be left out now. */
  | 'optional'
  | 'type'
  /** `enum` and `const`. */
  | 'values'
  /** Any other keyword that a value must satisfy: bounds, `pattern`, `format`, branches, … */
  | 'constraint'
  | 'default'
  /** Descriptions, titles, examples and other words. */
  | 'described';

/**
 * What the change does to the calls that the schema allows. Only declared parameters count as allowed, as in a search: an
 * optional parameter that is new is `wider`, a required one that is new is `otherwise` (no old call fits, and no new one did).
 * `words`: the same calls are allowed.
 */
export type ChangeEffect = 'narrower' | 'wider' | 'otherwise' | 'words';

export interface ChangePlace {
  /** JSON Pointer in that version of the file. Behind a `$ref` it is the place that refers. */
  readonly pointer: string;
  /** The nearest range that reading a tool keeps: a name, a description, else the whole parameter or tool. */
  readonly range: TextRange;
}

export interface ToolChange {
  readonly kind: ChangeKind;
  readonly effect: ChangeEffect;
  /** The tool's name in the new version; of a tool that was removed, its old name. */
  readonly tool: string;
  /** The tool's parameter around the change, named as the tool is. Absent where the tool as a whole changed. */
  readonly parameter?: string;
  /** The place within the parameter as people write it (`stops[].city`), where it is not the parameter itself. */
  readonly path?: string;
  /** The old name of what was renamed. */
  readonly formerly?: string;
  /** The JSON Schema keyword, where one alone changed. */
  readonly keyword?: string;
  /** One sentence; it names the parameter but not the tool. */
  readonly message: string;
  /** Absent for what is new. */
  readonly before?: ChangePlace;
  /** Absent for what was removed. */
  readonly after?: ChangePlace;
}
