// Where a rule is described.
import type { Rule } from './rule.ts';

/**
 * The address of a rule's page, or else of what its demand rests on.
 * @param pages What the addresses of pages begin with; nothing where no pages came with the program.
 */
export function pageOf({ id, source }: Pick<Rule, 'id' | 'source'>, pages: string | undefined): string {
  return pages === undefined ? source.url : `${pages}/${id}.md`;
}
