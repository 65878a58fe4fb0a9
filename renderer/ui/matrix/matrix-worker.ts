import { drawMatrix } from './draw-matrix';
import { forgetFitted } from './fitted-text';
import { GlyphAtlas } from './glyph-atlas';
import type { Glyph } from './matrix-content';
import type { Look, MatrixFrame } from './matrix-frame';
import { HEAD_HEIGHT, TITLE_WIDTH } from './matrix-size';

/** A typeface of the page: a thread has none by itself. */
export interface Typeface {
  readonly family: string;
  readonly source: string;
  readonly weight: string;
  readonly unicodeRange: string;
}

/** `look` is sent before the first frame, and again whenever what was drawn once is to be drawn anew. */
export type MatrixOrder =
  | { readonly order: 'begin'; readonly canvas: OffscreenCanvas; readonly typefaces: readonly Typeface[] }
  | { readonly order: 'look'; readonly look: Look }
  | { readonly order: 'frame'; readonly frame: MatrixFrame };

const scope: object = globalThis;
const fonts = 'fonts' in scope && isFontSet(scope.fonts) ? scope.fonts : null;
const glyphs = new Map<number, Glyph>();
const nothing: Glyph = { token: { letter: '', label: '', pattern: 'none', fill: null, edge: null, ink: null }, text: '' };
let canvas: OffscreenCanvas | null = null;
let look: Look | null = null;
let atlas: GlyphAtlas | null = null;
let newest: MatrixFrame | null = null;
let isAsked = false;
let hasFonts = false;

globalThis.addEventListener('message', ({ data }: MessageEvent<MatrixOrder>) => {
  switch (data.order) {
    case 'begin':
      canvas = data.canvas;
      void loadFonts(data.typefaces);
      break;
    case 'look':
      look = data.look;
      glyphs.clear();
      atlas = atlasOf(look);
      newest = null; // it was made of looks that are forgotten
      break;
    case 'frame':
      for (const [id, glyph] of data.frame.added) glyphs.set(id, glyph);
      newest = data.frame;
      ask();
  }
});

/** However many pictures were sent, the newest alone is drawn. */
function ask(): void {
  if (isAsked || !hasFonts) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    draw();
  });
}

function draw(): void {
  const ctx = canvas?.getContext('2d', { alpha: false }) ?? null;
  if (ctx === null || look === null || atlas === null || newest === null) return;
  const width = Math.round((newest.view.width + TITLE_WIDTH) * look.ratio);
  const height = Math.round((newest.view.height + HEAD_HEIGHT) * look.ratio);
  // to set a size, even the same, empties the canvas
  if (ctx.canvas.width !== width) ctx.canvas.width = width;
  if (ctx.canvas.height !== height) ctx.canvas.height = height;
  drawMatrix(ctx, newest, look, atlas);
  globalThis.postMessage('drawn');
}

/** By what it can do: a thread has no name for its class. */
function isFontSet(value: unknown): value is FontFaceSet {
  return value instanceof EventTarget && 'add' in value && 'load' in value;
}

const atlasOf = (of: Look): GlyphAtlas => new GlyphAtlas(of.size, of.colours, of.ratio, (id) => glyphs.get(id) ?? nothing);

async function loadFonts(typefaces: readonly Typeface[]): Promise<void> {
  for (const { family, source, weight, unicodeRange } of typefaces) fonts?.add(new FontFace(family, source, { weight, unicodeRange }));
  const [first] = typefaces;
  // those of other alphabets come when a name needs them
  if (first !== undefined) await fonts?.load(`12px "${first.family}"`).catch(() => []);
  fonts?.addEventListener('loadingdone', () => {
    forgetFitted();
    if (look !== null) atlas = atlasOf(look);
    ask();
  });
  hasFonts = true;
  ask();
}
