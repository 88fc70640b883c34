// Checks that a parsed line is an event, in time for logs of 100,000 lines: the type is looked at first.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { logVersion, type SearchEvent, type SearchEventType } from './events.ts';
import { eventSchemas } from './schema.ts';

export type Checked =
  | { readonly kind: 'event'; readonly event: SearchEvent }
  /** An event of a newer version of the format, read as far as this one knows it. */
  | { readonly kind: 'newer'; readonly event: SearchEvent; readonly version: number }
  | { readonly kind: 'unknown-type'; readonly type: string; readonly seq: number }
  /** It has the outline of an event, but breaks the schema. */
  | { readonly kind: 'invalid'; readonly type: string; readonly seq: number; readonly reason: string }
  | { readonly kind: 'not-an-event' };

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

export function checkEvent(value: unknown): Checked {
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
}

function firstMistake(validate: ValidateFunction): string {
  const mistake = validate.errors?.[0];
  if (mistake === undefined) return 'it does not satisfy the schema';
  const { instancePath, message = 'does not satisfy the schema', keyword, params } = mistake;
  const allowed =
    keyword === 'enum' && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  return `${instancePath === '' ? 'it' : instancePath} ${message}${allowed}`;
}

interface Outline {
  readonly type: string;
  readonly seq: number;
}

function isOutline(value: unknown): value is Outline {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'seq' in value &&
    Number.isSafeInteger(value.seq) &&
    Number(value.seq) >= 0
  );
}

function isEventType(type: string): type is SearchEventType {
  return Object.hasOwn(eventSchemas, type);
}

function newerVersion(value: object): number | undefined {
  if (!('version' in value) || typeof value.version !== 'number') return undefined;
  return Number.isInteger(value.version) && value.version > logVersion ? value.version : undefined;
}
