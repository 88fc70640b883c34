// One part of the pane: a region with a heading, and its rows of names and values.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  /** A short figure beside the heading. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section class="detail-section" aria-labelledby={id}>
      <div class="detail-section-head">
        <h3 id={id}>{title}</h3>
        {aside === undefined ? null : <span class="detail-aside">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Rows of a description list: what it is, and its value. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="detail-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
