// What a server means by a failure: every error shape in use is read into one error with a code and a remedy.
import type { JsonValue } from '../../tools/tool.ts';
import { ModelError, type ModelErrorCode } from '../exchange.ts';
import { arrayAt, numberAt, objectAt, parseJson, stringAt, valueAt } from './json-shape.ts';
import { isRetryableStatus } from './retry.ts';

/** An error that a server answered with, or a connection that broke. */
export class ServerError extends ModelError {
  /** HTTP status; undefined for connection errors and for errors inside a stream without a code. */
  readonly status: number | undefined;
  /** True where the same request may succeed later. */
  readonly retryable: boolean;
  /** Fields of the request body that the server does not know, where it names them. */
  readonly unknownFields: readonly string[];
  /** Requests sent so far, this one included; filled in by the endpoint. */
  attempts = 1;
  constructor(
    code: ModelErrorCode,
    message: string,
    remedy: string,
    facts: {
      readonly status?: number | undefined;
      readonly retryable?: boolean;
      readonly unknownFields?: readonly string[];
    } = {},
  ) {
    super(code, message, remedy);
    this.name = 'ServerError';
    this.status = facts.status;
    this.retryable = facts.retryable ?? false;
    this.unknownFields = facts.unknownFields ?? [];
  }
}

/** What an error body says, whatever its shape. */
export interface ErrorBody {
  readonly message: string;
  readonly type?: string;
  readonly param?: string;
  /** Numeric code inside the body, usually the HTTP status again. */
  readonly code?: number;
}

/**
 * Reads `{error: {…}}`, `{error: "text"}`, flat `{object: "error", …}`, FastAPI's `{detail}`, TGI's
 * `{error, error_type}`, HTML pages of proxies, plain text and nothing at all.
 */
export function parseErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return { message: '' };
  try {
    const value = parseJson(trimmed);
    const detail = valueAt(value, 'detail');
    return (
      readErrorValue(value) ??
      (detail === undefined
        ? { message: shortened(trimmed) }
        : body(detailText(detail), undefined, undefined, undefined))
    );
  } catch {
    return {
      message: /^\s*(<!doctype|<html|<head|<body)/i.test(trimmed) ? htmlText(trimmed) : shortened(trimmed),
    };
  }
}

/** The error in a JSON value, also in one that came with status 200; undefined when it is none. */
export function readErrorValue(value: JsonValue): ErrorBody | undefined {
  const error = valueAt(value, 'error');
  if (typeof error === 'string' && error !== '') {
    return body(error, valueAt(value, 'error_type'), undefined, valueAt(value, 'code'));
  }
  const nested = objectAt(error);
  if (nested) return body(nested.message ?? nested, nested.type, nested.param, nested.code);
  if (valueAt(value, 'object') === 'error') {
    return body(
      valueAt(value, 'message'),
      valueAt(value, 'type'),
      valueAt(value, 'param'),
      valueAt(value, 'code'),
    );
  }
  return undefined;
}

function body(message: unknown, type: unknown, param: unknown, code: unknown): ErrorBody {
  const numeric =
    numberAt(code) ?? (typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : undefined);
  return {
    message: shortened(stringAt(message) ?? (message === undefined ? '' : JSON.stringify(message))),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof param === 'string' ? { param } : {}),
    ...(numeric === undefined ? {} : { code: numeric }),
  };
}

/** FastAPI writes `detail` as text or as a list of `{loc, msg, type}`. */
function detailText(detail: JsonValue): string {
  const items = arrayAt(detail);
  if (!items) return stringAt(detail) ?? JSON.stringify(detail);
  return items
    .map((item) => {
      const place = (arrayAt(valueAt(item, 'loc')) ?? []).map(String);
      return `${place.map((part) => `'${part}'`).join(', ')}: ${stringAt(valueAt(item, 'msg')) ?? JSON.stringify(item)}`;
    })
    .join('; ');
}

const longestMessage = 600;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage)}…`;
}

function htmlText(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? /<h1[^>]*>([^<]*)<\/h1>/i.exec(html)?.[1];
  return `an HTML page${title ? ` titled "${shortened(title)}"` : ''} instead of JSON`;
}

const overflowPhrases =
  /maximum context length|longer than the model's context length|exceed_context_size|exceeds? the (available )?context( size| window)?|context length exceeded|context_length_exceeded|max_input_length|tokens? \+ `?max_new_tokens|max_num_tokens|maximum sequence length|should not exceed max_seq_len/i;

/** True where a message or type says that prompt and answer do not fit the model's context. */
export function isContextOverflow(error: ErrorBody): boolean {
  return (
    overflowPhrases.test(error.message) || (error.type !== undefined && overflowPhrases.test(error.type))
  );
}

/** One error for an answer that is not a success. `where` is the route without credentials. */
export function classifyAnswer(status: number | undefined, text: string, where: string): ServerError {
  return classifyBody(status, parseErrorBody(text), where);
}

export function classifyBody(status: number | undefined, error: ErrorBody, where: string): ServerError {
  const effective = status !== undefined && status >= 300 ? status : error.code;
  const said = error.message === '' ? '' : `: ${error.message}`;
  const answered =
    effective === undefined ? `${where} failed${said}` : `${where} answered ${effective}${said}`;
  const make = (code: ModelErrorCode, remedy: string) =>
    new ServerError(code, answered, remedy, {
      status: effective,
      retryable: code !== 'context-overflow' && effective !== undefined && isRetryableStatus(effective),
      unknownFields: code === 'rejected' ? unknownFields(error) : [],
    });
  if (isContextOverflow(error)) {
    return make(
      'context-overflow',
      'Use fewer tools or a shorter query, lower the most tokens a candidate may have, or serve the model with a longer context.',
    );
  }
  if (effective === undefined) return make('rejected', "See the server's own log for the reason.");
  if (effective === 401 || effective === 403) {
    return make('unauthorized', 'Set the API key for this server, and check that it may use this model.');
  }
  if (effective === 404 || effective === 405 || effective === 410 || effective === 501) {
    return /model/i.test(error.message) || error.param === 'model'
      ? make('not-found', 'Choose one of the models that the server lists.')
      : make('not-found', 'Check the base URL: this server has no such route there.');
  }
  if (effective === 408)
    return make('timeout', 'The server gave up on the request; try again or lower the load.');
  if (effective === 429) return make('overloaded', 'Wait, or lower the number of parallel requests.');
  if (effective === 502 || effective === 503 || effective === 504 || effective === 529) {
    return make(
      'overloaded',
      'The server is busy, loading its model, or down behind its proxy; try again soon.',
    );
  }
  if (effective >= 500) return make('crashed', "The server failed inside; see the server's own log.");
  if (effective < 400)
    return make('rejected', 'The server redirects; set the base URL to the address it leads to.');
  return make('rejected', 'The server does not accept this request; run the probe to see what it supports.');
}

const unknownWords =
  /extra_forbidden|extra inputs|not permitted|unrecognized|unknown (field|parameter|argument|name)|unexpected (field|keyword|property)|additional propert|unsupported parameter|not supported/i;

/** Request fields that an error says it does not know, in pydantic's, FastAPI's, serde's and OpenAI's words. */
function unknownFields(error: ErrorBody): readonly string[] {
  if (!unknownWords.test(error.message)) return [];
  const fields = new Set<string>();
  for (const match of error.message.matchAll(/'body',\s*'([A-Za-z_]\w*)'/g))
    if (match[1]) fields.add(match[1]);
  for (const match of error.message.matchAll(/"body",\s*"([A-Za-z_]\w*)"/g))
    if (match[1]) fields.add(match[1]);
  const named =
    /(?:unrecognized|unknown|unexpected|unsupported)[^:'"`]*[:'"`\s]+['"`]?([a-z_][a-z0-9_]*)['"`]?\s*[.,;)]?/i.exec(
      error.message,
    );
  if (fields.size === 0 && error.param && /^[a-z_][a-z0-9_]*$/i.test(error.param)) fields.add(error.param);
  if (fields.size === 0 && named?.[1]) fields.add(named[1]);
  return [...fields];
}

/** A connection that could not be made or broke. `code` is the system's (`ECONNRESET`) or undici's (`UND_ERR_SOCKET`). */
export function connectionError(code: string, where: string, seenBefore: boolean): ServerError {
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH') {
    const why = code === 'ECONNREFUSED' ? 'nothing listens there' : 'the host was not found or not reached';
    return new ServerError(
      'unreachable',
      `${where} cannot be reached: ${why} (${code}).`,
      'Start the server, or check host and port of the base URL.',
      // A server that answered before is most likely restarting.
      { retryable: code === 'ECONNREFUSED' && seenBefore },
    );
  }
  if (code.startsWith('UND_ERR_HEADERS_TIMEOUT') || code.startsWith('UND_ERR_BODY_TIMEOUT')) {
    return new ServerError(
      'timeout',
      `${where} was silent for too long (${code}).`,
      'Check whether the server is loading a model or overloaded.',
    );
  }
  const broke = code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
  return new ServerError(
    'unreachable',
    broke ? `${where} closed the connection (${code}).` : `${where} cannot be reached (${code}).`,
    broke
      ? "The server or a proxy dropped the request; see the server's own log."
      : 'Check the address, certificate and proxy settings.',
    { retryable: broke },
  );
}
