// The address of a server as people write it: with or without /v1, with a pasted route, with credentials in it.
import { ModelError } from '../exchange.ts';

export interface ServerAddress {
  /** Where server-root routes live (`/tokenize`, `/version`, `/api/generate`), without a trailing slash. */
  readonly root: string;
  /** What follows the root for the OpenAI routes: `/v1` unless the given path has its own version segment. */
  readonly api: string;
  readonly query: Readonly<Record<string, string>>;
  /** `user:password` of the given URL, decoded; never part of anything that is shown. */
  readonly credentials?: string;
}

const pastedRoute = /\/(chat\/completions(\/batch)?|completions|models|responses|embeddings)$/;
const versionSegment = /\/v\d[^/]*(?=\/|$)/;

/**
 * Splits a base URL. Only `http` and `https`; the fragment is dropped.
 * @throws {ModelError} `unreachable` for anything that is not such a URL; the text itself is not repeated.
 */
export function parseBaseURL(text: string): ServerAddress {
  const url = URL.parse(text.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new ModelError(
      'unreachable',
      'The base URL of the model server is not an http or https URL.',
      'Give an address such as http://127.0.0.1:8000/v1.',
    );
  }
  const path = url.pathname.replace(/\/+$/, '').replace(pastedRoute, '').replace(/\/+$/, '');
  const version = versionSegment.exec(path);
  const rootPath = version ? path.slice(0, version.index) : path;
  const credentials =
    url.username === '' && url.password === '' ? undefined : decoded(`${url.username}:${url.password}`);
  return {
    root: `${url.origin}${rootPath}`,
    api: version ? path.slice(version.index) : '/v1',
    query: Object.fromEntries(url.searchParams),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The URL of a route: `/v1/…` goes to the OpenAI part of the address, everything else to the root. */
export function routeURL(address: ServerAddress, path: string): string {
  return `${address.root}${routePath(address, path)}`;
}

/** The same, relative to the root. */
export function routePath(address: ServerAddress, path: string): string {
  return path.startsWith('/v1/') ? `${address.api}${path.slice('/v1'.length)}` : path;
}
