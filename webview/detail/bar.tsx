// A short bar beside its number; SVG, because the page's policy allows no style attributes. The number says it, too.
import './bar.css';

interface BarProps {
  /** In [0, 1]. */
  readonly value: number;
  /** Where the value may lie, in [0, 1]. */
  readonly interval?: readonly [number, number];
  readonly weak?: boolean;
}

const width = (value: number): number => Math.max(0, Math.min(1, value)) * 100;

export function Bar({ value, interval, weak = false }: BarProps) {
  return (
    <svg
      class={weak ? 'detail-bar detail-weak' : 'detail-bar'}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="detail-bar-track" x="0" y="0" width="100" height="8" />
      <rect class="detail-bar-value" x="0" y="0" width={width(value)} height="8" />
      {interval === undefined ? null : (
        <rect
          class="detail-bar-interval"
          x={width(interval[0])}
          y="2"
          width={width(interval[1]) - width(interval[0])}
          height="4"
        />
      )}
    </svg>
  );
}
