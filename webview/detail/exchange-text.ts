// What was sent and what came back, as text: complete, with the prompt that the log stores only once.
import { expand } from '../../src/log/exchange.ts';
import type { JsonValue } from '../../src/tools/tool.ts';
import type { Exchange } from '../state.ts';
import { counted, duration, whole } from './figures.ts';

export function payloadText(value: JsonValue, prompt: string): string {
  try {
    return JSON.stringify(expand(value, prompt), null, 2);
  } catch {
    return 'This payload is nested too deeply to be shown here; open the log as text to see it.';
  }
}

/** `41 ms · 400 tokens sent, 380 of them cached · 12 received`. */
export function exchangeFacts({ milliseconds, usage, attempts, error }: Exchange): string {
  const facts = [duration(milliseconds)];
  if (usage !== undefined) {
    const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
    const cached = cachedTokens > 0 ? `, ${whole(cachedTokens)} of them cached` : '';
    facts.push(`${counted(promptTokens, 'token')} sent${cached}`, `${whole(completionTokens)} received`);
  }
  if (attempts > 1) facts.push(counted(attempts, 'attempt'));
  if (error !== undefined) facts.push('failed');
  return facts.join(' · ');
}
