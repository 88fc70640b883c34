// An OpenAPI document as it is read: its parts, and how what cannot be expressed is told.
import type { JsonObject, JsonValue } from '../tools/tool.ts';

export interface OpenApiDocument {
  readonly root: JsonObject;
  /** OpenAPI 3.0, which has a dialect of JSON Schema of its own; later versions have JSON Schema itself. */
  readonly isOld: boolean;
  readonly leaveOut: (where: string, message: string) => void;
}

export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  /** Those that the path gives to all its operations. */
  readonly shared: readonly { readonly value: JsonValue; readonly pointer: string }[];
  readonly pointer: string;
}
