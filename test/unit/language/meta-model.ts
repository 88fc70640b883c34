// Checks messages against the meta model of the Language Server Protocol.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(
  import.meta.dirname,
  '../../../../shared/data/schemas/protocols/lsp-3.17-metaModel.json',
);

interface MetaType {
  readonly kind: string;
  readonly name?: string;
  readonly element?: MetaType;
  readonly items?: readonly MetaType[];
  readonly key?: MetaType;
  readonly value?: unknown;
}
interface Property {
  readonly name: string;
  readonly type: MetaType;
  readonly optional?: boolean;
}
interface Structure {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly extends?: readonly MetaType[];
  readonly mixins?: readonly MetaType[];
}
interface Method {
  readonly method: string;
  readonly params?: MetaType;
  readonly result?: MetaType;
}
interface MetaModel {
  readonly requests: readonly Method[];
  readonly notifications: readonly Method[];
  readonly structures: readonly Structure[];
  readonly enumerations: readonly {
    readonly name: string;
    readonly type: MetaType;
    readonly supportsCustomValues?: boolean;
    readonly values: readonly { readonly value: unknown }[];
  }[];
  readonly typeAliases: readonly { readonly name: string; readonly type: MetaType }[];
}

export interface ProtocolCheck {
  /** What is wrong with the parameters of a request or notification; empty for methods that are not the protocol's. */
  readonly params: (method: string, value: unknown) => readonly string[];
  readonly result: (method: string, value: unknown) => readonly string[];
}

/** Nothing where the meta model is not at hand. */
export function loadProtocolCheck(): ProtocolCheck | undefined {
  if (!existsSync(file)) return undefined;
  const model: MetaModel = JSON.parse(readFileSync(file, 'utf8'));
  const methods = new Map([...model.requests, ...model.notifications].map((one) => [one.method, one]));
  const structures = new Map(model.structures.map((one) => [one.name, one]));
  const enumerations = new Map(model.enumerations.map((one) => [one.name, one]));
  const aliases = new Map(model.typeAliases.map((one) => [one.name, one.type]));

  function propertiesOf(structure: Structure): readonly Property[] {
    const inherited = [...(structure.extends ?? []), ...(structure.mixins ?? [])].flatMap(({ name = '' }) => {
      const parent = structures.get(name);
      return parent === undefined ? [] : propertiesOf(parent);
    });
    return [...inherited, ...structure.properties];
  }

  function faults(value: unknown, type: MetaType, at: string): readonly string[] {
    switch (type.kind) {
      case 'base':
        return baseFits(value, type.name ?? '') ? [] : [`${at}: ${JSON.stringify(value)} is no ${type.name}`];
      case 'reference':
        return referenced(value, type.name ?? '', at);
      case 'array':
        if (!Array.isArray(value)) return [`${at}: not a list`];
        return value.flatMap((item: unknown, index) => faults(item, type.element ?? type, `${at}/${index}`));
      case 'tuple':
        if (!Array.isArray(value) || value.length !== type.items?.length) return [`${at}: not a tuple`];
        return type.items.flatMap((item, index) => faults(value[index], item, `${at}/${index}`));
      case 'or': {
        const found = (type.items ?? []).map((item) => faults(value, item, at));
        return found.some((one) => one.length === 0)
          ? []
          : [`${at}: fits none: ${found.flat().slice(0, 6).join('; ')}`];
      }
      case 'and':
        return (type.items ?? []).flatMap((item) => faults(value, item, at));
      case 'map':
        if (!isRecord(value)) return [`${at}: not a map`];
        return isType(type.value)
          ? Object.entries(value).flatMap(([key, inner]) => faults(inner, typeOf(type.value), `${at}/${key}`))
          : [];
      case 'literal':
        return isRecord(value) && isLiteral(type.value)
          ? members(value, type.value.properties, at)
          : [`${at}: not an object`];
      case 'stringLiteral':
        return value === type.value ? [] : [`${at}: not ${JSON.stringify(type.value)}`];
      default:
        return [`${at}: unknown kind of type ${type.kind}`];
    }
  }

  function referenced(value: unknown, name: string, at: string): readonly string[] {
    // Any JSON.
    if (name === 'LSPAny' || name === 'LSPObject' || name === 'LSPArray') return [];
    const alias = aliases.get(name);
    if (alias !== undefined) return faults(value, alias, at);
    const enumeration = enumerations.get(name);
    if (enumeration !== undefined) {
      const isKnown = enumeration.values.some((one) => one.value === value);
      const fits =
        isKnown ||
        (enumeration.supportsCustomValues === true && baseFits(value, enumeration.type.name ?? ''));
      return fits ? [] : [`${at}: ${JSON.stringify(value)} is no ${name}`];
    }
    const structure = structures.get(name);
    if (structure === undefined) return [`${at}: unknown type ${name}`];
    if (!isRecord(value)) return [`${at}: no ${name}`];
    const properties = propertiesOf(structure);
    const unknown = Object.keys(value).filter(
      (key) => !properties.some((one) => one.name === key) && !newer.has(key),
    );
    return [...members(value, properties, at), ...unknown.map((key) => `${at}/${key}: unknown in ${name}`)];
  }

  function members(
    value: Record<string, unknown>,
    properties: readonly Property[],
    at: string,
  ): readonly string[] {
    return properties.flatMap(({ name, type, optional }) => {
      if (value[name] === undefined) return optional === true ? [] : [`${at}/${name}: missing`];
      return faults(value[name], type, `${at}/${name}`);
    });
  }

  const check = (part: 'params' | 'result') => (method: string, value: unknown) => {
    if (method.startsWith('toolprm/')) return [];
    const found = methods.get(method);
    if (found === undefined) return [`${method}: not in the protocol`];
    const type = found[part];
    if (type === undefined) return value === undefined || value === null ? [] : [`${method}: has no ${part}`];
    return faults(value, type, `${method} ${part}`);
  };
  return { params: check('params'), result: check('result') };
}

/** Members that came with a later version of the protocol than the model's. */
const newer = new Set<string>([]);

function baseFits(value: unknown, name: string): boolean {
  switch (name) {
    case 'integer':
      return Number.isInteger(value);
    case 'uinteger':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'decimal':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'URI':
    case 'DocumentUri':
      return typeof value === 'string' && URL.canParse(value);
    default:
      return typeof value === 'string';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isType(value: unknown): value is MetaType {
  return isRecord(value) && typeof value.kind === 'string';
}

function typeOf(value: unknown): MetaType {
  return isType(value) ? value : { kind: 'unknown' };
}

function isLiteral(value: unknown): value is { readonly properties: readonly Property[] } {
  return isRecord(value) && Array.isArray(value.properties);
}
