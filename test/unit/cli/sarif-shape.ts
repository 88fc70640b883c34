// The part of SARIF 2.1.0 that the linter writes, as a schema: names, required members and bounds as the OASIS standard has them.
import { Ajv } from 'ajv';

const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const oneBased = { type: 'integer', minimum: 1 };

function closed(properties: object, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const message = closed({ text, markdown: text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };
const properties = { type: 'object' };
const artifactLocation = closed({ uri: text, index: count }, ['uri']);
const region = closed({
  startLine: oneBased,
  startColumn: oneBased,
  endLine: oneBased,
  endColumn: oneBased,
  charOffset: count,
  charLength: count,
});

const rule = closed(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: text,
    defaultConfiguration: closed({ enabled: { type: 'boolean' }, level }),
    properties,
  },
  ['id'],
);

const location = closed({
  physicalLocation: closed({ artifactLocation, region }, ['artifactLocation']),
  logicalLocations: { type: 'array', items: closed({ fullyQualifiedName: text, kind: text }) },
});

const replacement = closed({ deletedRegion: region, insertedContent: closed({ text: { type: 'string' } }) }, [
  'deletedRegion',
]);
const change = closed(
  { artifactLocation, replacements: { type: 'array', items: replacement, minItems: 1 } },
  ['artifactLocation', 'replacements'],
);
const fix = closed({ description: message, artifactChanges: { type: 'array', items: change, minItems: 1 } }, [
  'artifactChanges',
]);

const result = closed(
  {
    ruleId: text,
    ruleIndex: count,
    level,
    message,
    locations: { type: 'array', items: location },
    fixes: { type: 'array', items: fix },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    properties,
  },
  ['message'],
);

const driver = closed(
  { name: text, semanticVersion: text, informationUri: text, rules: { type: 'array', items: rule } },
  ['name'],
);

const run = closed(
  {
    tool: closed({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    artifacts: { type: 'array', items: closed({ location: artifactLocation }) },
    results: { type: 'array', items: result },
  },
  ['tool'],
);

const log = closed({ $schema: text, version: { const: '2.1.0' }, runs: { type: 'array', items: run } }, [
  'version',
  'runs',
]);

/** What of a log is not as SARIF has it; nothing if it is. */
export function sarifFaults(value: unknown): readonly string[] {
  const check = new Ajv({ allErrors: true }).compile(log);
  check(value);
  return (check.errors ?? []).map(({ instancePath, message: words }) => `${instancePath} ${words}`);
}
