// The small requests of a probe, each a question with a plain answer. None generates more than two tokens.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { Endpoint } from './endpoint.ts';
import { learnsFrom, withoutFields } from './field-dropping.ts';
import { arrayAt, valueAt } from './json-shape.ts';

/** What the questions of one probe share. */
export interface ProbeContext {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly signal: AbortSignal;
  /** Fields that the server has refused by name so far; grows. */
  readonly dropped: Set<string>;
}

/** A first request may have to wait until the server has loaded its model. */
const timeouts = { firstByteMs: 300_000, idleMs: 60_000, overallMs: 320_000 } as const;

/** Errors that say something about the connection or the user, not about an ability. */
const fatal: readonly string[] = ['unreachable', 'timeout', 'unauthorized', 'overloaded'];

/**
 * The answer, or undefined where the server refuses. Fields that it has refused before are left out. With `drop`, fields
 * that it names as unknown now are left out too and the question is asked again; without it any refusal is the finding.
 */
export async function ask(
  context: ProbeContext,
  path: string,
  body: JsonObject,
  drop = true,
): Promise<JsonValue | undefined> {
  const outcome = await tryAsk(context, path, body, drop);
  return outcome instanceof ModelError ? undefined : outcome;
}

/** The same, with the refusal. */
export async function tryAsk(
  context: ProbeContext,
  path: string,
  body: JsonObject,
  drop = true,
): Promise<JsonValue | ModelError> {
  for (;;) {
    const sent = withoutFields(body, context.dropped);
    try {
      const call = { signal: context.signal, timeouts, maxRetries: 1 };
      return (await context.endpoint.json(path, { model: context.model, ...sent }, call)).value;
    } catch (error) {
      if (!(error instanceof ModelError) || fatal.includes(error.code)) throw error;
      if (drop && learnsFrom(error, sent, context.dropped)) continue;
      return error;
    }
  }
}

export function choicesOf(value: JsonValue | undefined): readonly JsonValue[] {
  return arrayAt(valueAt(value, 'choices')) ?? [];
}

/** Continues predictably with every language model, and is short. */
export const plainPrompt = 'One, two, three, four,';
