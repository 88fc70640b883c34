// What reaching a server takes besides its URL: key, headers, time-out.
import { InvalidArgumentError } from 'commander';
import type { PolicySpec, RewardSpec, ServerSpec } from '../run/model-spec.ts';
import { apiKey, openaiKey } from './environment.ts';

export interface AccessFlags {
  readonly header: Readonly<Record<string, string>>;
  readonly affinityHeader?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly router?: true;
}

export type Role = 'policy' | 'reward';

/** The key comes from the environment. */
export function withAccess<Spec extends PolicySpec | RewardSpec>(
  role: Role,
  spec: Spec,
  flags: AccessFlags,
): Spec {
  if (spec.kind !== 'server') return spec;
  return { ...withKey(spec, apiKey(role, spec.url), flags), headers: flags.header };
}

/**
 * Of a server that somebody else names, as a launch.json of the folder does: keys and headers are for the origins that the
 * flags name, and go nowhere else.
 * @param named What the flags name.
 */
export function withAccessOf(
  named: Readonly<Record<Role, PolicySpec | RewardSpec>>,
  role: Role,
  spec: ServerSpec,
  flags: AccessFlags,
): ServerSpec {
  const origin = originOf(spec);
  const roles: readonly Role[] = role === 'policy' ? ['policy', 'reward'] : ['reward', 'policy'];
  const known = roles.find((each) => origin !== undefined && originOf(named[each]) === origin);
  return known === undefined ? withKey(spec, openaiKey(spec.url), flags) : withAccess(known, spec, flags);
}

const originOf = (spec: PolicySpec | RewardSpec): string | undefined =>
  spec.kind === 'server' ? URL.parse(spec.url)?.origin : undefined;

function withKey<Spec extends PolicySpec | RewardSpec>(
  spec: Spec,
  apiKey: string | undefined,
  { affinityHeader, router, timeout }: AccessFlags,
): Spec {
  return {
    ...spec,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(affinityHeader === undefined ? {} : { affinityHeader }),
    ...(router === true ? { router: true } : {}),
    ...(timeout === undefined ? {} : { timeoutSeconds: timeout }),
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
