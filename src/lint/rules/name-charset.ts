// Rule: a tool's name is one that the providers accept.
import { bareTools, openaiTools } from '../example-tools.ts';
import { listed } from '../place.ts';
import type { Profile } from '../profile.ts';
import type { Fix, LintedTool, Rule, RuleFinding } from '../rule.ts';
import { atName, quoted, renamed } from '../tool-parts.ts';

export const nameCharset: Rule = {
  id: 'name-charset',
  title: 'The name of a tool has only characters that the provider accepts, and is not too long',
  category: 'naming',
  severity: 'error',
  source: {
    title: "OpenAI's client library: the name of a function",
    url: 'https://github.com/openai/openai-python/blob/main/src/openai/types/shared/function_definition.py',
    verified: '2026-08',
  },
  why: `A request with a name that the provider does not accept fails as a whole, not only for that tool. What is accepted
differs: OpenAI takes letters, digits, \`_\` and \`-\` up to 64 characters; Gemini wants a letter or \`_\` first and takes dots;
MCP recommends letters, digits, \`_\`, \`-\` and \`.\` up to 128, so that for MCP alone it is a warning. The limits stand in the profiles.

Whatever the provider, it is a warning that a name with spaces, quotes or brackets cannot be written in some call formats (a Python-like call
\`name(…)\` for one), so that a search never finds it there.`,
  examples: {
    fails: [
      openaiTools({ name: 'weather.get', description: 'Gets the weather of a city, now.' }),
      bareTools({ name: 'get weather', description: 'Gets the weather of a city, now.' }),
    ],
    passes: [
      openaiTools({ name: 'get_weather', description: 'Gets the weather of a city, now.' }),
      bareTools({ name: 'weather.get', description: 'Gets the weather of a city, now.' }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      const { name } = linted.tool;
      const refusing = linted.profiles.filter((profile) => !accepts(profile, name));
      if (refusing.length === 0 && !unwritable.test(name)) continue;
      yield { ...describe(name, refusing), ...atName(linted), ...fixes(linted) };
    }
  },
};

const unwritable = /[\s"'`\\{}()[\],]|\p{C}/u;

function describe(
  name: string,
  refusing: readonly Profile[],
): Pick<RuleFinding, 'message' | 'remedy' | 'profiles' | 'severity'> {
  const remedy = 'Write it with letters, digits and "_".';
  const [first] = refusing;
  if (first === undefined) {
    const message = `The name ${quoted(name)} has spaces, quotes, brackets or invisible characters; some call formats cannot write it.`;
    return { message, remedy, severity: 'warning' };
  }
  const who = listed(refusing.map(({ title }) => title));
  const { words, most } = first.name;
  return {
    message: `The name ${quoted(name)} is not accepted by ${who}: ${words}, at most ${most} characters.`,
    remedy,
    profiles: refusing.map(({ id }) => id),
    // MCP only recommends.
    ...(refusing.every(({ id }) => id === 'mcp') ? { severity: 'warning' as const } : {}),
  };
}

const patterns = new Map<string, RegExp>();

function accepts({ name: { pattern, most } }: Profile, name: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known.test(name) && name.length <= most;
}

function fixes(linted: LintedTool): { readonly fixes?: readonly Fix[] } {
  const { profiles } = linted;
  const most = Math.min(64, ...profiles.map((profile) => profile.name.most));
  const plain = linted.tool.name.normalize('NFKD').replace(/\p{M}/gu, '');
  const name = plain
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, '_')
    .slice(0, most);
  if (name === '' || profiles.some((profile) => !accepts(profile, name))) return {};
  return { fixes: [{ title: `Rename it to "${name}"`, edits: [renamed(linted, name)], mechanical: false }] };
}
