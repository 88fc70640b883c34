// Rule: a tool has no text that people cannot see.
import { appendPointer } from '../../tools/json-pointer.ts';
import type { JsonTree } from '../../tools/json-tree.ts';
import { bareTools } from '../example-tools.ts';
import { hiddenText } from '../hidden-text.ts';
import type { Fix, LintedTool, Rule, RuleFinding } from '../rule.ts';
import { quoted } from '../tool-parts.ts';

export const hiddenCharacters: Rule = {
  id: 'hidden-characters',
  title: 'Names and texts have no invisible characters',
  category: 'safety',
  severity: 'error',
  source: {
    title: 'Trojan Source: Invisible Vulnerabilities (arXiv 2111.00169); mcpolish, rule MP040',
    url: 'https://arxiv.org/abs/2111.00169',
    verified: '2026-08',
  },
  why: `Characters without a shape (zero-width spaces, controls of the writing direction, the block of tag characters, control codes) are not
seen in an editor or in a client's list of tools, and are read by the model like any others. Tag characters can spell whole sentences, variation
selectors can carry bytes, and direction controls show a text in another order than it has. In a name they make two tools that look alike.

What belongs to a script or an emoji is left alone: joiners in Persian or Hindi, in families of emoji, flags of regions, marks of direction in Hebrew and
Arabic, a soft hyphen inside a word. Backslash escapes in JSON are found as well. The fix removes the characters from values; a name is not
changed with all others, since programs may use it.`,
  examples: {
    fails: [
      bareTools({ name: 'get_weather', description: 'Gets the weather\u200B of a city, now.' }),
      bareTools({
        name: 'get_weather',
        description: 'Gets the weather. \u{E0049}\u{E0047}\u{E004E}\u{E004F}\u{E0052}\u{E0045}',
      }),
      bareTools({ name: 'get\u200B_weather', description: 'Gets the weather of a city, now.' }),
      bareTools({ name: 'get_weather', description: 'Gets the \u202Erehtaew\u202C of a city, now.' }),
    ],
    passes: [
      bareTools({ name: 'get_weather', description: 'Gets the weather of a city 👨‍👩‍👧 می‌خواهم 🏴󠁧󠁢󠁳󠁣󠁴󠁿.' }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) yield* visit(linted, linted.tree, linted.tool.pointer, false);
  },
};

function* visit(linted: LintedTool, tree: JsonTree, pointer: string, isName: boolean): Iterable<RuleFinding> {
  if (tree.kind === 'array') {
    for (const [index, item] of tree.items.entries())
      yield* visit(linted, item, appendPointer(pointer, index), false);
    return;
  }
  if (tree.kind === 'object') {
    for (const { key, keyRange, value } of tree.entries) {
      const at = appendPointer(pointer, key);
      const found = describe(linted, key, 'A name');
      if (found !== undefined) {
        const edits = [{ kind: 'rename', pointer: at, name: found.cleaned }] as const;
        yield {
          ...found.finding,
          pointer: at,
          range: keyRange,
          fixes: [{ title: remove, edits, mechanical: false }],
        };
      }
      yield* visit(linted, value, at, key === 'name');
    }
    return;
  }
  if (typeof tree.value !== 'string') return;
  const found = describe(linted, tree.value, isName ? 'The name' : 'The text');
  if (found === undefined) return;
  const fix: Fix = {
    title: remove,
    edits: [{ kind: 'set', pointer, value: found.cleaned }],
    mechanical: !isName,
  };
  yield { ...found.finding, pointer, range: tree.range, fixes: [fix] };
}

const remove = 'Remove the invisible characters';

function describe(
  { tool }: LintedTool,
  text: string,
  what: string,
):
  | { readonly cleaned: string; readonly finding: Pick<RuleFinding, 'message' | 'remedy' | 'tool'> }
  | undefined {
  const found = hiddenText(text);
  if (found === undefined) return undefined;
  const spelled = found.message === '' ? '' : `, which spell ${quoted(found.message, 120)}`;
  return {
    cleaned: found.cleaned,
    finding: {
      message: `${what} has ${found.count} hidden character${found.count === 1 ? '' : 's'} (${found.kinds.join(', ')})${spelled}.`,
      remedy: 'Remove them; if you did not put them there, do not trust the tool.',
      tool: tool.name,
    },
  };
}
