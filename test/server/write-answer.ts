// Writes an answer to the socket, with the faults that happen on the wire.
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { Answer, Personality } from './personality.ts';

/** Resolves with the status once the answer is written, dropped or given up. */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  faults: readonly Fault[],
  personality: Personality,
): Promise<number> {
  for (const fault of faults) {
    if (fault.kind === 'reset') {
      response.socket?.resetAndDestroy();
      return 0;
    }
    if (fault.kind === 'silence' && fault.after === undefined) return 0;
    if (fault.kind === 'status') {
      const own = fault.body
        ? ({ kind: 'json', status: fault.status, body: fault.body } as const)
        : fault.status === 401
          ? personality.unauthorized()
          : personality.error(fault.status, fault.message ?? `status ${fault.status}`);
      return writeWhole(
        response,
        own,
        fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
      );
    }
    if (fault.kind === 'empty') return writeText(response, fault.status, 'text/plain', '');
    if (fault.kind === 'html') {
      const page =
        '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
      return writeText(response, fault.status ?? 502, 'text/html', page);
    }
    if (fault.kind === 'invalid-json' && answer.kind !== 'events') {
      return writeText(response, 200, 'application/json', '{"choices": [');
    }
    if (fault.kind === 'slow' && answer.kind !== 'events') await wait(fault.milliseconds);
  }
  if (answer.kind !== 'events') return writeWhole(response, answer, {});
  await writeEvents(response, answer, faults, personality);
  return 200;
}

function writeWhole(response: ServerResponse, answer: Answer, headers: Record<string, string>): number {
  if (answer.kind === 'text') return writeText(response, answer.status, answer.type, answer.body);
  if (answer.kind === 'events') throw new Error('an error answer is never a stream');
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers, ...headers });
  response.end(JSON.stringify(answer.body));
  return answer.status;
}

function writeText(response: ServerResponse, status: number, type: string, body: string): number {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
  return status;
}

async function writeEvents(
  response: ServerResponse,
  answer: Extract<Answer, { kind: 'events' }>,
  faults: readonly Fault[],
  personality: Personality,
): Promise<void> {
  const sse = answer.format === 'sse';
  const frame = (text: string) => (sse ? `data: ${text}\n\n` : `${text}\n`);
  response.writeHead(200, { 'content-type': sse ? 'text/event-stream' : 'application/x-ndjson' });
  response.flushHeaders();
  for (const fault of faults) if (fault.kind === 'held') await fault.until;
  for (const [index, event] of answer.events.entries()) {
    for (const fault of faults) {
      if (fault.kind === 'slow') await wait(fault.milliseconds);
      if (!('after' in fault) || fault.after !== index) continue;
      if (fault.kind === 'cut') {
        response.socket?.destroy();
        return;
      }
      if (fault.kind === 'early-end') {
        response.end();
        return;
      }
      if (fault.kind === 'silence') return;
      if (fault.kind === 'invalid-json') response.write(frame('{"choices": ['));
      if (fault.kind === 'stream-error') {
        response.write(frame(JSON.stringify(personality.streamError(fault.message ?? 'the engine died'))));
        response.end(sse ? 'data: [DONE]\n\n' : '');
        return;
      }
    }
    if (response.destroyed) return;
    response.write(frame(JSON.stringify(event)));
    // One event a turn of the loop, so that a client sees a stream and not one block.
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end(sse && answer.done ? 'data: [DONE]\n\n' : '');
}
