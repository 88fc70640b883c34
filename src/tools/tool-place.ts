// Where a tool stands in the tree of its file, for those who look at the file itself and not only at what it means.
import type { JsonTree, ObjectTree } from './json-tree.ts';
import type { SchemaDialect } from './schema-reader.ts';
import type { ParametersPart } from './shapes.ts';
import type { Tool } from './tool.ts';

export interface ToolPlace {
  /** The tool as the file has it. */
  readonly tree: JsonTree;
  /** The object that has its name; `function` in OpenAI's chat format, the tool itself in others. */
  readonly body: ObjectTree;
  readonly pointer: string;
  readonly dialect: SchemaDialect;
  /** Its schema, or the map or list that stands for one; absent where it names no parameters. */
  readonly parameters?: ParametersPart;
}

/** Beside the tools rather than in them: a tool is plain data that is logged and compared, its tree is neither. */
const places = new WeakMap<Tool, ToolPlace>();

export function keepPlace(tool: Tool, place: ToolPlace): void {
  places.set(tool, place);
}

/** Nothing for a tool that was not read from a file. */
export function placeOf(tool: Tool): ToolPlace | undefined {
  return places.get(tool);
}
