// Stands for d3-transition and d3-interpolate in the search view's bundle: d3-zoom uses them only where a zoom is animated, and
// the view's never is. Without them and d3-color, the script is a seventh smaller.
import { selection } from 'd3-selection';

export function interrupt() {}

selection.prototype.interrupt = function () {
  return this;
};

/** Jumps to the end. */
export function interpolateZoom(_from, to) {
  return () => to;
}
