// Which prompt a policy is given: the style that was asked for, its own chat template, or what suits it.
import type { CallFormat } from '../calls/format.ts';
import { defaultPromptStyle, type PromptStyleName, renderPrompt } from '../calls/prompt/render-prompt.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { Policy } from '../models/policy.ts';
import type { Tool } from '../tools/tool.ts';

export interface PromptWay {
  readonly policy: Policy;
  readonly isEmbedded: boolean;
  readonly format: CallFormat;
  /** Asked for by name; the others do not count then. */
  readonly style?: PromptStyleName;
}

/** The model's own chat template where it has one, except for Hammer, whose published prompt is not its template. */
export async function promptFor(
  messages: readonly ChatMessage[],
  tools: readonly Tool[],
  way: PromptWay,
  signal: AbortSignal,
): Promise<string> {
  const style = promptStyleFor(way);
  return style === 'own' ? way.policy.render(messages, tools, signal) : renderPrompt(style, tools, messages);
}

/** The name of the style; `own` for the model's chat template. */
export function promptStyleFor({ policy, isEmbedded, format, style }: PromptWay): PromptStyleName | 'own' {
  if (style !== undefined) return style;
  if (policy.abilities.template && (isEmbedded || format !== 'hammer')) return 'own';
  return isEmbedded ? 'compact' : defaultPromptStyle[format];
}
