// The outline of a tool file: tools, their parameters, and what lies in those.
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { SchemaNode } from '../lint/rule.ts';
import { nodesOf } from '../lint/walk.ts';
import { rangeThrough } from '../tools/json-tree.ts';
import { eachMapped, type Steps } from '../tools/slices.ts';
import type { TextRange, Tool } from '../tools/tool.ts';
import type { ToolDocument } from './open-documents.ts';
import { rangeIn } from './ranges.ts';
import { typeWords, valueTypes } from './value-types.ts';

/** A step for each tool. */
export function documentSymbols(document: ToolDocument): Steps<DocumentSymbol[]> {
  return eachMapped(document.read.file.tools, (tool) => toolSymbol(document, tool));
}

function toolSymbol(document: ToolDocument, tool: Tool): DocumentSymbol {
  const children = new Map<SchemaNode, SchemaNode[]>();
  for (const node of nodesOf(tool)) {
    if (node.property === undefined) continue;
    const siblings = children.get(node.property.parent);
    if (siblings === undefined) children.set(node.property.parent, [node]);
    else siblings.push(node);
  }
  const inside = (nodes: readonly SchemaNode[]): DocumentSymbol[] =>
    nodes.flatMap((node) => {
      const { property } = node;
      if (property === undefined) return [];
      const inner = children.get(node) ?? [];
      const types = valueTypes(node.schema, tool.parametersSchema);
      return [
        {
          name: property.name === '' ? '""' : property.name,
          detail: property.required ? typeWords(types) : `${typeWords(types)}?`,
          kind: symbolKind(types[0]),
          ...ranges(document, rangeThrough(property.nameRange, node.tree.range), property.nameRange),
          ...(inner.length === 0 ? {} : { children: inside(inner) }),
        },
      ];
    });
  // Properties of branches and definitions hang on schemas that are no properties themselves.
  const tops = [...children]
    .filter(([parent]) => parent.property === undefined)
    .flatMap(([, nodes]) => nodes);
  return {
    name: tool.name,
    detail: tool.description === undefined ? '' : firstSentence(tool.description),
    kind: SymbolKind.Function,
    ...ranges(document, tool.range, tool.nameRange),
    children: inside(tops),
  };
}

/** The name must lie in the range, or clients refuse the symbol. */
function ranges(document: ToolDocument, whole: TextRange, name: TextRange) {
  const isInside = whole.offset <= name.offset && name.offset + name.length <= whole.offset + whole.length;
  return {
    range: rangeIn(document, whole.length >= 0 ? whole : name),
    selectionRange: rangeIn(
      document,
      isInside || whole.length < 0 ? name : { offset: whole.offset, length: 0 },
    ),
  };
}

function symbolKind(type: string | undefined): SymbolKind {
  switch (type) {
    case 'string':
      return SymbolKind.String;
    case 'integer':
    case 'number':
      return SymbolKind.Number;
    case 'boolean':
      return SymbolKind.Boolean;
    case 'array':
      return SymbolKind.Array;
    case 'object':
      return SymbolKind.Object;
    default:
      return SymbolKind.Field;
  }
}

function firstSentence(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.!?])\s|\n/);
  return first.length > 80 ? `${first.slice(0, 79)}…` : first;
}
