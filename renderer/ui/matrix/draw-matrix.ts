import { FONT } from '../heatmap/draw-cell';
import { fittedText } from './fitted-text';
import type { GlyphAtlas } from './glyph-atlas';
import { NO_LOOK, type FrameColumn, type Look, type MatrixFrame } from './matrix-frame';
import { HEAD_HEIGHT, TITLE_WIDTH } from './matrix-size';

type Context = OffscreenCanvasRenderingContext2D;

/** Draws a picture: cells, then the titles at the edges over what of the cells reaches below them. */
export function drawMatrix(ctx: Context, frame: MatrixFrame, look: Look, atlas: GlyphAtlas): void {
  const { width, height } = frame.view;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = look.colours.surface;
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  drawCells(ctx, frame, look, atlas);
  ctx.setTransform(look.ratio, 0, 0, look.ratio, 0, 0);
  drawSelection(ctx, frame, look);
  drawLineTitles(ctx, frame, look);
  drawColumnTitles(ctx, frame, look);
  ctx.setTransform(look.ratio, 0, 0, look.ratio, 0, 0);
  ctx.fillStyle = look.colours.line;
  ctx.fillRect(TITLE_WIDTH - 1, HEAD_HEIGHT, 1, height);
  ctx.fillRect(TITLE_WIDTH, HEAD_HEIGHT - 1, width, 1);
}

function drawCells(ctx: Context, frame: MatrixFrame, { size, colours, ratio }: Look, atlas: GlyphAtlas): void {
  const { view, lines, columns, looks, firstLine, firstColumn } = frame;
  ctx.imageSmoothingEnabled = false;
  for (const id of looks) if (id !== NO_LOOK) atlas.prepare(id);
  for (const [line, { isHeading }] of lines.entries()) {
    const y = Math.round(((firstLine + line) * size.row - view.top + HEAD_HEIGHT) * ratio);
    if (isHeading) {
      ctx.fillStyle = colours.frame;
      ctx.fillRect(0, y, ctx.canvas.width, Math.round(size.row * ratio));
      continue;
    }
    for (let column = 0; column < columns.length; column++) {
      const id = looks[line * columns.length + column] ?? NO_LOOK;
      if (id === NO_LOOK) continue;
      atlas.draw(ctx, id, Math.round(((firstColumn + column) * size.column - view.left + TITLE_WIDTH) * ratio), y);
    }
  }
}

function drawSelection(ctx: Context, { selection, cursor }: MatrixFrame, { colours }: Look): void {
  if (selection !== null) {
    const [left, top, width, height] = selection;
    const [x, y] = [left + TITLE_WIDTH, top + HEAD_HEIGHT];
    ctx.fillStyle = colours.accent;
    ctx.globalAlpha = 0.18;
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 1;
    ctx.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
  if (cursor === null) return;
  const [left, top, width, height] = cursor;
  const [x, y] = [left + TITLE_WIDTH, top + HEAD_HEIGHT];
  ctx.strokeStyle = colours.surface;
  ctx.lineWidth = 5;
  ctx.strokeRect(x + 2, y + 2, width - 4, height - 4);
  ctx.strokeStyle = colours.accent;
  ctx.lineWidth = 3;
  ctx.strokeRect(x + 1.5, y + 1.5, width - 3, height - 3);
}

/** The titles of the rows; a heading runs on over the cells by its own colour. */
function drawLineTitles(ctx: Context, { view, lines, firstLine }: MatrixFrame, { size, colours, ratio }: Look): void {
  ctx.fillStyle = colours.surface;
  ctx.fillRect(0, HEAD_HEIGHT, TITLE_WIDTH, view.height);
  ctx.textBaseline = 'middle';
  for (const [index, { title, detail, isHeading, isActive }] of lines.entries()) {
    const y = Math.round(((firstLine + index) * size.row - view.top) * ratio) / ratio + HEAD_HEIGHT;
    const middle = y + size.row / 2 + 0.5;
    ctx.textAlign = 'left';
    if (isHeading) {
      ctx.fillStyle = colours.frame;
      ctx.fillRect(0, y, TITLE_WIDTH, size.row);
    }
    ctx.fillStyle = colours.text;
    ctx.font = `${isHeading ? 600 : isActive ? 700 : 400} 12px ${FONT}`;
    ctx.fillText(fittedText(ctx, title, detail === '' ? TITLE_WIDTH - 16 : TITLE_WIDTH - 116), 8, middle);
    if (detail === '') continue;
    ctx.fillStyle = colours.dimmed;
    ctx.font = `400 11px ${FONT}`;
    ctx.textAlign = 'right';
    ctx.fillText(fittedText(ctx, detail, 96), TITLE_WIDTH - 8, middle);
  }
}

/** The titles of the columns, upright. */
function drawColumnTitles(ctx: Context, { view, columns, firstColumn }: MatrixFrame, { size, colours, ratio }: Look): void {
  ctx.fillStyle = colours.frame;
  ctx.fillRect(0, 0, TITLE_WIDTH + view.width, HEAD_HEIGHT);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.save();
  ctx.beginPath();
  ctx.rect(TITLE_WIDTH, 0, view.width, HEAD_HEIGHT);
  ctx.clip();
  for (const [index, { code, title, isStrong }] of columns.entries()) {
    const left = Math.round(((firstColumn + index) * size.column - view.left) * ratio) / ratio + TITLE_WIDTH;
    ctx.setTransform(0, -ratio, ratio, 0, (left + size.column / 2) * ratio, (HEAD_HEIGHT - 8) * ratio);
    const hasTwoLines = size.column >= 40 && title !== '';
    ctx.fillStyle = colours.text;
    ctx.font = `${isStrong ? 700 : 600} 12px ${FONT}`;
    ctx.fillText(fittedText(ctx, firstLineOf({ code, title }, hasTwoLines), HEAD_HEIGHT - 16), 0, hasTwoLines ? -8 : 0.5);
    if (!hasTwoLines) continue;
    ctx.fillStyle = colours.dimmed;
    ctx.font = `400 12px ${FONT}`;
    ctx.fillText(fittedText(ctx, title, HEAD_HEIGHT - 16), 0, 8);
  }
  ctx.restore();
}

const firstLineOf = ({ code, title }: Pick<FrameColumn, 'code' | 'title'>, hasTwoLines: boolean): string =>
  hasTwoLines ? code : `${code} ${title}`;
