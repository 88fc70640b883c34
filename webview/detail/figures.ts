// Numbers as the pane writes them: a true minus sign, digits enough to tell neighbours apart, no more.

/** What the log writes for a log-probability of minus infinity (see `src/log/line.ts`). */
const impossible = -9000;

export function figure(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A score in [0, 1]: three digits, and small ones (products of many) so that they still differ: `3.1e−6`. */
export function scoreFigure(value: number): string {
  if (value <= 0 || value >= 0.0095) return figure(value, 3);
  return value >= 0.00095 ? value.toFixed(4) : value.toExponential(1).replace('-', '−');
}

/** A natural logarithm of a probability. */
export function logprobFigure(value: number): string {
  return value <= impossible ? '−∞' : figure(value, Math.abs(value) < 0.1 ? 3 : 2);
}

/** A probability in per cent, never rounded to certainty. */
export function percent(logprob: number): string {
  const share = Math.exp(logprob) * 100;
  if (share > 99.9 && share < 100) return '> 99.9 %';
  if (share < 0.1) return share === 0 || logprob <= impossible ? '0 %' : '< 0.1 %';
  return `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

const grouped = new Intl.NumberFormat('en-US');
export const whole = (count: number): string => grouped.format(count);

/** `1 candidate`, `1,200 candidates`, `2 searches`. */
export function counted(count: number, thing: string, plural = `${thing}s`): string {
  return `${whole(count)} ${count === 1 ? thing : plural}`;
}

/** Size of a text in characters as bytes would be said: `12 KB`, `1.0 MB`. */
export function size(characters: number): string {
  if (characters < 1000) return counted(characters, 'character');
  return characters < 1_000_000
    ? `${Math.round(characters / 1000)} K characters`
    : `${(characters / 1_000_000).toFixed(1)} M characters`;
}
