// Rule: a description says enough for what the tool asks.
import { bareTools } from '../example-tools.ts';
import { propertyNodes } from '../nodes.ts';
import type { LintedTool, Rule } from '../rule.ts';
import { atDescription, quoted } from '../tool-parts.ts';
import { textWords } from '../words.ts';

export const descriptionTooShort: Rule = {
  id: 'description-too-short',
  title: 'The description of a tool is as long as the tool is complex',
  category: 'description',
  severity: 'information',
  source: {
    title: 'Anthropic: Define tools',
    url: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools',
    verified: '2026-11-22',
  },
  why: `Anthropic asks for three or four sentences for each tool, more if it is complex: what it does, when to use it and when not,
what each parameter changes, what it does not return. Few published tools have that, so the rule asks for much less: three words for any tool,
and ten for one with six parameters or more, or with objects inside.`,
  yieldsTo: ['tautology'],
  examples: {
    fails: [
      bareTools({ name: 'get_weather', description: 'Gets weather.' }),
      bareTools({
        name: 'plan_trip',
        description: 'Plans a trip for somebody.',
        properties: {
          stops: { type: 'array', items: { type: 'object', properties: { city: { type: 'string' } } } },
        },
      }),
    ],
    passes: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name, description = '' } = linted.tool;
      if (description.trim() === '' || isWrittenWithoutSpaces.test(description)) continue;
      const words = textWords(description).length;
      const need = demandOf(linted);
      if (words >= (need === '' ? 3 : 10)) continue;
      yield {
        ...atDescription(linted),
        message: `The description of ${quoted(name)} has ${words} word${words === 1 ? '' : 's'}, which is little${need}.`,
        remedy: 'Say what it does, when to use it and when not, and what it returns.',
      };
    }
  },
};

/** Chinese, Japanese and Thai have no spaces to count words by. */
const isWrittenWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What makes a tool complex, as the end of a sentence; empty for a simple one. */
function demandOf(linted: LintedTool): string {
  const { length } = linted.tool.parameters;
  if (length >= 6) return ` for a tool with ${length} parameters`;
  for (const { depth } of propertyNodes(linted)) if (depth > 1) return ' for a tool that takes objects';
  return '';
}
