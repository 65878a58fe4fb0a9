import { drawMark, type SchemeInk } from '../heatmap/draw-cell';
import type { Glyph } from './matrix-content';
import type { MatrixSize } from './matrix-size';

const GLYPHS_PER_LINE = 32;
const GAP = 1;

/**
 * Every look of a cell, drawn once and copied from then on: a screen of a thousand cells has a few dozen looks, and copying one
 * costs a hundredth of drawing its pattern and text.
 */
export class GlyphAtlas {
  readonly #slotById = new Map<number, number>();
  readonly #cell: { readonly width: number; readonly height: number };
  readonly #canvas: OffscreenCanvas;

  constructor(
    private readonly size: MatrixSize,
    private readonly ink: SchemeInk,
    private readonly ratio: number,
    private readonly glyph: (id: number) => Glyph,
  ) {
    this.#cell = { width: Math.round(size.column * ratio), height: Math.round(size.row * ratio) };
    this.#canvas = new OffscreenCanvas(this.#cell.width * GLYPHS_PER_LINE, this.#cell.height * 8);
  }

  /**
   * Makes sure of a look before any is copied: to draw into a canvas between two copies out of it costs a copy of the whole of it.
   */
  prepare(id: number): void {
    if (!this.#slotById.has(id)) this.#add(id);
  }

  /** Copies a prepared look to a place of another canvas, both in device pixels. */
  draw(to: OffscreenCanvasRenderingContext2D, id: number, x: number, y: number): void {
    const slot = this.#slotById.get(id);
    if (slot === undefined) return;
    const { width, height } = this.#cell;
    const [sx, sy] = [(slot % GLYPHS_PER_LINE) * width, Math.floor(slot / GLYPHS_PER_LINE) * height];
    to.drawImage(this.#canvas, sx, sy, width, height, x, y, width, height);
  }

  #add(id: number): void {
    const slot = this.#slotById.size;
    const { width, height } = this.#cell;
    const line = Math.floor(slot / GLYPHS_PER_LINE);
    if ((line + 1) * height > this.#canvas.height) this.#grow();
    const ctx = this.#canvas.getContext('2d');
    if (ctx !== null) {
      const { token, text } = this.glyph(id);
      ctx.save();
      ctx.translate((slot % GLYPHS_PER_LINE) * width, line * height);
      ctx.beginPath();
      ctx.rect(0, 0, width, height);
      ctx.clip();
      ctx.scale(this.ratio, this.ratio);
      ctx.translate(GAP, GAP);
      const [inner, high] = [this.size.column - 2 * GAP, this.size.row - 2 * GAP];
      drawMark(ctx, token, this.size.hasText ? text : '', inner, high, this.ink, this.size.font);
      ctx.restore();
    }
    this.#slotById.set(id, slot);
  }

  /** Setting a canvas's height empties it, so what is drawn already is kept aside meanwhile. */
  #grow(): void {
    const kept = new OffscreenCanvas(this.#canvas.width, this.#canvas.height);
    kept.getContext('2d')?.drawImage(this.#canvas, 0, 0);
    this.#canvas.height *= 2;
    this.#canvas.getContext('2d')?.drawImage(kept, 0, 0);
  }
}
