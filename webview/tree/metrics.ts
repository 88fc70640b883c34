// Sizes of the tree's parts in CSS pixels at zoom 1, derived from the editor's font size.

export interface Metrics {
  readonly fontSize: number;
  /** Width of one character of a label (editor font, monospaced). */
  readonly character: number;
  /** A candidate has two lines; a row that stands for hidden ones has one. */
  readonly rowHeight: number;
  readonly moreHeight: number;
  /** Middles of the two lines, from the row's top. */
  readonly firstLine: number;
  readonly secondLine: number;
  /** From a column's left edge to the middle of its marks, and to its text. */
  readonly markX: number;
  readonly textX: number;
  /** Between columns, where the edges run. */
  readonly gap: number;
  readonly leastWidth: number;
  readonly mostWidth: number;
  /** Free space around the tree. */
  readonly margin: number;
}

export function metricsOf(fontSize: number, character = fontSize * 0.6): Metrics {
  const scaled = (size: number): number => Math.round((size * fontSize) / 13);
  return {
    fontSize,
    character,
    rowHeight: scaled(40),
    moreHeight: scaled(26),
    firstLine: scaled(12),
    secondLine: scaled(28),
    markX: scaled(8),
    textX: scaled(21),
    gap: scaled(46),
    leastWidth: scaled(172),
    mostWidth: scaled(292),
    margin: scaled(12),
  };
}
