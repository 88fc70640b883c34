// A change of a tool file: as a linter asks for it, by JSON Pointer, and as it is made, in the text.
import type { JsonValue } from './tool.ts';

/** A change of the file, by JSON Pointer, so that it can be made in JSON, JSON with comments, JSON Lines and YAML alike. */
export type SchemaEdit =
  /** Gives what stands there another value, or adds it at the end of what is around it; `-` is a list's end. */
  | { readonly kind: 'set'; readonly pointer: string; readonly value: JsonValue }
  | { readonly kind: 'remove'; readonly pointer: string }
  /** Gives the property at `pointer` another name; its place stays. */
  | { readonly kind: 'rename'; readonly pointer: string; readonly name: string };

/** `length` characters at `offset` become `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}
