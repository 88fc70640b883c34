// Finds the values that a description lists: "one of a, b or c", "Valid values: 'x', 'y'".

const leads = [
  /\b(?:must|can|could|may|should) (?:only )?be (?:one of|either)(?: the following)?(?: values?)?\s*[:(]?\s*/i,
  /\b(?:one of|either)(?: the following)?(?: values?)?\s*[:(]?\s*/i,
  /\b(?:valid|allowed|possible|supported|accepted|permitted|available) (?:values|options|choices)(?: are| include only)?\s*[:(]?\s*/i,
  /\b(?:options|choices|values)(?: are)?:\s*/i,
  /\b(?:must|can|could|may|should) (?:only )?be (?=["'`“])/i,
];

/** "such as", "etc.", "and more": the list goes on. */
const goesOn =
  /\betc\b|\be\.?\s?g\b|\bsuch as\b|\bfor example\b|\bexamples?\b|\blike\b|\.\.\.|…|\bor (?:any|other|more|a custom)\b|\bamong others\b|\binclud(?:e|es|ing)\b(?! only)/i;

/** Values that are words about values. */
const noValue =
  /^(?:the|an?|any|all of|your|its|this|that|values?|following|null|none|string|number|integer|boolean|object|array|list)$/i;

/** The text holds several of the values, or takes others by a pattern. */
const isSeveral =
  /\bseparated\b|\bcomma\b|\blist of\b|\bone or more\b|\bmultiple\b|\bcombin|\bpattern\b|\bcustom\b/i;

const most = 40;

/**
 * The values, at least two of them, or undefined where the text lists none for certain. Quoted values are taken as
 * they are; unquoted ones must be single words.
 */
export function listedValues(description: string): readonly string[] | undefined {
  if (description.length > 2000 || isSeveral.test(description)) return undefined;
  for (const lead of leads) {
    const found = lead.exec(description);
    if (found === null) continue;
    const start = found.index + found[0].length;
    const list = listAfter(description, start);
    if (goesOn.test(list) || goesOn.test(description.slice(Math.max(0, found.index - 12), start)))
      return undefined;
    const values = valuesOf(list);
    if (values !== undefined) return values;
  }
  return undefined;
}

/** Up to the end of the sentence, of the line, or of the bracket that was opened before it. */
function listAfter(description: string, start: number): string {
  const before = description.slice(0, start);
  const inBracket = before.lastIndexOf('(') > before.lastIndexOf(')');
  const rest = description.slice(start);
  const end = inBracket ? /[)\n]/ : /[.;](?:\s|$)|\n|\.$/;
  const found = end.exec(rest);
  return (found === null ? rest : rest.slice(0, found.index)).trim();
}

function valuesOf(list: string): readonly string[] | undefined {
  const separated = list
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/\s+(?:or|and)\s+/g, ', ')
    .replace(/\s*[|]\s*/g, ', ');
  const parts = separated
    .split(/\s*,\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values: string[] = [];
  for (const part of parts) {
    const value = plainValue(part);
    if (value === undefined) return undefined;
    if (!values.includes(value)) values.push(value);
  }
  return values.length >= 2 && values.length <= most ? values : undefined;
}

function plainValue(part: string): string | undefined {
  const quoted = /^(["'`“‘]+)([^"'`“”‘’]{1,60})["'`”’]+$/.exec(part)?.[2];
  const value = quoted ?? (/^[\w.+-]{1,40}$/.test(part) ? part.replace(/\.$/, '') : undefined);
  return value === undefined || (quoted === undefined && noValue.test(value)) ? undefined : value;
}
