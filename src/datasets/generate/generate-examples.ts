// The generator: queries, offered tools and gold calls without end, the same for the same seed.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { hashIntegers } from '../../models/embedded/random.ts';
import type { Example, SplitName } from '../example.ts';
import { maskExample } from '../mask/mask.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { chance, type Random, randomOf } from './choose.ts';
import type { Domain } from './domain.ts';
import { domains as allDomains } from './domains/all.ts';
import { type Level, levels } from './levels.ts';
import { drawRow, type Row, type RowPlan } from './row.ts';

export interface GenerateOptions {
  readonly seed: number;
  /** Rows to make. */
  readonly count: number;
  readonly split: SplitName;
  /** 3 where it is left out. */
  readonly level?: Level;
  /** All where left out. */
  readonly domains?: readonly Domain[];
  /** Tools that a row offers at most, 1 to 8. */
  readonly maxTools?: number;
  /** Share of rows whose names are masked, [0, 1]; the level's where it is left out. */
  readonly masked?: number;
  /** The first row's number: rows 0 to 99 and then 100 to 199 are the rows 0 to 199. */
  readonly from?: number;
  /** Called with the number of rows made, every few hundred rows and at the end. */
  readonly onProgress?: (rows: number) => void;
}

/** Attempts at one row before the generator gives up. */
const attempts = 2000;
/** Rows between two turns of the event loop, so that a signal or a timer is heard. */
const rowsPerTurn = 256;

/**
 * Yields `count` examples with ids `<split>-<level>-<seed>-<number>`. Rows are independent of each other.
 * @throws {DomainError} where a domain cannot be used.
 * @throws {RangeError} where the options cannot be met: no domain for the split, or no row in 2,000 attempts.
 */
export async function* generateExamples(
  options: GenerateOptions,
  signal?: AbortSignal,
): AsyncGenerator<Example> {
  const draw = exampleDrawer(options);
  const from = options.from ?? 0;
  for (let number = 0; number < options.count; number += 1) {
    if (number % rowsPerTurn === 0) {
      await nextTurn();
      signal?.throwIfAborted();
      options.onProgress?.(number);
    }
    yield draw(from + number);
  }
  options.onProgress?.(options.count);
}

/** Row by number; what `generateExamples` yields, for callers that need no stream. */
export function exampleDrawer(options: GenerateOptions): (number: number) => Example {
  const level = options.level ?? 3;
  const rules = levels[level];
  const masked = options.masked ?? rules.masked;
  const base = { rules, split: options.split, maxTools: options.maxTools ?? rules.tools.length };
  const pools = poolsOf(options);
  return (number) => {
    const random = randomOf(hashIntegers(options.seed, number, level));
    const mask = chance(random, masked);
    const { catalogue, keptPhrasing } = pools(random);
    const row = firstRow({ ...base, catalogue, keptPhrasing, described: mask }, random, options);
    const example: Example = {
      id: `${options.split}-${level}-${options.seed}-${number}`,
      ...row,
      split: options.split,
    };
    return mask ? maskExample(example, random, { defaults: 'sound' }).example : example;
  };
}

function firstRow(plan: RowPlan, random: Random, { split }: GenerateOptions): Row {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const row = drawRow(plan, random);
    if (row !== undefined) return row;
  }
  throw new RangeError(
    `No row for the split ${split} came of ${attempts} attempts. Give more domains, or allow more tools.`,
  );
}

interface Pool {
  readonly catalogue: Catalogue;
  readonly keptPhrasing: boolean;
}

/**
 * Where a row's tools come from. `train` and `validation` know neither held-out domains nor kept phrasings; a row of `test`
 * has held-out tools, or kept phrasings, or both, a third each.
 */
function poolsOf({ split, domains = allDomains }: GenerateOptions): (random: Random) => Pool {
  const usual = catalogueOf(domains.filter((domain) => domain.heldOut !== true));
  const heldOut = catalogueOf(domains.filter((domain) => domain.heldOut === true));
  if (split !== 'test') {
    if (usual.kinds.length > 0) return () => ({ catalogue: usual, keptPhrasing: false });
    throw new RangeError(`All given domains are held out: they are for the split test, not for ${split}.`);
  }
  if (usual.kinds.length + heldOut.kinds.length === 0) throw new RangeError('No domain is given.');
  return (random) => {
    const third = Math.floor(random() * 3);
    const strange = usual.kinds.length === 0 || (third > 0 && heldOut.kinds.length > 0);
    return { catalogue: strange ? heldOut : usual, keptPhrasing: third !== 1 || !strange };
  };
}
