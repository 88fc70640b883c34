// English word forms of nouns: plurals and articles.

const tails =
  / (of|for|in|on|at|to|from|with|without|by|about|under|over|between|who|that|near|nearby|close|against)\b/;

const irregular: readonly (readonly [singular: RegExp, plural: string])[] = [
  [/(series|species|aircraft|news|cash)$/, '$1'],
  [/person$/, 'people'],
  [/child$/, 'children'],
  [/man$/, 'men'],
  [/foot$/, 'feet'],
  [/tooth$/, 'teeth'],
  [/(shel|lea|hal|loa|kni|li|wi)fe?$/, '$1ves'],
  [/(analy|progno|diagno|cri|ba)sis$/, '$1ses'],
  [/quiz$/, 'quizzes'],
];

/** Whether a noun is in the plural already: `shooting stars`, `times of trains`. */
export function looksPlural(noun: string): boolean {
  const [head = noun] = noun.split(tails);
  return /[^sui]s$/.test(head) && !/(lens|gas|atlas|canvas|series|chaos|bias|alias|news)$/.test(head);
}

/** The plural of a noun by the regular rules: of its last word, or of the one before `of`, `for`, `in`, … */
export function pluralOf(noun: string): string {
  const tail = tails.exec(noun);
  if (tail !== null) return pluralOf(noun.slice(0, tail.index)) + noun.slice(tail.index);
  const special = irregular.find(([singular]) => singular.test(noun));
  if (special !== undefined) return noun.replace(...special);
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** `a` or `an`, by the first letter but for words that sound otherwise. */
export function articleOf(noun: string): string {
  if (/^(hour|honest|heir)/.test(noun)) return 'an';
  if (/^(uni|use|usu|eu|one|uti)/.test(noun)) return 'a';
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}

/** How one noun stands in a sentence. */
export interface NounForms {
  readonly a: string;
  readonly the: string;
  readonly s: string;
  readonly n: string;
}

export function nounForms(noun: string, plural = pluralOf(noun), mass = false): NounForms {
  return {
    a: mass ? noun : `${articleOf(noun)} ${noun}`,
    the: `the ${noun}`,
    s: mass ? noun : plural,
    n: noun,
  };
}

/** Puts a noun into a pattern: `{the}`, `{a}`, `{s}`, `{n}`. */
export function withNoun(pattern: string, forms: NounForms): string {
  return pattern.replace(/\{(a|the|s|n)\}/g, (_, form: keyof NounForms) => forms[form]);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
