// Rule: tools leave room for the conversation.
import { bareTools } from '../example-tools.ts';
import type { LintedTool, Rule } from '../rule.ts';
import { atName, quoted } from '../tool-parts.ts';
import { toolSets } from '../tool-sets.ts';

export const tokenBudget: Rule = {
  id: 'token-budget',
  title: 'A tool takes at most about 1,500 tokens, a set about 20,000',
  category: 'set',
  severity: 'information',
  source: {
    title: 'Anthropic: Writing tools for agents',
    url: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
    verified: '2026-11-22',
  },
  why: `Every request carries the definitions of all tools, and a search makes many requests. Where the server caches the shared beginning of
prompts the price is memory; where it does not, it is time for each sample. The number is an estimate, four characters of JSON to a token; the hover
on a tool counts with a real vocabulary.`,
  examples: {
    fails: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now. '.repeat(250) })],
    passes: [bareTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' })],
  },
  scope: 'file',
  *check(subject) {
    for (const set of toolSets(subject)) {
      let all = 0;
      for (const linted of set) {
        const tokens = estimate(linted);
        all += tokens;
        if (tokens <= mostOfTool) continue;
        yield {
          ...atName(linted),
          message: `The tool ${quoted(linted.tool.name)} takes about ${rounded(tokens)} tokens of every prompt.`,
          remedy: 'Shorten descriptions, or split it.',
        };
      }
      const [first] = set;
      if (first === undefined || all <= mostOfSet) continue;
      yield {
        ...atName(first),
        message: `The ${set.length} tools take about ${rounded(all)} tokens of every prompt.`,
        remedy: 'Offer fewer tools at once, or shorten their descriptions.',
      };
    }
  },
};

const mostOfTool = 1500;
const mostOfSet = 20_000;
const charactersOfToken = 4;

/** Without the file's indentation: prompts carry the tool's schema, not its layout. */
function estimate({ tool }: LintedTool): number {
  const { name, description = '', parametersSchema } = tool;
  return (name.length + description.length + JSON.stringify(parametersSchema).length) / charactersOfToken;
}

function rounded(tokens: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(tokens)) - 1);
  return (Math.round(tokens / unit) * unit).toLocaleString('en');
}
