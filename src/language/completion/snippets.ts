// Snippets of the protocol: texts with places to fill in, for JSON and for YAML.
import type { ToolFormat } from '../../tools/tool.ts';
import { choice, stop } from './stops.ts';

const schema = (indent: string) =>
  [
    '{',
    `${indent}\t"type": "object",`,
    `${indent}\t"properties": {`,
    `${indent}\t\t"${stop(3, 'name')}": { "type": "${choice(4, 'string,integer,number,boolean,array,object')}", "description": "$5" }`,
    `${indent}\t},`,
    `${indent}\t"required": ["${stop(3, 'name')}"]`,
    `${indent}}`,
  ].join('\n');

const head = (indent: string, description = 'description') =>
  `${indent}"name": "${stop(1, 'get_something')}",\n${indent}"${description}": "${stop(2, 'What it does, and when to use it.')}",\n`;

/** A tool as the file's others are written. */
export function newToolInJson(format: ToolFormat): string {
  switch (format) {
    case 'openai-chat':
      return `{\n\t"type": "function",\n\t"function": {\n${head('\t\t')}\t\t"parameters": ${schema('\t\t')}\n\t}\n}`;
    case 'openai-responses':
      return `{\n\t"type": "function",\n${head('\t')}\t"parameters": ${schema('\t')}\n}`;
    case 'anthropic':
      return `{\n${head('\t')}\t"input_schema": ${schema('\t')}\n}`;
    case 'mcp':
      return `{\n${head('\t')}\t"inputSchema": ${schema('\t')}\n}`;
    case 'gemini':
      return `{\n${head('\t')}\t"parametersJsonSchema": ${schema('\t')}\n}`;
    case 'vscode':
      return `{\n\t"displayName": "$6",\n${head('\t', 'modelDescription')}\t"inputSchema": ${schema('\t')}\n}`;
    case 'bfcl':
      return `{\n${head('\t')}\t"parameters": ${schema('\t').replace('"type": "object"', '"type": "dict"')}\n}`;
    default:
      return `{\n${head('\t')}\t"parameters": ${schema('\t')}\n}`;
  }
}

/** The key under which a format keeps a tool's schema. */
export function schemaKeyOf(format: ToolFormat): string {
  if (format === 'anthropic') return 'input_schema';
  if (format === 'mcp' || format === 'vscode') return 'inputSchema';
  return format === 'gemini' ? 'parametersJsonSchema' : 'parameters';
}

/** A tool in YAML, as an item of a list; a snippet's lines are indented by the client. */
export function newToolInYaml(format: ToolFormat): string {
  const lines = (description: string) => [
    `name: ${stop(1, 'get_something')}`,
    `${description}: ${stop(2, 'What it does, and when to use it.')}`,
    `${schemaKeyOf(format)}:`,
    '  type: object',
    '  properties:',
    `    ${stop(3, 'name')}:`,
    `      type: ${choice(4, 'string,integer,number,boolean,array,object')}`,
    '      description: $5',
    `  required: [${stop(3, 'name')}]`,
  ];
  if (format === 'openai-chat') {
    return ['type: function', 'function:', ...lines('description').map((line) => `  ${line}`)].join('\n');
  }
  const own = lines(format === 'vscode' ? 'modelDescription' : 'description');
  return (format === 'openai-responses' ? ['type: function', ...own] : own).join('\n');
}
