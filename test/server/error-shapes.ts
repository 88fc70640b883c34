// The error bodies in use among servers.
import type { Answer, ErrorFacts } from './personality.ts';
import { jsonAnswer } from './personality.ts';

/** `{error: {message, type, param, code}}`: OpenAI, vLLM; `code` is the HTTP number there. */
export function nestedError(status: number, message: string, facts: ErrorFacts = {}): Answer {
  const error = { message, type: facts.type ?? typeOf(status), param: facts.param ?? null, code: status };
  return jsonAnswer({ error }, status);
}

/** `{object: "error", message, type, param, code}`: SGLang, trtllm-serve, old vLLM. */
export function flatError(status: number, message: string, facts: ErrorFacts = {}): Answer {
  const error = {
    object: 'error',
    message,
    type: facts.type ?? typeOf(status),
    param: facts.param ?? null,
    code: status,
  };
  return jsonAnswer(error, status);
}

function typeOf(status: number): string {
  if (status === 404) return 'NotFoundError';
  return status < 500 ? 'BadRequestError' : 'InternalServerError';
}
