// What the candidate was judged against, with the way to its place in the tool file.
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';
import { LongText } from './long-text.tsx';
import { type SchemaFragment, schemaFragment, sourceOf } from './schema-fragment.ts';
import { Facts, Section } from './section.tsx';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

export function SchemaSection({ view, tree, node }: Props) {
  const fragment = schemaFragment(tree, node);
  return (
    <Section title="Judged against" aside={<SourceLink view={view} tree={tree} fragment={fragment} />}>
      <Fragment view={view} fragment={fragment} />
    </Section>
  );
}

function SourceLink({ view, tree, fragment }: Omit<Props, 'node'> & { readonly fragment: SchemaFragment }) {
  const target = sourceOf(fragment);
  if (target === undefined || tree.header?.toolsFile === undefined) return null;
  return (
    <button
      type="button"
      class="detail-link"
      title={oneLine(tree.header.toolsFile, 200)}
      onClick={() => view.actions.openSource(target.tool, target.parameter)}
    >
      <Icon name="codicon-go-to-file" /> open in tools file
    </button>
  );
}

function Fragment({ view, fragment }: { readonly view: View; readonly fragment: SchemaFragment }) {
  switch (fragment.kind) {
    case 'none':
      return <p class="detail-note">{fragment.reason}</p>;
    case 'functions':
      return (
        <>
          <p class="detail-note">
            {fragment.known ? 'The functions to choose from:' : 'Not one of the functions to choose from:'}
          </p>
          <Names names={fragment.names} chosen={fragment.chosen} />
        </>
      );
    case 'unknown-parameter':
      return (
        <>
          <p class="detail-note">
            <code>{oneLine(fragment.tool, 80)}</code> has no parameter{' '}
            <code>{oneLine(fragment.parameter, 80)}</code>. It has:
          </p>
          <Names names={fragment.parameters} />
        </>
      );
    case 'parameter':
      return (
        <>
          <p class="detail-note">
            Parameter <code>{oneLine(fragment.parameter, 80)}</code> of{' '}
            <code>{oneLine(fragment.tool, 80)}</code>, {fragment.required ? 'required' : 'optional'}:
          </p>
          <LongText view={view} text={JSON.stringify(fragment.schema, null, 2)} what="schema" limit={1200} />
          <Facts rows={[['still missing', <Names key="names" names={fragment.missing} />]]} />
        </>
      );
    case 'end':
      return (
        <Facts
          rows={[
            ['required', <Names key="names" names={fragment.required} />],
            ['still missing', <Names key="names" names={fragment.missing} />],
            ['optional', <Names key="names" names={fragment.optional} />],
          ]}
        />
      );
  }
}

const mostNames = 60;

function Names({ names, chosen }: { readonly names: readonly string[]; readonly chosen?: string }) {
  if (names.length === 0) return <span class="detail-note">none</span>;
  return (
    <ul class="detail-names">
      {names.slice(0, mostNames).map((name) => (
        <li key={name} class={name === chosen ? 'detail-selected' : undefined}>
          <code>{oneLine(name, 80)}</code>
          {name === chosen ? ' (chosen)' : ''}
        </li>
      ))}
      {names.length > mostNames ? <li>{names.length - mostNames} more</li> : null}
    </ul>
  );
}
