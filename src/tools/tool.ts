// What a tool is: the one normal form that every tool file is read into.
import type { Position } from './position.ts';

/** A span of a source file, in UTF-16 code units, as `jsonc-parser` and VS Code's `positionAt` count them. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A JSON Schema (draft-07 or 2020-12) in object form. */
export type JsonSchema = JsonObject;

/** The shape in which a file wrote a tool down. */
export type ToolFormat =
  | 'openai-chat'
  | 'openai-responses'
  | 'mcp'
  | 'anthropic'
  | 'gemini'
  | 'vscode'
  | 'bfcl'
  | 'bare';

export interface Parameter {
  readonly name: string;
  /** The parameter's own schema, with type words already mapped to JSON Schema. */
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly description?: string;
  /** From the opening quote of its name to the end of its schema. */
  readonly range: TextRange;
  /** The JSON string of its name, quotes included; so are all name and description ranges. */
  readonly nameRange: TextRange;
  readonly descriptionRange?: TextRange;
  /** JSON Pointer (RFC 6901) of its schema in the file. */
  readonly pointer: string;
}

export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** Always an object schema: `{type: "object", properties, required?…}`. */
  readonly parametersSchema: JsonSchema;
  /** The root properties of `parametersSchema`, in source order. */
  readonly parameters: readonly Parameter[];
  readonly format: ToolFormat;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly descriptionRange?: TextRange;
  /** JSON Pointer (RFC 6901) of the tool in the file; for JSON Lines the first segment is the line's index. */
  readonly pointer: string;
  /** The tool exactly as the file has it (before any mapping). */
  readonly source: JsonValue;
}

/** What kind of problem it is, where the linter has a rule that says the same and can mend it. */
export type ProblemCode =
  | 'external-ref'
  | 'no-object'
  | 'invalid-schema'
  | 'repeated-name'
  | 'required-flag'
  | 'required-unknown'
  | 'unknown-type'
  | 'unresolved-ref';

/** Something wrong with a tool file. Problems never hide the tools that are well formed. */
export interface ToolProblem {
  readonly code?: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly pointer: string;
  readonly range: TextRange;
  /** Where its range starts, of a syntax error: no pointer leads there. */
  readonly position?: Position;
  readonly tool?: string;
}

export interface ToolFile {
  readonly tools: readonly Tool[];
  readonly problems: readonly ToolProblem[];
}
