// How an item to be scored becomes text or chat messages. A template is plain data; the long shared part comes first
// and the candidate last, so that a server's prefix cache answers all but the last tokens.
import { decisionTag } from '../../calls/decision.ts';
import type { ChatMessage } from '../../calls/prompt.ts';
import type { ScoreItem } from '../reward.ts';
import type { LabelPair } from './labels.ts';
import { conversationText, historyWords, kindWords, proposalWords, toolsText } from './words.ts';

/**
 * Text that the label follows directly. Placeholders: `{prompt}` the rendered policy prompt, `{decided}` the decisions
 * before the candidate (each through `step`), `{candidate}` the judged decision's text, `{tag}` and `{kind}` its label
 * name and kind, `{query}` the conversation, `{tools}` the tools as JSON, `{history}` and `{proposal}` the decisions
 * before and the judged one in plain words. Other braces stay as they are.
 */
export interface TextTemplate {
  readonly kind: 'text';
  readonly text: string;
  /**
   * How one decision of `{decided}` is written, by default `{candidate}`. A model with a step tag wants the tag after
   * every decision: `{candidate} ки`. Placeholders are those of the decision itself.
   */
  readonly step?: string;
}

/** Messages after which the label is the assistant's whole turn. The same placeholders hold. */
export interface ChatTemplate {
  readonly kind: 'chat';
  readonly system?: string;
  /** Put in front of the first user turn: many chat templates want user and assistant turns to alternate. */
  readonly opening: string;
  /** With it every decision before the candidate is a user turn of its own, answered with the positive label. */
  readonly step?: string;
  /** The last user turn. */
  readonly candidate: string;
}

export type RewardTemplate = TextTemplate | ChatTemplate;

type Placeholder = (typeof placeholders)[number];
const placeholders = [
  'prompt',
  'decided',
  'candidate',
  'tag',
  'kind',
  'query',
  'tools',
  'history',
  'proposal',
] as const;
const placeholderPattern = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g');

export function renderText(template: TextTemplate, item: ScoreItem): string {
  return substitute(template.text, itemValues(item, template.step));
}

/** The messages up to and with the last user turn. */
export function renderChat(
  template: ChatTemplate,
  item: ScoreItem,
  labels: LabelPair,
): readonly ChatMessage[] {
  const messages: ChatMessage[] = [];
  const values = itemValues(item, undefined);
  if (template.system !== undefined) {
    messages.push({ role: 'system', content: substitute(template.system, values) });
  }
  let opening = substitute(template.opening, values);
  if (template.step !== undefined) {
    for (const [index, decision] of item.path.entries()) {
      const before: ScoreItem = { ...item, path: item.path.slice(0, index), decision };
      const content = opening + substitute(template.step, itemValues(before, undefined));
      messages.push({ role: 'user', content }, { role: 'assistant', content: labels.positive });
      opening = '';
    }
  }
  messages.push({ role: 'user', content: opening + substitute(template.candidate, values) });
  return messages;
}

/**
 * Fills placeholders in one pass: what is put in is never searched again, so a query that holds `{candidate}` stays
 * what the user wrote.
 */
function substitute(text: string, values: Readonly<Record<Placeholder, () => string>>): string {
  return text.replace(placeholderPattern, (whole, name: string) => {
    const known = placeholders.find((placeholder) => placeholder === name);
    return known === undefined ? whole : values[known]();
  });
}

/** What is wrong with a template that a user wrote, one sentence each; empty when it can be used. */
export function templateProblems(template: RewardTemplate): readonly string[] {
  const judged = template.kind === 'text' ? template.text : template.candidate;
  const all = template.kind === 'text' ? judged : `${template.opening}${judged}`;
  const has = (text: string, names: readonly Placeholder[]) =>
    names.some((name) => text.includes(`{${name}}`));
  const problems: string[] = [];
  if (!has(judged, ['candidate', 'proposal'])) {
    problems.push('It has neither {candidate} nor {proposal}, so every candidate would get the same score.');
  }
  if (!has(`${template.kind === 'chat' ? (template.system ?? '') : ''}${all}`, ['prompt', 'query'])) {
    problems.push('It has neither {prompt} nor {query}, so the reward model would not see what was asked.');
  }
  if (!has(all, ['decided', 'history']) && template.step === undefined) {
    problems.push('It has neither {decided} nor {history} nor a step, so the decisions before are left out.');
  }
  return problems;
}

function itemValues(item: ScoreItem, step = '{candidate}'): Readonly<Record<Placeholder, () => string>> {
  const { decision, path } = item;
  return {
    prompt: () => item.prompt,
    decided: () => path.map((past, index) => pastText(item, past, index, step)).join(''),
    candidate: () => decision.text,
    tag: () => decisionTag[decision.kind],
    kind: () => kindWords[decision.kind],
    query: () => conversationText(item.messages),
    tools: () => toolsText(item.tools),
    history: () => historyWords(path),
    proposal: () => proposalWords(decision, path),
  };
}

function pastText(item: ScoreItem, decision: ScoreItem['decision'], index: number, step: string): string {
  if (step === '{candidate}') return decision.text;
  const path = item.path.slice(0, index);
  return substitute(step, itemValues({ ...item, path, decision }, '{candidate}'));
}
