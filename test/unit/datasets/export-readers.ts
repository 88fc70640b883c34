// Readers of the exported formats, written as their trainers read them, to see that nothing is lost on the way.
import { shepherdMarker } from '../../../src/labels/export-shepherd.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

export interface ReadStep {
  readonly text: string;
  readonly good: boolean;
}

export interface ReadRow {
  readonly prompt: string;
  readonly steps: readonly ReadStep[];
}

type Parsed = ReturnType<typeof JSON.parse>;

/** Rows as a program of another project has them: parsed, and trusted. */
export const parsed = (row: JsonObject): Parsed => JSON.parse(JSON.stringify(row));

export const readers: Readonly<Record<string, (row: JsonObject) => ReadRow>> = {
  toolprm: (row) => {
    const { prompt, steps } = parsed(row);
    return {
      prompt,
      steps: steps.map(({ text, label }: Parsed) => ({ text, good: label === '+' })),
    };
  },
  'trl-stepwise': (row) => {
    const { prompt, completions, labels } = parsed(row);
    return {
      prompt,
      steps: completions.map((text: string, index: number) => ({ text, good: labels[index] })),
    };
  },
  'math-shepherd': (row) => {
    const { input, label } = parsed(row);
    const mark = ` ${shepherdMarker}\n`;
    const pieces: string[] = input.split(mark);
    const after = pieces.pop();
    if (after !== '') throw new Error('the input does not end with a marker');
    let at = 0;
    const texts = pieces.map((piece) => {
      if (label.slice(at, at + piece.length) !== piece)
        throw new Error('input and label are different texts');
      const good = label.slice(at + piece.length, at + piece.length + 3);
      if (good !== ' +\n' && good !== ' -\n') throw new Error(`no label: ${JSON.stringify(good)}`);
      at += piece.length + good.length;
      return { text: piece, good: good === ' +\n' };
    });
    if (at !== label.length) throw new Error('the label goes on');
    // The prompt stands before the first step, as in the original; it ends with the line before the calls.
    const [first, ...others] = texts;
    const end = (first?.text.indexOf('Calls:\n') ?? 0) + 'Calls:\n'.length;
    const rest = first === undefined ? [] : [{ ...first, text: first.text.slice(end) }];
    return { prompt: first?.text.slice(0, end) ?? '', steps: [...rest, ...others] };
  },
  rlhflow: (row) => {
    const { conversations, first_step: firstStep } = parsed(row);
    const steps: ReadStep[] = [];
    for (let index = 0; index < conversations.length; index += 2) {
      const [user, assistant] = [conversations[index], conversations[index + 1]];
      if (user.role !== 'user' || assistant.role !== 'assistant') throw new Error('turns do not alternate');
      steps.push({ text: user.content, good: assistant.content === '+' });
    }
    const [first, ...others] = steps;
    if (first === undefined || !first.text.endsWith(firstStep)) throw new Error('no first step');
    const prompt = first.text.slice(0, first.text.length - firstStep.length);
    return { prompt, steps: [{ ...first, text: firstStep }, ...others] };
  },
};

/** Every rated completion of a PRM800K line, with the chosen steps before it. */
export function prm800kRatings(
  row: JsonObject,
): readonly { readonly before: string; readonly text: string; readonly good: boolean }[] {
  const found: { before: string; text: string; good: boolean }[] = [];
  let before = '';
  for (const { completions, chosen_completion: chosen, human_completion: human } of parsed(row).label.steps) {
    for (const { text, rating } of completions) found.push({ before, text, good: rating === 1 });
    if (human !== null) throw new Error('nobody wrote a completion');
    before += chosen === null ? '' : completions[chosen].text;
  }
  return found;
}
