// Places of a snippet that a person fills in.

export function stop(number: number, text: string): string {
  return `\${${number}:${text}}`;
}

/** @param words Separated by commas. */
export function choice(number: number, words: string): string {
  return `\${${number}|${words}|}`;
}

/** `$` and `}` mean something in snippets. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** For clients without snippets: the text with the first choice or nothing in each place. */
export function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\}|\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
