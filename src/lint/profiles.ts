// The profiles that come with the program, checked once as they are loaded, and which of them a tool is held against.
import { isObject, member } from '../tools/json-tree.ts';
import type { JsonValue, Tool } from '../tools/tool.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { Profile, SchemaDemands } from './profile.ts';
import anthropic from './profiles/anthropic.json' with { type: 'json' };
import gemini from './profiles/gemini.json' with { type: 'json' };
import mcp from './profiles/mcp.json' with { type: 'json' };
import openai from './profiles/openai.json' with { type: 'json' };
import openaiStrict from './profiles/openai-strict.json' with { type: 'json' };
import vllmXgrammar from './profiles/vllm-xgrammar.json' with { type: 'json' };
import vscode from './profiles/vscode.json' with { type: 'json' };

const treatments = new Set(['enforced', 'shown', 'ignored', 'rejected']);
const isTreatment = (value: unknown): boolean => typeof value === 'string' && treatments.has(value);

/** In the order in which tables show them. Throws while loading if a data file is not a profile. */
export const profiles: readonly Profile[] = [
  ...[checked(openai), checked(openaiStrict), checked(anthropic), checked(gemini)],
  ...[checked(mcp), checked(vscode), checked(vllmXgrammar)],
];

/** The ids of those profiles that demand something, if only of one of their fields: where a rule about it has a say. */
export function profilesWhere(demands: (profile: Profile) => boolean): readonly string[] {
  return profiles
    .filter((profile) => {
      const fields = Object.keys(profile.fields ?? {});
      return [profile, ...fields.map((field) => inField(profile, field))].some(demands);
    })
    .map(({ id }) => id);
}

/** The profiles of a tool's own format, and those that were asked for; ids that no profile has are passed over. */
export function profilesFor(tool: Tool, asked: readonly string[]): readonly Profile[] {
  const wanted = new Set([...defaultIds(tool), ...asked]);
  return profiles.filter(({ id }) => wanted.has(id));
}

function defaultIds(tool: Tool): readonly string[] {
  switch (tool.format) {
    case 'openai-chat':
    case 'openai-responses':
      return isStrict(tool) ? ['openai', 'openai-strict'] : ['openai'];
    case 'anthropic':
    case 'gemini':
    case 'mcp':
    case 'vscode':
      return [tool.format];
    default:
      return [];
  }
}

/** Whether a tool asks for strict mode (`"strict": true` beside its name). */
export function isStrict(tool: Tool): boolean {
  const flag = member(placeOf(tool)?.body, 'strict');
  return flag?.kind === 'scalar' && flag.value === true;
}

/** Those profiles whose demands on schemas hold for a tool, with what they demand of the field that it uses. */
export function demandsOn(tool: Tool, checkedAgainst: readonly Profile[]): readonly Profile[] {
  const strict = isStrict(tool);
  const field = schemaField(tool);
  return checkedAgainst
    .filter(({ strictToolsOnly }) => strictToolsOnly !== true || strict)
    .map((profile) => (profile.id === tool.format ? inField(profile, field) : profile));
}

/** The name of the key that a tool's schema stands under. */
function schemaField(tool: Tool): string | undefined {
  const place = placeOf(tool);
  return place?.body.entries.find(({ value }) => value === place.parameters?.tree)?.key;
}

const merged = new WeakMap<SchemaDemands, Profile>();

function inField(profile: Profile, field: string | undefined): Profile {
  const demands = field === undefined ? undefined : profile.fields?.[field];
  if (demands === undefined) return profile;
  const known = merged.get(demands) ?? { ...withoutDemands(profile), ...demands };
  merged.set(demands, known);
  return known;
}

/** Lists of what is accepted that the field does not restrict must not stay behind. */
function withoutDemands(profile: Profile): Profile {
  const { formats: _, enumTypes: __, keywordValues: ___, lookaround: ____, ...rest } = profile;
  return rest;
}

function checked(data: JsonValue): Profile {
  if (isProfile(data)) return data;
  const id = isObject(data) ? JSON.stringify(data.id) : 'data file';
  throw new Error(
    `src/lint/profiles: ${id} is not a profile: see src/lint/profile.ts for what it must have.`,
  );
}

function isProfile(data: unknown): data is Profile & JsonValue {
  if (!isRecord(data)) return false;
  const texts = [data.id, data.title, data.verified].every((text) => typeof text === 'string');
  const { name, sources, limits, requires, fields, notes } = data;
  return (
    texts &&
    isRecord(name) &&
    typeof name.pattern === 'string' &&
    typeof name.words === 'string' &&
    typeof name.most === 'number' &&
    Array.isArray(sources) &&
    isRecord(limits) &&
    Object.values(limits).every((limit) => typeof limit === 'number') &&
    isRecord(requires) &&
    Object.values(requires).every((required) => typeof required === 'boolean') &&
    isDemands(data) &&
    (fields === undefined || (isRecord(fields) && Object.values(fields).every(isDemands))) &&
    Array.isArray(notes)
  );
}

function isDemands(data: unknown): boolean {
  if (!isRecord(data)) return false;
  const { keywords, otherKeywords, lookaround, refs } = data;
  return (
    isRecord(keywords) &&
    Object.values(keywords).every(isTreatment) &&
    isTreatment(otherKeywords) &&
    (lookaround === undefined || isTreatment(lookaround)) &&
    (refs === 'any' || refs === 'local' || refs === 'none') &&
    typeof data.recursion === 'boolean' &&
    typeof data.refSiblings === 'boolean'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
