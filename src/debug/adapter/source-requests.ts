// Requests for texts: the prompt, and the tools of a log whose tool file is gone.
import { argumentsOf, optionalInteger } from './arguments.ts';
import type { Context, Handlers } from './context.ts';
import { RequestError } from './request-error.ts';
import { promptReference } from './sources.ts';

export function sourceRequests({ sources, threads }: Context): Handlers {
  const header = () => threads.all()[0]?.player.tree.header;
  return {
    source(args) {
      const named = argumentsOf(args.source);
      const reference =
        optionalInteger(args, 'sourceReference') || (optionalInteger(named, 'sourceReference') ?? 0);
      if (header() === undefined) throw new RequestError('Nothing is known of the search yet.');
      return { body: { content: sources.text(reference, header()), mimeType: mimeType(reference) } };
    },
    async loadedSources() {
      const known = header();
      if (known === undefined) return { body: { sources: [] } };
      const tools = await sources.tools(known);
      return { body: { sources: [tools.source, sources.prompt()] } };
    },
  };
}

/** The prompt is text, the tools of the log are JSON. */
const mimeType = (reference: number): string =>
  reference === promptReference ? 'text/plain' : 'application/json';
