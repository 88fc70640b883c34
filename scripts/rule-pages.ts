// The documentation of the linter's rules, made from the rules themselves: a page each, and an index.
import { profiles } from '../src/lint/profiles.ts';
import type { Rule, RuleCategory } from '../src/lint/rule.ts';
import { rules } from '../src/lint/rules.ts';
import type { JsonValue } from '../src/tools/tool.ts';
import { behaviourOf, type Mending } from './rule-behaviour.ts';

/** File names under `docs/rules/`, with their texts. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ...rules.map((rule) => [`${rule.id}.md`, page(rule)] as const),
  ]);
}

const made = '<!-- Made from the rules by `npm run docs:rules`; changes belong into src/lint. -->';

const categories: Readonly<Record<RuleCategory, string>> = {
  structure: 'Structure',
  strict: 'Subsets of providers',
  naming: 'Naming',
  description: 'Descriptions',
  set: 'Sets of tools',
  safety: 'Safety',
  search: 'Searches',
};

function page(rule: Rule): string {
  const { id, title, category, source, why, examples } = rule;
  const facts = [
    `- Category: ${categories[category].toLowerCase()}`,
    `- Severity: ${severityOf(rule)}`,
    `- Profiles: ${rule.onlyProfiles?.map((profile) => `\`${profile}\``).join(', ') ?? 'every file, whatever its profiles'}`,
    ...yieldingFact(rule),
    `- Fix: ${fixOf(rule)}`,
    `- Source: [${source.title}](${source.url}), read ${source.verified}`,
  ];
  const parts = [
    made,
    `# ${id}`,
    `${title}.`,
    facts.join('\n'),
    '## Why',
    why,
    ...exampleSection('Fails', examples.fails),
    ...exampleSection('Passes', examples.passes),
    '## Passing it over',
    `With a comment on the line before, in JSON with comments (\`//\`) and YAML (\`#\`):\n\n\`\`\`jsonc\n// toolprm-ignore ${id} -- reason\n\`\`\``,
    `In plain JSON with a member of the tool or of the file's root, whose keys are JSON Pointers relative to it:\n\n\`\`\`json\n"x-toolprm-ignore": { "": ["${id}"] }\n\`\`\``,
    `Or for all files, with the setting \`toolprm.lint.rules\`: \`{ "${id}": "off" }\`; on the command line, \`--rule ${id}=off\`.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function severityOf(rule: Rule): string {
  const [usual, ...others] = behaviourOf(rule).severities;
  if (usual === undefined) return 'off, unless a setting asks for it';
  return others.length === 0 ? usual : `${usual}; ${others.join(' or ')} for some findings`;
}

const mendingWords: Readonly<Record<Mending, string>> = {
  'at once': 'with all others at once',
  'by choice': 'one at a time, since a person must choose',
  'without a fix': 'none',
};

const mostTitles = 4;

/** With what the fixes do in the examples. */
function fixOf(rule: Rule): string {
  const { mendings } = behaviourOf(rule);
  return [...mendings.entries()]
    .toSorted(([one], [other]) => mendingOrder.indexOf(one) - mendingOrder.indexOf(other))
    .map(([mending, titles]) => {
      const which = titles.slice(0, mostTitles).map((title) => `*${title}*`);
      const some = mending === 'without a fix' && mendings.size > 1 ? ' for some findings' : '';
      return `${mendingWords[mending]}${some}${which.length === 0 ? '' : ` (${which.join(', ')})`}`;
    })
    .join('; ');
}

const mendingOrder: readonly Mending[] = ['at once', 'by choice', 'without a fix'];

function yieldingFact({ yieldsTo }: Rule): readonly string[] {
  if (yieldsTo === undefined) return [];
  return [`- Silent where these find something: ${yieldsTo.map((id) => `[${id}](${id}.md)`).join(', ')}`];
}

/** Examples for the tests only may be large. */
const mostCharacters = 1500;

function exampleSection(title: string, files: readonly JsonValue[]): readonly string[] {
  const short = files.filter((file) => JSON.stringify(file).length <= mostCharacters).slice(0, 3);
  if (short.length === 0) return [];
  return [`## ${title}`, ...short.map((file) => `\`\`\`json\n${compact(file, '')}\n\`\`\``)];
}

/** JSON in few lines: what fits on one stands on one. */
function compact(value: JsonValue, indent: string): string {
  const line = oneLine(value);
  if (line.length + indent.length <= 100 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => compact(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`);
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}

function oneLine(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const items = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

function indexPage(): string {
  const sections = Object.entries(categories).flatMap(([category, title]) => {
    const here = rules.filter((rule) => rule.category === category);
    return here.length === 0 ? [] : [`## ${title}`, table(here)];
  });
  const parts = [
    made,
    '# Rules of the linter',
    `What \`toolprm lint\` and the editor find in tool files. A rule runs for every file (●) or only under some profiles (the dots
of its row); a file is checked against the profile of its own format, and against those that the setting
\`toolprm.lint.profiles\` or \`--profile\` name. What holds for strict tools only, or for one field of a format, stands with the profiles
below.

Where a rule has several severities, the first is that of most findings, and its page says when it is another. The column "fix" says how
findings are mended: ✓ with all others at once (\`--fix\`); "by hand" by a fix that somebody chooses, one at a time; "some" where one or both
hold for a part of the findings only. A rule without a mark there has no fix.`,
    ...sections,
    '## Profiles',
    profileList(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(here: readonly Rule[]): string {
  const ids = profiles.map(({ id }) => id);
  const head = `| rule | what must hold | severity | fix | ${ids.join(' | ')} |`;
  const line = `| --- | --- | --- | --- |${' :-: |'.repeat(ids.length)}`;
  const rows = here.map((rule) => {
    const dots = ids.map((id) =>
      rule.onlyProfiles === undefined || rule.onlyProfiles.includes(id) ? '●' : ' ',
    );
    const title = rule.title.replaceAll('|', '\\|');
    const { severities } = behaviourOf(rule);
    const severity = severities.length === 0 ? 'off' : severities.join(', ');
    return `| [${rule.id}](${rule.id}.md) | ${title} | ${severity} | ${fixMark(rule)} | ${dots.join(' | ')} |`;
  });
  return [head, line, ...rows].join('\n');
}

function fixMark(rule: Rule): string {
  const { mendings } = behaviourOf(rule);
  const marks = [
    ...(mendings.has('at once') ? ['✓'] : []),
    ...(mendings.has('by choice') ? ['by hand'] : []),
  ];
  return mendings.size > 1 ? `some ${marks.join(', ')}` : (marks[0] ?? ' ');
}

function profileList(): string {
  return profiles
    .map(({ id, title, verified, sources, notes }) => {
      const links = sources.map((source) => `[${source.title}](${source.url})`).join(', ');
      const lines = notes.map((note) => `- ${note}`).join('\n');
      return `### \`${id}\`: ${title}\n\nRead ${verified} in ${links}.\n\n${lines}`;
    })
    .join('\n\n');
}
