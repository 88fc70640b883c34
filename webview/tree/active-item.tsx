// What a screen reader meets on the canvas: one invisible tree item, the row where the keyboard stands.
import type { View } from '../state.ts';
import { stopSign } from '../stopped.ts';
import type { Place } from './layout.ts';
import { placeAt } from './layout.ts';
import { nodeName } from './node-words.ts';
import type { TreeSession } from './session.ts';

/** Each row gets an id of its own, or a reader would not notice that another one is active. */
export function activeId(place: Place | undefined): string {
  return place === undefined ? 'tree-item-none' : `tree-item-${place.columnIndex}-${place.rowIndex}`;
}

/** Before anything is selected, the tree's first candidate. */
export function activePlace(session: TreeSession): Place | undefined {
  return session.cursor.value ?? placeAt(session.layout.value, 0, 0);
}

export function ActiveItem({ view, session }: { readonly view: View; readonly session: TreeSession }) {
  const place = activePlace(session);
  if (place === undefined) {
    return (
      <div id={activeId(place)} role="treeitem" tabIndex={-1} aria-selected="false">
        no candidates yet
      </div>
    );
  }
  const { row, column, rowIndex } = place;
  const { state } = view;
  const tree = state.tree.value;
  const group = column.groupOf.get(row.parent);
  const position = group === undefined ? 1 : rowIndex - group.first + 1;
  const count = group === undefined ? 1 : group.last - group.first + 1;
  const node = row.kind === 'node' ? tree.node(row.id) : undefined;
  const parentDepth = row.parent === null ? 0 : (tree.node(row.parent)?.depth ?? 0);
  const expanded = row.kind === 'more' ? row.open : (node?.children.length ?? 0) > 0 ? true : undefined;
  const name =
    row.kind === 'more'
      ? `${row.summary}, pruned`
      : node === undefined
        ? ''
        : nodeName(node, {
            tree,
            hidden: state.hidden(node.id),
            label: state.labels.value.get(node.id),
            stopped: stopSign(state, node) !== undefined,
          });
  return (
    <div
      key={activeId(place)}
      id={activeId(place)}
      role="treeitem"
      tabIndex={-1}
      aria-level={node?.depth ?? parentDepth + 1}
      aria-setsize={count}
      aria-posinset={position}
      aria-selected={node !== undefined && state.selected.value === node.id}
      aria-expanded={expanded}
    >
      {name}
    </div>
  );
}
