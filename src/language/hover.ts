// What a hover says: the tool or parameter as the program reads it, what it costs, and what each provider makes of it.
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { compatibility } from '../lint/compatibility.ts';
import { subjectOf } from '../lint/lint.ts';
import { profiles as allProfiles, profilesFor } from '../lint/profiles.ts';
import type { SchemaNode } from '../lint/rule.ts';
import { own } from '../tools/json-tree.ts';
import type { TextRange, Tool } from '../tools/tool.ts';
import { codeBlock, inCode, inText } from './markdown.ts';
import type { ToolDocument } from './open-documents.ts';
import { contains, rangeIn } from './ranges.ts';
import { spotAt } from './spot.ts';
import { countTokens, vocabulary } from './tokens.ts';
import { typeWords, valueTypes } from './value-types.ts';

/** Lines of the normal form that are shown. */
const mostLines = 30;

/** @param evidence Markdown of what searches have shown here, if anything. */
export async function hoverAt(
  document: ToolDocument,
  offset: number,
  asked: readonly string[],
  evidence: string | undefined,
): Promise<Hover | undefined> {
  const { tool, node, steps, onName } = spotAt(document, offset);
  if (tool === undefined) return undefined;
  if (contains(tool.nameRange, offset)) {
    return hover(document, tool.nameRange, [...(await toolWords(document, tool, asked)), evidence]);
  }
  const named = node?.property;
  if (node !== undefined && named !== undefined && contains(named.nameRange, offset)) {
    return hover(document, named.nameRange, [...(await propertyWords(tool, node)), evidence]);
  }
  const last = steps.at(-1);
  if (onName && node !== undefined && last?.entry !== undefined && isKeywordOf(node, last.pointer)) {
    const words = keywordWords(tool, last.entry.key, asked);
    return hover(document, last.entry.keyRange, [words, evidence]);
  }
  return evidence === undefined || last === undefined
    ? undefined
    : hover(document, last.tree.range, [evidence]);
}

function hover(
  document: ToolDocument,
  range: TextRange,
  parts: readonly (string | undefined)[],
): Hover | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  if (said.length === 0) return undefined;
  return {
    range: rangeIn(document, range),
    contents: { kind: MarkupKind.Markdown, value: said.join('\n\n') },
  };
}

async function toolWords(
  document: ToolDocument,
  tool: Tool,
  asked: readonly string[],
): Promise<readonly string[]> {
  const required = tool.parameters.filter((parameter) => parameter.required).length;
  const tokens = await countTokens(JSON.stringify(tool.source));
  const count = tool.parameters.length === 1 ? '1 parameter' : `${tool.parameters.length} parameters`;
  return [
    `**${inCode(tool.name)}** · tool (${tool.format}) · ${count}, ${required} required · ${tokens} tokens (${vocabulary})`,
    ...(tool.description === undefined ? [] : [inText(tool.description)]),
    codeBlock(JSON.stringify(tool.parametersSchema, null, 2), 'json', mostLines),
    compatibilityTable(document, tool, asked),
  ];
}

async function propertyWords(tool: Tool, node: SchemaNode): Promise<readonly string[]> {
  const { property, schema } = node;
  const text = JSON.stringify(schema);
  const tokens = await countTokens(text);
  const description = own(schema, 'description');
  return [
    `**${inCode(property?.name ?? '')}** · ${typeWords(valueTypes(schema, tool.parametersSchema))}, ${property?.required === true ? 'required' : 'optional'} · ${tokens} tokens (${vocabulary})`,
    ...(typeof description === 'string' ? [inText(description)] : []),
    codeBlock(JSON.stringify(schema, null, 2), 'json', mostLines),
    node.parameter === property?.name ? '' : `Part of ${inCode(node.parameter ?? tool.name)}.`,
  ];
}

function isKeywordOf(node: SchemaNode, pointer: string): boolean {
  return pointer.startsWith(`${node.pointer}/`) && !pointer.slice(node.pointer.length + 1).includes('/');
}

const treatmentWords: Readonly<Record<string, string>> = {
  enforced: 'enforced',
  shown: 'shown to the model, not enforced',
  ignored: 'passed over',
  rejected: '**refused**',
};

function keywordWords(tool: Tool, keyword: string, asked: readonly string[]): string {
  const own = profilesFor(tool, asked);
  const lines = allProfiles.map(({ id, title, keywords, otherKeywords }) => {
    const treatment = Object.hasOwn(keywords, keyword) ? keywords[keyword] : otherKeywords;
    const isOwn = own.some((profile) => profile.id === id);
    return `- ${isOwn ? `**${title}**` : title}: ${treatmentWords[treatment ?? ''] ?? 'unknown'}`;
  });
  return [`${inCode(keyword)} at each provider`, lines.join('\n')].join('\n\n');
}

const marks = { fits: '✓', ignored: '△', refused: '✗' } as const;

function compatibilityTable({ read }: ToolDocument, tool: Tool, asked: readonly string[]): string {
  const [linted] = subjectOf({ ...read, file: { ...read.file, tools: [tool] } }, asked).tools;
  if (linted === undefined) return '';
  const rows = compatibility(linted).map(({ profile, verdict, refusals, ignored }) => {
    const isOwn = linted.profiles.some(({ id }) => id === profile.id);
    const title = isOwn ? `**${profile.title}**` : profile.title;
    const keywords = ignored.map(inCode);
    return `| ${title} | ${marks[verdict]} | ${list(refusals.map(inCell))} | ${list(keywords)} | ${profile.verified} |`;
  });
  return ['| Profile | | Refused | Passed over | As of |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

const mostListed = 5;

function list(words: readonly string[]): string {
  return words.slice(0, mostListed).join('; ') + (words.length > mostListed ? '; …' : '');
}

function inCell(text: string): string {
  return inText(text.replace(/\s+/g, ' '));
}
