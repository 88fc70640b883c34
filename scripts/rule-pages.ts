// The documentation of the linter's rules, made from the rules themselves: a page each, and an index.
import { lintText } from '../src/lint/lint.ts';
import { profiles } from '../src/lint/profiles.ts';
import type { Rule, RuleCategory } from '../src/lint/rule.ts';
import { rules } from '../src/lint/rules.ts';
import type { JsonValue } from '../src/tools/tool.ts';

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
    `- Profiles: ${rule.onlyProfiles?.map((profile) => `\`${profile}\``).join(', ') ?? 'all'}`,
    `- Fix: ${fixOf(rule)}`,
    `- Source: [${source.title}](${source.url}), read ${source.verified}`,
  ];
  const parts = [
    made,
    `# ${id}`,
    title.replace(/\.?$/, '.'),
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

function severityOf({ severity }: Rule): string {
  return severity === 'off' ? 'off, unless a setting asks for it' : severity;
}

/** What the fixes of the failing examples are. */
function fixOf(rule: Rule): string {
  const fixes = rule.examples.fails.flatMap((file) =>
    findingsIn(rule, file).flatMap((finding) => finding.fixes ?? []),
  );
  if (fixes.length === 0) return 'none';
  return fixes.some(({ mechanical }) => mechanical)
    ? 'yes; where nothing is to be chosen, also with all others at once'
    : 'yes, one at a time';
}

function findingsIn(rule: Rule, file: JsonValue) {
  const severities = rule.severity === 'off' ? ({ [rule.id]: 'warning' } as const) : {};
  const options = { rules: [rule], severities, profiles: rule.examples.profiles ?? [] };
  return lintText(JSON.stringify(file), options).findings;
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
\`toolprm.lint.profiles\` or \`--profile\` name. The severity is that of most findings:
where some are milder or worse, the rule's page says so. ✓ in the column "fix": findings that leave nothing to choose are mended with all
others at once, the rest by hand.`,
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
    const fix = fixOf(rule).startsWith('yes;') ? '✓' : fixOf(rule) === 'none' ? ' ' : 'by hand';
    const title = rule.title.replace(/\.$/, '').replaceAll('|', '\\|');
    return `| [${rule.id}](${rule.id}.md) | ${title} | ${rule.severity} | ${fix} | ${dots.join(' | ')} |`;
  });
  return [head, line, ...rows].join('\n');
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
