// Options that several data commands have, and how their texts are read.
import { InvalidArgumentError, Option } from 'commander';
import { type CallFormat, callFormatOf, callFormats } from '../calls/format.ts';
import { CommandError } from './exit.ts';

/** Reads a whole number that is not negative. */
export function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Give a whole number.');
  }
  return value;
}

/** Reads a whole number from 1. */
export function positive(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
}

export function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('Give a number from 0 to 1.');
  }
  return value;
}

export const seedOption = (): Option =>
  new Option('--seed <integer>', 'makes the result repeatable').argParser(count).default(0);

export const outOption = (): Option =>
  new Option('--out <file>', 'file to write; "-" is standard output').default('-');

export const formatOption = (): Option =>
  new Option('--call-format <name>', `wire format of calls: ${callFormats.join(', ')}`).default('hammer');

/** @throws {CommandError} that lists the formats. */
export function callFormat(name: string): CallFormat {
  const format = callFormatOf(name);
  if (format !== undefined) return format;
  throw new CommandError(`"${name}" is no format of calls: choose one of ${callFormats.join(', ')}.`, 2);
}
