// A small regular language over characters: what a continuation may look like under a constraint.
// One value serves every backend: as a regular expression, as a GBNF grammar, as a list of choices, as a matcher.

export type Pattern =
  | { readonly kind: 'text'; readonly text: string }
  /** One code point out of inclusive ranges. */
  | { readonly kind: 'chars'; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[] }
  /** `max` is always finite, so that every constraint ends. */
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly min: number; readonly max: number };
