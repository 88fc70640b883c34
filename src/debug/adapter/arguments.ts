// Reads the arguments of requests: clients are checked, not trusted.
import { arrayAt, numberAt, objectAt, stringAt } from '../../models/openai/json-shape.ts';
import type { JsonObject } from '../../tools/tool.ts';
import { RequestError } from './request-error.ts';

export type Arguments = JsonObject;

/** The arguments of a request; an empty object where it has none. */
export const argumentsOf = (value: unknown): Arguments => objectAt(value) ?? {};

/** @throws {RequestError} where it is missing or no whole number. */
export function integer(args: Arguments, name: string): number {
  const value = optionalInteger(args, name);
  if (value === undefined) throw missing(name, 'a whole number');
  return value;
}

/** @throws {RequestError} where it is there and no whole number. */
export function optionalInteger(args: Arguments, name: string): number | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw missing(name, 'a whole number');
  return value;
}

/** @throws {RequestError} where it is missing or no text. */
export function text(args: Arguments, name: string): string {
  const value = optionalText(args, name);
  if (value === undefined) throw missing(name, 'a text');
  return value;
}

/** @throws {RequestError} where it is there and no text. */
export function optionalText(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw missing(name, 'a text');
  return value;
}

/** A list of objects; empty where it is missing. @throws {RequestError} where it is something else. */
export function objects(args: Arguments, name: string): readonly Arguments[] {
  const value = args[name];
  if (value === undefined || value === null) return [];
  const items = arrayAt(value)?.map(objectAt);
  if (items === undefined) throw missing(name, 'a list of objects');
  return items.map((item) => {
    if (item === undefined) throw missing(name, 'a list of objects');
    return item;
  });
}

/** The texts of a list; empty where it is missing. */
export const texts = (args: Arguments, name: string): readonly string[] =>
  (arrayAt(args[name]) ?? []).flatMap((item) => stringAt(item) ?? []);

/** The numbers of a list; empty where it is missing. */
export const numbers = (args: Arguments, name: string): readonly number[] =>
  (arrayAt(args[name]) ?? []).flatMap((item) => numberAt(item) ?? []);

export const missing = (name: string, what: string): RequestError =>
  new RequestError(`"${name}" is missing or malformed: give ${what}.`);
