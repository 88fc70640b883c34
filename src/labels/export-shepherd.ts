// Math-Shepherd's form: the text with a marker after every step, and the same text with + or - in the marker's place.

/** As in `peiyi9979/Math-Shepherd`: the head is read at this tag's token. */
export const shepherdMarker = 'ки';

export interface ShepherdRow {
  readonly input: string;
  readonly label: string;
  readonly task: string;
}

/** Undefined where the text contains the marker itself: nobody could tell which markers are labels. */
export function shepherdRow(
  prompt: string,
  steps: readonly { readonly text: string; readonly good: boolean }[],
): ShepherdRow | undefined {
  if (`${prompt}${steps.map(({ text }) => text).join('')}`.includes(shepherdMarker)) return undefined;
  return {
    input: prompt + steps.map(({ text }) => `${text} ${shepherdMarker}\n`).join(''),
    label: prompt + steps.map(({ text, good }) => `${text} ${good ? '+' : '-'}\n`).join(''),
    task: 'tool-calls',
  };
}
