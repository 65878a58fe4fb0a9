/** By font, then by width and text: no key is put together, which would be done for every title of every frame. */
const known = new Map<string, Map<number, Map<string, string>>>();
const MOST_KNOWN = 20_000;

/** The text, or as much of its beginning as fits, with an ellipsis. Remembered: measuring costs more than writing. */
export function fittedText(ctx: OffscreenCanvasRenderingContext2D, text: string, width: number): string {
  const { font } = ctx;
  const ofFont = known.get(font) ?? new Map<number, Map<string, string>>();
  known.set(font, ofFont);
  const ofWidth = ofFont.get(width) ?? new Map<string, string>();
  ofFont.set(width, ofWidth);
  const found = ofWidth.get(text);
  if (found !== undefined) return found;
  const fitted = fit(ctx, text, width);
  if (ofWidth.size >= MOST_KNOWN) ofWidth.clear();
  ofWidth.set(text, fitted);
  return fitted;
}

/** To be called when a typeface has come: everything measured by the one in its place is wrong. */
export function forgetFitted(): void {
  known.clear();
}

function fit(ctx: OffscreenCanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ctx.measureText(`${letters.slice(0, middle).join('')}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
