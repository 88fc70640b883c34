// The colours and fonts that the canvas takes from the editor's theme.

export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  /** The chosen path. */
  readonly spine: string;
  readonly retained: string;
  readonly pruned: string;
  /** Invalid and failed. */
  readonly bad: string;
  readonly good: string;
  readonly warn: string;
  /** Edges and bars of what recedes. */
  readonly line: string;
  readonly border: string;
  readonly selection: string;
  readonly selectionText: string;
  readonly hover: string;
  /** Where a debugger has stopped: its sign, and the band behind its step. */
  readonly stop: string;
  readonly stopBand: string;
  readonly focus: string;
  /** No fills and no transparency: borders, dashes and shapes instead. */
  readonly highContrast: boolean;
  readonly labelFamily: string;
  readonly textFamily: string;
  readonly fontSize: number;
}

const fallbackMono = 'ui-monospace, Menlo, Consolas, monospace';

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const variable = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return value;
    }
    return undefined;
  };
  const { classList } = document.body;
  const size = Number.parseFloat(style.fontSize);
  const fonts = {
    labelFamily: variable('editor-font-family') ?? fallbackMono,
    textFamily: variable('font-family') ?? 'sans-serif',
    fontSize: Number.isFinite(size) && size > 0 ? size : 13,
  };
  if (matchMedia('(forced-colors: active)').matches) return { ...forcedColors, ...fonts };
  const highContrast =
    classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light');
  const text = variable('editor-foreground', 'foreground') ?? 'CanvasText';
  const background = variable('editor-background') ?? 'Canvas';
  const dim = highContrast ? text : `color-mix(in srgb, ${text} 75%, ${background})`;
  const stop = variable('debugIcon-breakpointCurrentStackframeForeground', 'charts-yellow') ?? text;
  const focus = variable('contrastActiveBorder', 'focusBorder') ?? text;
  return {
    background,
    text,
    dim,
    spine: variable('charts-blue', 'textLink-foreground') ?? text,
    retained: text,
    pruned: highContrast ? text : `color-mix(in srgb, ${text} 70%, ${background})`,
    bad: variable('charts-red', 'errorForeground') ?? text,
    good: variable('charts-green') ?? text,
    warn: variable('charts-yellow', 'editorWarning-foreground') ?? text,
    line: highContrast ? text : (variable('tree-indentGuidesStroke', 'descriptionForeground') ?? dim),
    border: variable('contrastBorder', 'panel-border', 'editorWidget-border') ?? dim,
    selection: highContrast ? background : (variable('list-inactiveSelectionBackground') ?? background),
    selectionText: highContrast ? text : (variable('list-inactiveSelectionForeground') ?? text),
    hover: highContrast ? background : (variable('list-hoverBackground') ?? background),
    stop: highContrast ? focus : stop,
    stopBand: `color-mix(in srgb, ${stop} 14%, transparent)`,
    focus,
    highContrast,
    ...fonts,
  };
}

const forcedColors = {
  background: 'Canvas',
  text: 'CanvasText',
  dim: 'CanvasText',
  spine: 'Highlight',
  retained: 'CanvasText',
  pruned: 'CanvasText',
  bad: 'CanvasText',
  good: 'CanvasText',
  warn: 'CanvasText',
  line: 'CanvasText',
  border: 'CanvasText',
  selection: 'Canvas',
  selectionText: 'CanvasText',
  hover: 'Canvas',
  stop: 'Highlight',
  stopBand: 'Canvas',
  focus: 'Highlight',
  highContrast: true,
} as const;
