import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import { FONT } from '../heatmap/draw-cell';
import { frameOf, type Look, type Scene, type View } from './matrix-frame';
import type { MatrixOrder, Typeface } from './matrix-worker';
import MatrixWorker from './matrix-worker?worker';

/**
 * Draws into an element by a thread of its own, so that neither a fling of the wheel nor a first picture holds up the page. The
 * element is marked as drawn when the first picture is there.
 */
export function useDrawing(host: RefObject<HTMLElement | null>): (scene: Scene, view: View) => void {
  const thread = useRef<Worker | null>(null);
  const sent = useRef<{ readonly look: Look; readonly glyph: Scene['content']['glyph']; readonly ids: Set<number> } | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const worker = new MatrixWorker();
    const canvas = document.createElement('canvas');
    element.append(canvas);
    const given = canvas.transferControlToOffscreen();
    tell(worker, { order: 'begin', canvas: given, typefaces: typefaces() }, [given]);
    worker.addEventListener('message', () => element.setAttribute('data-drawn', ''), { once: true });
    thread.current = worker;
    sent.current = null;
    return () => {
      worker.terminate();
      canvas.remove();
      element.removeAttribute('data-drawn');
      thread.current = null;
    };
  }, [host]);
  return useCallback((scene, view) => {
    const worker = thread.current;
    if (worker === null) return;
    const { look, content } = scene;
    if (sent.current === null || sent.current.look !== look || sent.current.glyph !== content.glyph) {
      sent.current = { look, glyph: content.glyph, ids: new Set() };
      tell(worker, { order: 'look', look });
    }
    const frame = frameOf(scene, view, sent.current.ids);
    tell(worker, { order: 'frame', frame }, [frame.looks.buffer]);
  }, []);
}

function tell(worker: Worker, order: MatrixOrder, transfer: Transferable[] = []): void {
  worker.postMessage(order, transfer);
}

/** The page's own typeface, as its style sheets declare it. */
function typefaces(): Typeface[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const of = (name: string): string => rule.style.getPropertyValue(name);
      const family = of('font-family').replaceAll('"', '');
      if (!FONT.includes(`"${family}"`) || of('font-style') === 'italic') return [];
      const source = of('src').replaceAll(
        /url\("?([^")]+)"?\)/g,
        (_all, url: string) => `url("${new URL(url, sheet.href ?? location.href).href}")`,
      );
      return [{ family, source, weight: of('font-weight') || 'normal', unicodeRange: of('unicode-range') || 'U+0-10FFFF' }];
    }),
  );
}
