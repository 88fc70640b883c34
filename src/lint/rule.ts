// What a lint rule is: what it looks at, what it finds, and how a finding is mended.
import type { JsonTree, ObjectTree } from '../tools/json-tree.ts';
import type { SchemaEdit } from '../tools/schema-edit.ts';
import type { JsonObject, JsonValue, ProblemCode, TextRange, Tool, ToolProblem } from '../tools/tool.ts';
import type { Profile } from './profile.ts';

export type { SchemaEdit };

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RuleCategory = 'structure' | 'naming' | 'description' | 'strict' | 'set' | 'safety' | 'search';

/** A schema inside a tool: its root, a property, items, a branch, a definition. */
export interface SchemaNode {
  readonly schema: JsonObject;
  readonly tree: ObjectTree;
  /** JSON Pointer in the file. */
  readonly pointer: string;
  /** JSON Pointer in the tool's schema; `''` is its root. */
  readonly path: string;
  /** How many objects and lists of the value it describes lie around it: 0 for the root, 1 for a parameter. */
  readonly depth: number;
  /** Set where it is the schema of a property. */
  readonly property?: {
    readonly name: string;
    readonly nameRange: TextRange;
    readonly required: boolean;
    readonly parent: SchemaNode;
  };
  /** How it hangs on the schema around it: `properties`, `items`, `anyOf`, `$defs`, … ; absent for the root. */
  readonly keyword?: string;
  /** What to underline where the schema as a whole is meant: the name that it stands under, or its opening bracket. */
  readonly labelRange: TextRange;
  /** The tool's parameter that it lies in; absent at the root and in definitions. */
  readonly parameter?: string;
  /** The file has no such object: the root of a plain map or list of parameters. It can be read, but not edited. */
  readonly unwritten?: true;
}

export interface LintedTool {
  readonly tool: Tool;
  /** The tool as the file has it. */
  readonly tree: JsonTree;
  /** All schemas in source order, the root first; empty for a tool without parameters or with parameters that are no JSON Schema. */
  readonly nodes: readonly SchemaNode[];
  /** What it is checked against: the profiles of its own format, and those that were asked for. */
  readonly profiles: readonly Profile[];
  /** Those of `profiles` whose demands on schemas hold for it: not strict mode's for a tool that is not strict. */
  readonly demands: readonly Profile[];
}

/** What rules look at: one file's tools, against some profiles. */
export interface LintSubject {
  readonly text: string;
  readonly tools: readonly LintedTool[];
  /** What reading the file found. */
  readonly problems: readonly ToolProblem[];
  readonly profiles: readonly Profile[];
}

export interface Fix {
  /** What it does, as a menu says it: `Add "additionalProperties": false`. */
  readonly title: string;
  readonly edits: readonly SchemaEdit[];
  /** Whether it may be applied with all others at once; false where a person must choose or complete something. */
  readonly mechanical: boolean;
}

export interface RuleFinding {
  readonly pointer: string;
  readonly range: TextRange;
  /** What is wrong, in one sentence, with the names in it. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly tool?: string;
  readonly parameter?: string;
  /** Ids of the profiles that it holds for; absent where it holds for every client. */
  readonly profiles?: readonly string[];
  /** Where a profile makes it worse or milder than the rule says. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly range: TextRange; readonly message: string }[];
}

export interface Rule {
  /** Stable for ever, kebab-case; never given to another rule. */
  readonly id: string;
  /** One line, without a full stop: what must hold. */
  readonly title: string;
  readonly category: RuleCategory;
  /** `off`: reported only where a setting asks for it. */
  readonly severity: Severity | 'off';
  /** Where the demand comes from. */
  readonly source: { readonly title: string; readonly url: string; readonly verified: string };
  /** Why, for its page: one or two paragraphs of Markdown. */
  readonly why: string;
  /** Tool files (JSON values) that fail and that pass; the tests run them and the page shows them. */
  readonly examples: {
    readonly fails: readonly JsonValue[];
    readonly passes: readonly JsonValue[];
    /** Profiles that they are checked against besides those of their own format. */
    readonly profiles?: readonly string[];
  };
  /** Profiles under which it says anything; absent: all. */
  readonly onlyProfiles?: readonly string[];
  /**
   * `file`: it compares tools with each other. Others look at each tool by itself, so that what they found stays true
   * while the tool's text does.
   */
  readonly scope?: 'file';
  /** Of a rule of scope `file`: what it finds in a tool by itself, besides what `check` finds when it compares them. */
  readonly alone?: (linted: LintedTool) => Iterable<RuleFinding>;
  /** Rules that say more: where one of them finds something at the same pointer, this one keeps silent. */
  readonly yieldsTo?: readonly string[];
  /** Problems of reading that it tells in its own words: they are left out where the rule runs. */
  readonly restates?: readonly ProblemCode[];
  readonly check: (subject: LintSubject) => Iterable<RuleFinding>;
}

/** A finding as the linter gives it out. */
export interface Finding extends RuleFinding {
  readonly rule: string;
  readonly severity: Severity;
}
