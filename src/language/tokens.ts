// How many tokens a text costs, in OpenAI's newest vocabulary. Its two megabytes are loaded when somebody first asks.

/** Named wherever a count is shown: other models count otherwise. */
export const vocabulary = 'o200k_base';

/** Characters that are counted; a tool that is longer is no tool for a model. */
const mostText = 200_000;

let loading: Promise<(text: string) => number> | undefined;

export async function countTokens(text: string): Promise<number> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(
    // A tool may contain what looks like a control token; it is text here.
    ({ countTokens: count }) =>
      (part) =>
        count(part, { disallowedSpecial: new Set() }),
  );
  return (await loading)(text.slice(0, mostText));
}
