// Checks that a parsed line is an event, in time for logs of 100,000 lines: the type is looked at first.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type CheckEvent, isOutline, newerVersion } from './check.ts';
import { logVersion, type SearchEvent, type SearchEventType } from './events.ts';
import { eventSchemas } from './schema.ts';

const validators = new Map<SearchEventType, ValidateFunction<SearchEvent>>();
let ajv: Ajv2020 | undefined;

/** Compiled when the first event of its type is read. */
function validatorOf(type: SearchEventType): ValidateFunction<SearchEvent> {
  const known = validators.get(type);
  if (known !== undefined) return known;
  ajv ??= new Ajv2020({ discriminator: true, strict: true, allowUnionTypes: true });
  const compiled = ajv.compile<SearchEvent>(eventSchemas[type]);
  validators.set(type, compiled);
  return compiled;
}

export const checkEvent: CheckEvent = (value) => {
  if (!isOutline(value)) return { kind: 'not-an-event' };
  const { type, seq } = value;
  if (!isEventType(type)) return { kind: 'unknown-type', type, seq };
  const validate = validatorOf(type);
  if (validate(value)) return { kind: 'event', event: value };
  const reason = firstMistake(validate);
  const version = type === 'search-started' ? newerVersion(value) : undefined;
  // The version is what a newer program changes first; the rest may well be as it was.
  const asOurs: unknown = { ...value, version: logVersion };
  if (version !== undefined && validate(asOurs)) return { kind: 'newer', event: asOurs, version };
  return { kind: 'invalid', type, seq, reason };
};

function firstMistake(validate: ValidateFunction): string {
  const mistake = validate.errors?.[0];
  if (mistake === undefined) return 'it does not satisfy the schema';
  const { instancePath, message = 'does not satisfy the schema', keyword, params } = mistake;
  const allowed =
    keyword === 'enum' && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  return `${instancePath === '' ? 'it' : instancePath} ${message}${allowed}`;
}

function isEventType(type: string): type is SearchEventType {
  return Object.hasOwn(eventSchemas, type);
}
