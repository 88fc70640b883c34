// The words of names and descriptions, made comparable: lower case, without endings, synonyms as one.

/** The words of an identifier, in lower case: `getHTTPStatus_v2` has `get`, `http`, `status`, `v`, `2`. */
export function nameWords(name: string): readonly string[] {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+/gu) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** The words of a text, in lower case, in order. */
export function textWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
}

/** A word without the endings of English; rough, but the same for all forms of a word. */
export function stem(word: string): string {
  let root = word.replace(/['’]s?$/, '');
  if (root.length < 4) return root;
  if (root.endsWith('ies')) root = `${root.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
  if (root.length > 5 && root.endsWith('ing')) root = undoubled(root.slice(0, -3));
  else if (root.length > 4 && root.endsWith('ed')) root = undoubled(root.slice(0, -2));
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root;
}

function undoubled(root: string): string {
  return /([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}

const synonyms = new Map(
  [
    ['get', 'retrieve', 'fetch', 'obtain', 'read', 'return', 'show'],
    ['delete', 'remove', 'erase', 'destroy'],
    ['create', 'add', 'make', 'insert'],
    ['update', 'modify', 'edit', 'change', 'alter'],
    ['search', 'find', 'query', 'lookup'],
    ['list', 'enumerate'],
    ['calculate', 'compute', 'determine'],
    ['run', 'execute', 'perform', 'invoke'],
    ['id', 'identifier', 'ids'],
    ['info', 'information', 'detail', 'details'],
  ].flatMap(([first = '', ...others]) => [first, ...others].map((word) => [stem(word), stem(first)])),
);

/** Words repeat: a thousand tools have a few thousand of them. */
const meanings = new Map<string, string>();
const mostKept = 50_000;

/** One stem for all words that mean the same in names of tools. */
export function meaning(word: string): string {
  const known = meanings.get(word);
  if (known !== undefined) return known;
  const root = stem(word);
  const made = synonyms.get(root) ?? root;
  if (meanings.size >= mostKept) meanings.clear();
  meanings.set(word, made);
  return made;
}

const stopWords = new Set(
  (
    'a an the this that these those it its of for to in on at by with from as into about over per via is are be was ' +
    'were been being and or if then else when which who whose what where how can may might will would should must do ' +
    'does did has have had you your we our i my not no any all each every some other also only such than there their'
  ).split(' '),
);

/** What a text is about: the meanings of its words without those that carry none. */
export function contentOf(words: Iterable<string>): ReadonlySet<string> {
  const content = new Set<string>();
  for (const word of words) if (!stopWords.has(word)) content.add(meaning(word));
  return content;
}

/** Shared members over all members, in [0, 1]; two empty sets share nothing. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
