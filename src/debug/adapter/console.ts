// The commands of the Debug Console, beside expressions: keep, drop, try, set, again, help.
import { changeableNames } from '../../log/changeable-settings.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import type { TreeNode } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { expandAgain } from '../../search/what-if.ts';
import { ExpressionError } from '../expression/expression.ts';
import { isObject } from '../expression/value.ts';
import { type AskedChange, readSettings } from './changes.ts';
import type { FrameReference } from './references.ts';
import { RequestError } from './request-error.ts';
import { evaluated } from './scopes.ts';
import { candidatesOf, lastStep } from './thread.ts';

export const commands: readonly (readonly [name: string, form: string, about: string])[] = [
  ['keep', 'keep <candidate>', 'A search in which a pruned candidate lives on.'],
  ['drop', 'drop <candidate>', 'A search in which a retained candidate is pruned.'],
  ['try', 'try <value>', 'A search in which the candidate in focus decides this value instead.'],
  [
    'set',
    'set <setting> = <number>',
    `A search with other settings from here on: ${changeableNames.join(', ')}.`,
  ],
  ['again', 'again [<seed>]', 'A search that expands this step again with another seed.'],
  ['help', 'help', 'This list.'],
];

export const helpText = [
  'What-if (each opens another search, and leaves this one as it is):',
  ...commands.map(([, form, about]) => `  ${form.padEnd(26)} ${about}`),
  'A candidate is named by its id, as candidates[2], or by its value: keep "fahrenheit".',
  'Anything else is an expression: candidates.filter(score < 0.5), beam.call.arguments.unit, gap.',
].join('\n');

export type ConsoleCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'change'; readonly change: AskedChange };

/**
 * What a line asks for; nothing where it is no command, and so an expression.
 * @throws {RequestError} for a command that cannot be understood.
 */
export function readCommand(line: string, frame: FrameReference): ConsoleCommand | undefined {
  const typed = line.trim();
  const [word = ''] = /^[a-z]+(?=\s|$)/.exec(typed) ?? [];
  const rest = typed.slice(word.length).trim();
  switch (word) {
    case 'help':
      return rest === '' ? { kind: 'help' } : undefined;
    case 'keep':
    case 'drop': {
      if (isOperator(rest)) return undefined;
      const candidate = named(rest, frame, word);
      return { kind: 'change', change: { kind: word, candidate: candidate.id } };
    }
    case 'try': {
      if (isOperator(rest)) return undefined;
      if (rest === '') throw new RequestError('Say which value to try: try "celsius".');
      if (frame.candidate === null)
        throw new RequestError('Choose a frame of a decision first: the query has no value.');
      return { kind: 'change', change: { kind: 'try', candidate: frame.candidate, value: rest } };
    }
    case 'set':
      return { kind: 'change', change: { kind: 'settings', settings: readSetting(rest) } };
    case 'again':
      return { kind: 'change', change: readAgain(rest, frame) };
    default:
      return undefined;
  }
}

/** A name of the search may be called like a command: then what follows is not a candidate. */
const isOperator = (rest: string): boolean => /^(?:[.=<>!+*/%?)&|]|$)/.test(rest) && rest !== '';

/** What the paper calls them. */
const letters: ReadonlyMap<string, string> = new Map([
  ['N', 'beams'],
  ['M', 'candidates'],
]);

function readSetting(text: string): ReturnType<typeof readSettings> {
  const [, name = '', value = ''] = /^([A-Za-z]+)\s*=?\s*(\S+)$/.exec(text) ?? [];
  const number = Number(value);
  if (name === '' || value === '' || !Number.isFinite(number)) {
    throw new RequestError('Say which setting and its number: set beams = 8.');
  }
  return readSettings({ [letters.get(name) ?? name]: number });
}

function readAgain(text: string, { thread }: FrameReference): AskedChange {
  if (text === '') return expandAgain(thread.player.tree);
  if (!/^\d+$/.test(text)) throw new RequestError('A seed is a whole number: again 17.');
  return { kind: 'expand-again', seed: Number(text) };
}

/**
 * The candidate that a text names: by its id, as an expression that gives one, or by what it decides.
 * @throws {RequestError} where none or several fit.
 */
function named(text: string, frame: FrameReference, command: 'keep' | 'drop'): TreeNode {
  const { tree } = frame.thread.player;
  if (text === '') throw new RequestError(`Say which candidate: ${command} candidates[2].`);
  const byId = tree.node(text) ?? byExpression(text, frame);
  if (byId !== undefined) return byId;
  const step = tree.steps.find(({ index }) => index === frame.step) ?? lastStep(tree);
  const candidates = candidatesOf(tree, step);
  const fitting = candidates.filter((node) => decidesText(node, text));
  // Of equal ones, those that the command is about.
  const wanted = fitting.filter(({ verdict }) => (verdict?.kind === 'retained') === (command === 'drop'));
  const [first, second] = wanted.length > 0 ? wanted : fitting;
  if (first === undefined) {
    const known = candidates.slice(0, 8).map(({ decision }) => decisionLabel(decision, 40));
    throw new RequestError(
      `No candidate of the step decides ${oneLine(text, 60)}: there are ${known.join(', ') || 'none'}.`,
    );
  }
  if (second !== undefined) {
    throw new RequestError(
      `Several candidates decide ${oneLine(text, 60)}: name one by its id, ${first.id} or ${second.id}, or as candidates[2].`,
    );
  }
  return first;
}

function byExpression(text: string, frame: FrameReference): TreeNode | undefined {
  try {
    const { value } = evaluated(frame, text);
    if (!isObject(value) || value.type !== 'candidate' || value.key === undefined) return undefined;
    return frame.thread.player.tree.node(value.key);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function decidesText({ decision }: TreeNode, text: string): boolean {
  const spellings = [decisionLabel(decision), decisionLabel(decision, 1000)];
  if (decision.kind === 'function-name')
    spellings.push(decision.name ?? '', JSON.stringify(decision.name ?? ''));
  if (decision.kind === 'argument' && decision.value !== undefined) {
    spellings.push(JSON.stringify(decision.value));
    if (typeof decision.value === 'string') spellings.push(decision.value);
  }
  return spellings.includes(text);
}
