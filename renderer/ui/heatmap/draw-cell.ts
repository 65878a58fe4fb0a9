import type { CellCanvasRendererProps } from '@nivo/heatmap';
import type { MarkToken } from '../../lib/mark-token';
import { formatNumber } from '../../lib/formatting';
import { patternShapes } from '../mark/pattern-shapes';
import type { HeatmapCell } from './heatmap-cell';

export type HeatmapDatum = { readonly x: string; readonly y: number; readonly content: HeatmapCell | null };

/** Colours of a scheme that a canvas cannot read from style sheets. */
export const inkByScheme = {
  light: { surface: '#ffffff', text: '#1b1e22', line: '#dfe3e8' },
  dark: { surface: '#171a1e', text: '#e3e6ea', line: '#30363d' },
} as const;

type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
export type SchemeInk = (typeof inkByScheme)[keyof typeof inkByScheme];

/** What a canvas writes in. */
export const FONT = '"Inter Variable", system-ui, sans-serif';
const GAP = 1;

/** Draws one cell: area, pattern, edge, then letter and number on a plate of the area's colour so that lines never cross them. */
export function drawCell(scheme: SchemeInk) {
  return (ctx: CanvasRenderingContext2D, { cell }: CellCanvasRendererProps<HeatmapDatum>): void => {
    const content = cell.data.content;
    const width = cell.width - 2 * GAP;
    const height = cell.height - 2 * GAP;
    if (!content || width <= 0 || height <= 0) return;
    ctx.save();
    ctx.translate(cell.x - cell.width / 2 + GAP, cell.y - cell.height / 2 + GAP);
    drawMark(ctx, content.token, content.count === null ? '' : formatNumber(content.count), width, height, scheme);
    ctx.restore();
  };
}

/** A sign with a text beside its letter, over an area that begins at the origin. */
export function drawMark(
  ctx: DrawingContext,
  token: MarkToken,
  text: string,
  width: number,
  height: number,
  scheme: SchemeInk,
  fontSize = 12,
): void {
  drawArea(ctx, token, width, height, scheme);
  drawText(ctx, token, text, width, height, scheme, fontSize);
}

function drawArea(ctx: DrawingContext, token: MarkToken, width: number, height: number, scheme: SchemeInk) {
  const ink = token.ink ?? scheme.text;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(0, 0, width, height, 2);
  ctx.clip();
  ctx.fillStyle = token.fill ?? scheme.surface;
  ctx.fillRect(0, 0, width, height);
  const { lines, dots } = patternShapes(token.pattern, width, height, 6);
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.globalAlpha = 0.5;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
  }
  ctx.stroke();
  for (const [x, y] of dots) {
    ctx.beginPath();
    ctx.arc(x, y, 1.2, 0, 2 * Math.PI);
    ctx.fill();
  }
  if (token.pattern === 'solidCut') {
    ctx.globalAlpha = 0.75;
    ctx.beginPath();
    ctx.moveTo(width, height);
    ctx.lineTo(width - 11, height);
    ctx.lineTo(width, height - 11);
    ctx.fill();
  }
  ctx.restore();
  drawEdge(ctx, token, width, height, scheme);
}

function drawEdge(ctx: DrawingContext, token: MarkToken, width: number, height: number, scheme: SchemeInk) {
  ctx.save();
  ctx.strokeStyle = token.edge ?? scheme.text;
  if (token.pattern === 'none') {
    ctx.strokeStyle = scheme.line;
  } else if (!token.pattern.startsWith('outline')) {
    ctx.globalAlpha = 0.35;
  }
  ctx.lineWidth = token.pattern === 'outlineDotted' ? 2 : 1;
  if (token.pattern === 'outlineDotted') ctx.setLineDash([2, 3]);
  if (token.pattern === 'outlineDashed') ctx.setLineDash([5, 3]);
  const inset = token.pattern.startsWith('outline') ? 1.5 : 0.5;
  ctx.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  if (token.pattern === 'outlineDouble') ctx.strokeRect(4, 4, width - 8, height - 8);
  ctx.restore();
}

function drawText(
  ctx: DrawingContext,
  token: MarkToken,
  number: string,
  width: number,
  height: number,
  scheme: SchemeInk,
  fontSize: number,
) {
  const letterFont = `700 ${fontSize}px ${FONT}`;
  const numberFont = `500 ${fontSize}px ${FONT}`;
  ctx.font = letterFont;
  const letterWidth = ctx.measureText(token.letter).width;
  ctx.font = numberFont;
  const numberWidth = ctx.measureText(number).width;
  const gap = token.letter !== '' && number !== '' ? 5 : 0;
  const total = letterWidth + gap + numberWidth;
  if (total === 0) return;
  const hasPattern = !['solid', 'solidCut', 'none'].includes(token.pattern);
  const left = (width - total) / 2;
  if (hasPattern) {
    ctx.fillStyle = token.fill ?? scheme.surface;
    ctx.beginPath();
    ctx.roundRect(left - 5, height / 2 - 8.5, total + 10, 17, 3);
    ctx.fill();
  }
  ctx.fillStyle = token.ink ?? scheme.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.font = letterFont;
  ctx.fillText(token.letter, left, height / 2 + 0.5);
  ctx.font = numberFont;
  ctx.fillText(number, left + letterWidth + gap, height / 2 + 0.5);
}
