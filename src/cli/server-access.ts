// What reaching a server takes besides its URL: key, headers, time-out.
import { InvalidArgumentError } from 'commander';
import type { PolicySpec, RewardSpec } from '../run/model-spec.ts';
import { apiKey } from './environment.ts';

export interface AccessFlags {
  readonly header: Readonly<Record<string, string>>;
  readonly affinityHeader?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly router?: true;
}

/** The key comes from the environment. */
export function withAccess<Spec extends PolicySpec | RewardSpec>(
  role: 'policy' | 'reward',
  spec: Spec,
  flags: AccessFlags,
): Spec {
  if (spec.kind !== 'server') return spec;
  const key = apiKey(role, spec.url);
  return {
    ...spec,
    headers: flags.header,
    ...(key === undefined ? {} : { apiKey: key }),
    ...(flags.affinityHeader === undefined ? {} : { affinityHeader: flags.affinityHeader }),
    ...(flags.router === true ? { router: true } : {}),
    ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
  };
}

/** Reads `name=value` and adds it to the headers before it. */
export function header(
  text: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Give it as name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
