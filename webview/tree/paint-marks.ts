// The signs of verdicts and labels as shapes: equal on every system, sharp at every zoom, told apart without colour.
import type { Verdict } from '../../src/log/events.ts';
import { type Mark, verdictMark } from '../../src/log/mark.ts';
import type { LabelSign } from './node-words.ts';
import type { Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** Draws the shape of a verdict's mark with its middle at x, y. */
export function paintMark(context: Context, mark: Mark, x: number, y: number, r: number): void {
  context.lineWidth = Math.max(1, r * 0.32);
  context.beginPath();
  switch (mark) {
    case '●':
      circle(context, x, y, r);
      context.fill();
      return;
    case '✗':
      line(context, x - r * 0.75, y - r * 0.75, x + r * 0.75, y + r * 0.75);
      line(context, x - r * 0.75, y + r * 0.75, x + r * 0.75, y - r * 0.75);
      break;
    case '⊘':
      circle(context, x, y, r * 0.9);
      line(context, x - r * 0.6, y + r * 0.6, x + r * 0.6, y - r * 0.6);
      break;
    case '≡':
      for (const dy of [-0.65, 0, 0.65]) line(context, x - r * 0.85, y + r * dy, x + r * 0.85, y + r * dy);
      break;
    case '▽':
      context.moveTo(x - r * 0.9, y - r * 0.65);
      context.lineTo(x + r * 0.9, y - r * 0.65);
      context.lineTo(x, y + r * 0.85);
      context.closePath();
      break;
    case '…':
      for (const dx of [-0.75, 0, 0.75]) {
        circle(context, x + r * dx, y, r * 0.22);
      }
      context.fill();
      return;
    case '◌':
      context.setLineDash([r * 0.5, r * 0.45]);
      circle(context, x, y, r * 0.85);
      context.stroke();
      context.setLineDash([]);
      return;
    case '!':
      line(context, x, y - r * 0.95, x, y + r * 0.25);
      context.stroke();
      context.beginPath();
      circle(context, x, y + r * 0.8, r * 0.22);
      context.fill();
      return;
    case '·':
      circle(context, x, y, r * 0.42);
      context.fill();
      return;
  }
  context.stroke();
}

export function markColor(verdict: Verdict | undefined, onSpine: boolean, palette: Palette): string {
  if (onSpine) return palette.spine;
  switch (verdictMark(verdict)) {
    case '●':
      return palette.retained;
    case '⊘':
    case '!':
      return palette.bad;
    case '▽':
    case '…':
      return palette.warn;
    default:
      return palette.pruned;
  }
}

/** Plus, minus or ring in a small square; the flag stands beside it. */
export function paintLabel(
  context: Context,
  sign: LabelSign,
  x: number,
  y: number,
  r: number,
  palette: Palette,
): void {
  const color = sign === 'good' ? palette.good : sign === 'bad' ? palette.bad : palette.text;
  context.strokeStyle = color;
  context.lineWidth = 1.25;
  context.beginPath();
  context.roundRect(x - r, y - r, r * 2, r * 2, 2);
  if (sign === 'neutral') {
    context.moveTo(x + r * 0.4, y);
    context.arc(x, y, r * 0.4, 0, Math.PI * 2);
  } else line(context, x - r * 0.55, y, x + r * 0.55, y);
  if (sign === 'good') line(context, x, y - r * 0.55, x, y + r * 0.55);
  context.stroke();
}

export function paintFlag(context: Context, x: number, y: number, r: number, palette: Palette): void {
  context.strokeStyle = palette.warn;
  context.fillStyle = palette.warn;
  context.lineWidth = 1.25;
  context.beginPath();
  line(context, x - r * 0.6, y - r, x - r * 0.6, y + r);
  context.stroke();
  context.beginPath();
  context.moveTo(x - r * 0.6, y - r);
  context.lineTo(x + r * 0.9, y - r * 0.45);
  context.lineTo(x - r * 0.6, y + r * 0.1);
  context.fill();
}

/** An arrow that turns back: text that an earlier step had sampled. */
export function paintReused(context: Context, x: number, y: number, r: number): void {
  context.lineWidth = 1.1;
  context.beginPath();
  context.arc(x, y, r * 0.8, -Math.PI * 0.35, Math.PI * 1.2);
  context.stroke();
  context.beginPath();
  const tipX = x + Math.cos(-Math.PI * 0.35) * r * 0.8;
  const tipY = y + Math.sin(-Math.PI * 0.35) * r * 0.8;
  context.moveTo(tipX - r * 0.75, tipY - r * 0.35);
  context.lineTo(tipX + r * 0.1, tipY - r * 0.6);
  context.lineTo(tipX - r * 0.05, tipY + r * 0.5);
  context.fill();
}

export function paintChevron(context: Context, open: boolean, x: number, y: number, r: number): void {
  context.lineWidth = 1.4;
  context.beginPath();
  if (open) {
    context.moveTo(x - r * 0.8, y - r * 0.4);
    context.lineTo(x, y + r * 0.4);
    context.lineTo(x + r * 0.8, y - r * 0.4);
  } else {
    context.moveTo(x - r * 0.4, y - r * 0.8);
    context.lineTo(x + r * 0.4, y);
    context.lineTo(x - r * 0.4, y + r * 0.8);
  }
  context.stroke();
}

function circle(context: Context, x: number, y: number, r: number): void {
  context.moveTo(x + r, y);
  context.arc(x, y, r, 0, Math.PI * 2);
}

function line(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
}
