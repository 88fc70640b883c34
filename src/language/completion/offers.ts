// What can be written at a place: keywords that its providers take, values, names that are not there yet, whole tools.
import { CompletionItemKind } from 'vscode-languageserver';
import type { Profile } from '../../lint/profile.ts';
import { profilesFor } from '../../lint/profiles.ts';
import { appendPointer } from '../../tools/json-pointer.ts';
import { isObject, type JsonTree, member, plainValue, textOf } from '../../tools/json-tree.ts';
import { locate } from '../../tools/read-document.ts';
import type { JsonValue, ToolFormat } from '../../tools/tool.ts';
import { toolAt } from '../../tools/tool-at.ts';
import type { ToolDocument } from '../open-documents.ts';
import { formats, type Keyword, keywords, types } from './keywords.ts';
import type { Place } from './place.ts';
import { newToolInJson, newToolInYaml, schemaKeyOf } from './snippets.ts';
import { choice, literal, stop } from './stops.ts';

/** Something to insert: JSON, of which YAML leaves out what it does not need. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** For a name: without the colon. */
  readonly text: string;
  /** A snippet for the value behind a name. */
  readonly value?: string;
  /** Replaces all in YAML. */
  readonly yaml?: string;
  readonly detail?: string;
  readonly words?: string;
  /** Offers with a later letter come later. */
  readonly rank?: string;
}

export interface OfferOptions {
  /** Ids of the profiles that the settings ask for. */
  readonly asked: readonly string[];
  /** `block`: as YAML is written without brackets. */
  readonly style: 'block' | 'brackets';
}

export function offersAt(
  place: Place,
  document: ToolDocument,
  offset: number,
  { asked, style }: OfferOptions,
): readonly Offer[] {
  const { read } = document;
  const at = (path: readonly string[]) => locate(read.documents, appendPointer('', ...path))?.tree;
  const format = formatAt(document, offset);
  const profiles = profilesAt(document, offset, asked);
  switch (place.kind) {
    case 'tool':
      return [newTool(format, style)];
    case 'tool-member':
      return [
        // Behind a dash in YAML it is not decided yet what comes.
        ...(style === 'block' && keysOf(at(place.tool)).size === 0 ? [newTool(format, style)] : []),
        ...toolMembers(at(place.tool), format),
      ];
    case 'keyword':
      return keywordOffers(at(place.schema), profiles);
    case 'property':
      return [newProperty()];
    case 'schema':
      return place.keyword === 'additionalProperties'
        ? ['false', 'true'].map((word) => value(word, word))
        : [];
    case 'value':
      return valueOffers(place.keyword, at(place.schema), at(place.root), profiles);
  }
}

/** The format of the tool at a place, else of the one before it, else of the first. */
function formatAt({ read }: ToolDocument, offset: number): ToolFormat {
  const { tools } = read.file;
  const before = tools.findLast((tool) => tool.range.offset <= offset) ?? tools[0];
  return before?.format ?? 'mcp';
}

function profilesAt({ read }: ToolDocument, offset: number, asked: readonly string[]): readonly Profile[] {
  const tool = toolAt(read.file.tools, offset) ?? read.file.tools[0];
  return tool === undefined ? [] : profilesFor(tool, asked);
}

function newTool(format: ToolFormat, style: OfferOptions['style']): Offer {
  return {
    label: 'New tool',
    kind: CompletionItemKind.Snippet,
    text: style === 'block' ? newToolInYaml(format) : newToolInJson(format),
    detail: `A tool in this file's format (${format})`,
  };
}

function newProperty(): Offer {
  return {
    label: 'New parameter',
    kind: CompletionItemKind.Snippet,
    text: `"${stop(1, 'name')}"`,
    value: `{ "type": "${choice(2, 'string,integer,number,boolean,array,object')}", "description": "$3" }`,
    yaml: `${stop(1, 'name')}:\n  type: ${choice(2, 'string,integer,number,boolean,array,object')}\n  description: $3`,
    detail: 'A name with its schema',
  };
}

function toolMembers(tree: JsonTree | undefined, format: ToolFormat): readonly Offer[] {
  const present = keysOf(tree);
  const members: readonly (readonly [string, string, string])[] = [
    ['name', '"$1"', 'What the model calls it.'],
    [format === 'vscode' ? 'modelDescription' : 'description', '"$1"', 'What the model is told about it.'],
    [schemaKeyOf(format), '{ "type": "object", "properties": {$1} }', 'The schema of its parameters.'],
    ...(format === 'mcp'
      ? ([
          ['title', '"$1"', 'Its name for people.'],
          ['outputSchema', '{ "type": "object", "properties": {$1} }', 'The schema of its results.'],
          ['annotations', `{ "readOnlyHint": ${choice(1, 'true,false')} }`, 'Hints about what it does.'],
        ] as const)
      : []),
    ...(format === 'anthropic'
      ? ([['input_examples', '[{$1}]', 'Arguments that show how it is used.']] as const)
      : []),
    ...(format.startsWith('openai') || format === 'anthropic'
      ? ([['strict', `${choice(1, 'true,false')}`, 'Whether calls must fit the schema.']] as const)
      : []),
    ...(format === 'vscode'
      ? ([
          ['displayName', '"$1"', 'Its name for people.'],
          ['toolReferenceName', '"$1"', 'The name by which people refer to it in a prompt.'],
          [
            'canBeReferencedInPrompt',
            `${choice(1, 'true,false')}`,
            'Whether people can refer to it in a prompt.',
          ],
        ] as const)
      : []),
  ];
  return members
    .filter(([name]) => !present.has(name))
    .map(([name, snippet, words]) => named(name, snippet, words, CompletionItemKind.Field));
}

function keywordOffers(tree: JsonTree | undefined, profiles: readonly Profile[]): readonly Offer[] {
  const present = keysOf(tree);
  const type = textOf(member(tree, 'type'))?.toLowerCase();
  return keywords
    .filter(({ name }) => !present.has(name))
    .map((keyword) => {
      const refused = profiles.filter((profile) => treatmentOf(keyword.name, profile) === 'rejected');
      const unused = profiles.filter((profile) => treatmentOf(keyword.name, profile) === 'ignored');
      const detail = [
        ...(refused.length === 0 ? [] : [`refused by ${titles(refused)}`]),
        ...(unused.length === 0 ? [] : [`passed over by ${titles(unused)}`]),
      ].join('; ');
      const fits = type === undefined || keyword.types === undefined || keyword.types.includes(type);
      const rank = refused.length > 0 ? 'c' : fits ? 'a' : 'b';
      return {
        ...named(keyword.name, keyword.value, keyword.words, CompletionItemKind.Property),
        rank: `${rank}${orderOf(keyword)}`,
        ...(detail === '' ? {} : { detail }),
      };
    });
}

function orderOf(keyword: Keyword): string {
  return String(keywords.indexOf(keyword)).padStart(2, '0');
}

function treatmentOf(keyword: string, { keywords: known, otherKeywords }: Profile): string {
  return Object.hasOwn(known, keyword) ? (known[keyword] ?? otherKeywords) : otherKeywords;
}

function titles(profiles: readonly Profile[]): string {
  return profiles.map(({ title }) => title).join(', ');
}

function valueOffers(
  keyword: string,
  schema: JsonTree | undefined,
  root: JsonTree | undefined,
  profiles: readonly Profile[],
): readonly Offer[] {
  switch (keyword) {
    case 'type':
      return types.map((type) => value(type, JSON.stringify(type)));
    case 'format':
      return formats.flatMap((format) => {
        const refused = profiles.filter((profile) => profile.formats?.includes(format) === false);
        const detail =
          refused.length === 0 ? {} : { detail: `not accepted by ${titles(refused)}`, rank: 'b' };
        return [{ ...value(format, JSON.stringify(format)), ...detail }];
      });
    case 'required':
      return requiredOffers(schema);
    case '$ref':
      return referenceOffers(root);
    case 'default':
    case 'const':
      return constantOffers(schema);
    case 'uniqueItems':
    case 'nullable':
      return ['true', 'false'].map((word) => value(word, word));
    default:
      return [];
  }
}

function requiredOffers(schema: JsonTree | undefined): readonly Offer[] {
  const properties = member(schema, 'properties');
  const list = member(schema, 'required');
  const listed = new Set(list?.kind === 'array' ? list.items.map(textOf) : []);
  if (properties?.kind !== 'object') return [];
  return properties.entries
    .filter(({ key }) => !listed.has(key))
    .map(({ key, value: property }) => ({
      ...value(key, JSON.stringify(key)),
      ...detailOf(textOf(member(property, 'description'))),
    }));
}

function detailOf(words: string | undefined): { words?: string } {
  return words === undefined ? {} : { words };
}

function referenceOffers(root: JsonTree | undefined): readonly Offer[] {
  const definitions = ['$defs', 'definitions'].flatMap((key) => {
    const map = member(root, key);
    return map?.kind === 'object' ? map.entries.map((entry) => appendPointer(`#/${key}`, entry.key)) : [];
  });
  return [...definitions, '#'].map((target) => value(target, JSON.stringify(target)));
}

function constantOffers(schema: JsonTree | undefined): readonly Offer[] {
  const list = member(schema, 'enum');
  const values: readonly JsonValue[] = list?.kind === 'array' ? list.items.map(plainValue) : [];
  const isBoolean = textOf(member(schema, 'type'))?.toLowerCase() === 'boolean';
  return [...values, ...(isBoolean ? [true, false] : [])]
    .filter((one) => !isObject(one) && !Array.isArray(one))
    .map((one) => value(String(one), JSON.stringify(one)));
}

function keysOf(tree: JsonTree | undefined): ReadonlySet<string> {
  return new Set(tree?.kind === 'object' ? tree.entries.map(({ key }) => key) : []);
}

function named(name: string, snippet: string, words: string, kind: CompletionItemKind): Offer {
  return { label: name, kind, text: literal(JSON.stringify(name)), value: snippet, words };
}

function value(label: string, text: string): Offer {
  return { label, kind: CompletionItemKind.Value, text: literal(text) };
}
