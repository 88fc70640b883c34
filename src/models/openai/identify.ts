// Which server answers: told by the routes that only one make of server has.
import type { JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { Backend } from './abilities.ts';
import type { CallOptions, Endpoint } from './endpoint.ts';
import { ServerError } from './errors.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';

export interface Identity {
  readonly backend: Backend;
  readonly version?: string;
  readonly models: readonly string[];
  readonly contextLength?: number;
  readonly slots?: number;
  readonly maxStops?: number;
  readonly maxPrompts?: number;
}

/** Not patient: these routes answer at once or not at all. */
const quick = {
  maxRetries: 0,
  timeouts: { firstByteMs: 10_000, idleMs: 10_000, overallMs: 15_000 },
} as const;

/**
 * Reads the model list and the servers' own information routes; nothing is generated.
 * @throws {ModelError} `unreachable`, `unauthorized`, `timeout` … when not even the model list can be had.
 */
export async function identifyServer(endpoint: Endpoint, signal: AbortSignal): Promise<Identity> {
  const listed = await readModels(endpoint, signal);
  const get = (path: string) => optional(endpoint.json(path, undefined, { ...quick, signal }));
  const [props, modelInfo, ollama, info, studio, version] = await Promise.all([
    get('/props'),
    get('/get_model_info'),
    get('/api/version'),
    get('/info'),
    get('/api/v0/models'),
    get('/version'),
  ]);
  const owner = stringAt(valueAt(listed.value, 'data', 0, 'owned_by'));
  const modelLength = valueAt(listed.value, 'data', 0, 'max_model_len');
  const found = (facts: Omit<Identity, 'models'>, models: readonly string[] = listed.models): Identity => ({
    ...facts,
    models,
  });
  if (numberAt(valueAt(props, 'total_slots')) !== undefined) {
    return found({
      backend: 'llama.cpp',
      ...versionOf(valueAt(props, 'build_info')),
      ...contextOf(valueAt(props, 'default_generation_settings', 'n_ctx')),
      ...slotsOf(valueAt(props, 'total_slots')),
    });
  }
  if (owner === 'sglang' || stringAt(valueAt(modelInfo, 'model_path')) !== undefined) {
    const server = (await get('/server_info')) ?? (await get('/get_server_info'));
    return found({
      backend: 'sglang',
      ...versionOf(valueAt(server, 'version')),
      ...contextOf(modelLength),
      ...slotsOf(valueAt(server, 'max_running_requests')),
    });
  }
  if (owner === 'tensorrt_llm') {
    return found({ backend: 'trtllm', ...versionOf(valueAt(version, 'version')) });
  }
  if (stringAt(valueAt(ollama, 'version')) !== undefined) {
    const [loaded, tags] = await Promise.all([get('/api/ps'), get('/api/tags')]);
    const names = listed.models.length > 0 ? listed.models : namesIn(valueAt(tags, 'models'), 'name');
    return found(
      {
        backend: 'ollama',
        ...versionOf(valueAt(ollama, 'version')),
        ...contextOf(valueAt(loaded, 'models', 0, 'context_length')),
      },
      names,
    );
  }
  if (stringAt(valueAt(info, 'model_id')) !== undefined) {
    return found({
      backend: 'tgi',
      ...versionOf(valueAt(info, 'version')),
      ...contextOf(valueAt(info, 'max_total_tokens')),
      ...slotsOf(valueAt(info, 'max_concurrent_requests')),
      maxPrompts: numberAt(valueAt(info, 'max_client_batch_size')) ?? 4,
      maxStops: numberAt(valueAt(info, 'max_stop_sequences')) ?? 4,
    });
  }
  if (
    stringAt(valueAt(studio, 'data', 0, 'compatibility_type')) !== undefined ||
    owner === 'organization_owner'
  ) {
    return found({
      backend: 'lmstudio',
      ...contextOf(valueAt(studio, 'data', 0, 'loaded_context_length')),
      slots: 4,
    });
  }
  if (
    owner === 'vllm' ||
    (stringAt(valueAt(version, 'version')) !== undefined && modelLength !== undefined)
  ) {
    return found({
      backend: 'vllm',
      // VLLM_MAX_COMPLETION_PROMPTS, a default since 2026.
      maxPrompts: 1024,
      ...versionOf(valueAt(version, 'version')),
      ...contextOf(modelLength),
    });
  }
  return found({ backend: 'unknown', ...contextOf(modelLength) });
}

async function readModels(
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<{ readonly value: JsonValue; readonly models: readonly string[] }> {
  const call: CallOptions = { maxRetries: 1, timeouts: quick.timeouts, signal };
  try {
    const { value } = await endpoint.json('/v1/models', undefined, call);
    return { value, models: namesIn(valueAt(value, 'data') ?? valueAt(value, 'models'), 'id') };
  } catch (error) {
    // A server may have no list and still work when the model is named.
    if (error instanceof ServerError && (error.code === 'not-found' || error.status === undefined)) {
      if (error.code !== 'unreachable') return { value: null, models: [] };
    }
    throw error;
  }
}

function namesIn(list: JsonValue | undefined, key: string): readonly string[] {
  return (arrayAt(list) ?? [])
    .map((item) => stringAt(valueAt(item, key)))
    .filter((name) => name !== undefined);
}

function versionOf(value: JsonValue | undefined): { readonly version?: string } {
  const text = stringAt(value);
  return text ? { version: text } : {};
}

function contextOf(value: JsonValue | undefined): { readonly contextLength?: number } {
  const tokens = numberAt(value);
  return tokens ? { contextLength: tokens } : {};
}

function slotsOf(value: JsonValue | undefined): { readonly slots?: number } {
  const slots = numberAt(value);
  return slots ? { slots } : {};
}

/** The value of a route that a server may not have. */
async function optional(reply: Promise<{ readonly value: JsonValue }>): Promise<JsonValue | undefined> {
  try {
    return (await reply).value;
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
