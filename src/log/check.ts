// What a check of one parsed line answers, and the outline that every event has.
import { logVersion, type SearchEvent } from './events.ts';

export type Checked =
  | { readonly kind: 'event'; readonly event: SearchEvent }
  /** An event of a newer version of the format, read as far as this one knows it. */
  | { readonly kind: 'newer'; readonly event: SearchEvent; readonly version: number }
  | { readonly kind: 'unknown-type'; readonly type: string; readonly seq: number }
  /** It has the outline of an event, but breaks the schema. */
  | { readonly kind: 'invalid'; readonly type: string; readonly seq: number; readonly reason: string }
  | { readonly kind: 'not-an-event' };

/** Never throws, whatever the value is. */
export type CheckEvent = (value: unknown) => Checked;

interface Outline {
  readonly type: string;
  readonly seq: number;
}

export function isOutline(value: unknown): value is Outline {
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

export function newerVersion(value: object): number | undefined {
  if (!('version' in value) || typeof value.version !== 'number') return undefined;
  return Number.isInteger(value.version) && value.version > logVersion ? value.version : undefined;
}
