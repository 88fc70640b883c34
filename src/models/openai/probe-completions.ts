// What `/v1/completions` of a server can do: lists, n, stop strings, log-probabilities, constraints.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { Backend, ServerAbilities, StructuredOutput } from './abilities.ts';
import { arrayAt, objectAt, stringAt, valueAt } from './json-shape.ts';
import { ask, choicesOf, type ProbeContext, plainPrompt, tryAsk } from './probe-requests.ts';
import { neutralSampling } from './sampling-fields.ts';

export type CompletionAbilities = Pick<
  ServerAbilities,
  | 'completions'
  | 'listPrompts'
  | 'n'
  | 'stopReason'
  | 'includeStop'
  | 'namedLogprobs'
  | 'topLogprobs'
  | 'structured'
  | 'unknownFields'
  | 'reportsCache'
>;

const path = '/v1/completions';

const none: CompletionAbilities = {
  completions: false,
  listPrompts: false,
  n: false,
  namedLogprobs: 'none',
  topLogprobs: 0,
  unknownFields: 'ignored',
  reportsCache: false,
};

export async function probeCompletions(
  context: ProbeContext,
  backend: Backend,
): Promise<CompletionAbilities> {
  const base = { ...neutralSampling(backend), prompt: plainPrompt, max_tokens: 2, temperature: 0 };
  const first = await ask(context, path, base);
  const text = stringAt(valueAt(choicesOf(first), 0, 'text'));
  if (text === undefined) return none;
  // Ollama wraps the chat template round the prompt, so nothing else about this route matters there.
  if (backend === 'ollama') return { ...none, completions: true };
  const unknown = await tryAsk(context, path, { ...base, max_tokens: 1, toolprm_probe: true }, false);
  const topLogprobs = await probeTop(context, base);
  return {
    completions: true,
    ...(await probeBatch(context, base)),
    ...(await probeStop(context, base, text)),
    namedLogprobs: topLogprobs > 0 ? await probeNamed(context, base) : 'none',
    topLogprobs,
    ...(await probeStructured(context, base, backend)),
    unknownFields: unknown instanceof ModelError ? 'rejected' : 'ignored',
    reportsCache: valueAt(first, 'usage', 'prompt_tokens_details', 'cached_tokens') !== undefined,
  };
}

/** Two prompts, two samples: four choices, numbered prompt × n + sample. */
async function probeBatch(
  context: ProbeContext,
  base: JsonObject,
): Promise<Pick<CompletionAbilities, 'listPrompts' | 'n'>> {
  const warm = { ...base, max_tokens: 1, temperature: 1 };
  const two = [plainPrompt, `${plainPrompt} five,`];
  const both = await ask(context, path, { ...warm, prompt: two, n: 2 });
  if (numbered(both, 4)) return { listPrompts: true, n: true };
  const list = await ask(context, path, { ...warm, prompt: two });
  const samples = await ask(context, path, { ...warm, n: 2 });
  return { listPrompts: numbered(list, 2), n: numbered(samples, 2) };
}

function numbered(answer: JsonValue | undefined, count: number): boolean {
  const indexes = choicesOf(answer).map((choice) => valueAt(choice, 'index'));
  return indexes.length === count && new Set(indexes).size === count;
}

/** Stops at the text that the greedy answer is known to begin with. */
async function probeStop(
  context: ProbeContext,
  base: JsonObject,
  text: string,
): Promise<Pick<CompletionAbilities, 'stopReason' | 'includeStop'>> {
  const stop = text.trim().slice(0, 1);
  if (stop === '') return {};
  const answer = await ask(context, path, { ...base, stop: [stop] });
  const choice = choicesOf(answer)[0];
  const named = (['stop_reason', 'matched_stop'] as const).find((field) => valueAt(choice, field) === stop);
  if (named === undefined) return {};
  for (const field of ['include_stop_str_in_output', 'no_stop_trim'] as const) {
    const kept = await tryAsk(context, path, { ...base, stop: [stop], [field]: true }, false);
    if (kept instanceof ModelError) continue;
    if (stringAt(valueAt(choicesOf(kept), 0, 'text'))?.includes(stop))
      return { stopReason: named, includeStop: field };
  }
  return { stopReason: named };
}

/** Asks for more than servers usually allow; the refusal tells the limit, or a smaller number is tried. */
async function probeTop(context: ProbeContext, base: JsonObject): Promise<number> {
  for (const count of [100, 20, 5, 1]) {
    const answer = await tryAsk(context, path, { ...base, max_tokens: 1, logprobs: count });
    if (!(answer instanceof ModelError)) return Math.min(count, listedTokens(choicesOf(answer)[0]));
    const allowed = /max(?:imum)?(?: number)? allowed:? *(\d+)/i.exec(answer.message)?.[1];
    if (allowed === undefined) continue;
    const limited = await ask(context, path, { ...base, max_tokens: 1, logprobs: Number(allowed) });
    return Math.min(Number(allowed), listedTokens(choicesOf(limited)[0]));
  }
  return 0;
}

/** How many alternatives a choice lists for its first token, in the map or in the list shape. */
export function listedTokens(choice: JsonValue | undefined): number {
  const map = objectAt(valueAt(choice, 'logprobs', 'top_logprobs', 0));
  if (map) return Object.keys(map).length;
  return arrayAt(valueAt(choice, 'logprobs', 'content', 0, 'top_logprobs'))?.length ?? 0;
}

/** Older servers take the field and ignore it, so the ids must really come back. */
async function probeNamed(
  context: ProbeContext,
  base: JsonObject,
): Promise<CompletionAbilities['namedLogprobs']> {
  const ids = [1, 2];
  const asked = { max_tokens: 1, logprobs: 1, logprob_token_ids: ids, return_tokens_as_token_ids: true };
  const answer = await tryAsk(context, path, { ...base, ...asked }, false);
  if (answer instanceof ModelError) return 'rejected';
  const map = objectAt(valueAt(choicesOf(answer), 0, 'logprobs', 'top_logprobs', 0)) ?? {};
  return ids.every((id) => Object.hasOwn(map, `token_id:${id}`)) ? 'accepted' : 'ignored';
}

/** No model would write this by itself, so seeing it means that the constraint held. */
const unlikely = 'zq';

const constraintFields: Readonly<Record<StructuredOutput, JsonObject>> = {
  structured_outputs: { structured_outputs: { regex: unlikely } },
  regex: { regex: unlikely },
  grammar: { grammar: `root ::= "${unlikely}"` },
  'response_format.regex': { response_format: { type: 'regex', regex: unlikely } },
  'response_format.value': { response_format: { type: 'regex', value: unlikely } },
};

const constraintsOf: Readonly<Record<Backend, readonly StructuredOutput[]>> = {
  vllm: ['structured_outputs'],
  sglang: ['regex'],
  'llama.cpp': ['grammar'],
  trtllm: ['response_format.regex'],
  tgi: ['response_format.value'],
  ollama: [],
  lmstudio: [],
  unknown: ['structured_outputs', 'regex', 'grammar'],
};

async function probeStructured(
  context: ProbeContext,
  base: JsonObject,
  backend: Backend,
): Promise<Pick<CompletionAbilities, 'structured'>> {
  for (const kind of constraintsOf[backend]) {
    const answer = await tryAsk(context, path, { ...base, ...constraintFields[kind] }, false);
    if (answer instanceof ModelError) continue;
    if (
      stringAt(valueAt(choicesOf(answer), 0, 'text'))
        ?.trimStart()
        .startsWith('z')
    )
      return { structured: kind };
  }
  return {};
}
