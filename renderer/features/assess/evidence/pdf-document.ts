import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { previewBytes } from '../../../lib/evidence-bytes';

export type PdfDocument = pdfjs.PDFDocumentProxy;

const beside = `${location.origin}/pdf/`;

/**
 * Opens a document that is read in the parts that are looked at, by its bundled reader in a worker thread. Scripts and links in it stay unread: only
 * pages are drawn, and fonts and tables come from the application's own files.
 */
export function openPdf(handle: string, size: number): { readonly document: Promise<PdfDocument | 'locked'>; readonly close: () => void } {
  const thread = new PdfWorker();
  const worker = pdfjs.PDFWorker.create({ port: thread });
  const leaving = new AbortController();
  const task = pdfjs.getDocument({
    range: rangesOf(handle, size, leaving.signal),
    worker,
    rangeChunkSize: 256 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${beside}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${beside}standard_fonts/`,
    wasmUrl: `${beside}wasm/`,
    useWorkerFetch: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const locked = new Promise<'locked'>((resolve) => {
    task.onPassword = () => resolve('locked');
  });
  const close = (): void => {
    leaving.abort();
    void task.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  return { document: Promise.race([task.promise, locked]), close };
}

function rangesOf(handle: string, size: number, signal: AbortSignal): pdfjs.PDFDataRangeTransport {
  const ranges = new pdfjs.PDFDataRangeTransport(size, null);
  ranges.requestDataRange = (begin: number, end: number): void => {
    previewBytes(handle, begin, end, signal)
      .then((bytes) => ranges.onDataRange(begin, bytes))
      .catch(() => ranges.onDataRange(begin, null));
  };
  return ranges;
}
