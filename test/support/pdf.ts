import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The words of a PDF as poppler reads them, each run of spaces as one. */
export async function pdfText(data: Blob): Promise<string> {
  return inFile(data, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/[\s\u200b]+/g, ' '));
}

/** What each page of it says. */
export async function pdfPages(data: Blob): Promise<string[]> {
  const text = await inFile(data, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
  return text.split('\f').slice(0, -1);
}

/** How high the line of a word is, in millimetres, where it stands largest. */
export async function heightOfWord(data: Blob, word: string): Promise<number> {
  const boxes = await inFile(data, (file) => execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }));
  const heights = [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)]
    .filter(([, , , text]) => text === word)
    .map(([, top, bottom]) => (Number(bottom) - Number(top)) * (25.4 / 72));
  return Math.max(...heights);
}

/** Throws where the file is no sound PDF; says which part and conformance of ISO 19005 it claims, and whether all its fonts are in it. */
export async function checkedPdf(data: Blob): Promise<{ readonly pdfA: string; readonly isEmbedded: boolean }> {
  return inFile(data, (file) => {
    execFileSync('qpdf', ['--check', file]);
    const xml = readFileSync(file, 'latin1');
    const part = /pdfaid:part>(\d)</.exec(xml)?.[1] ?? '';
    const conformance = /pdfaid:conformance>(\w)</.exec(xml)?.[1] ?? '';
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
    return { pdfA: `${part}${conformance}`, isEmbedded: fonts.length > 0 && fonts.every((line) => /\byes yes yes\b/.test(line)) };
  });
}

async function inFile<T>(data: Blob, read: (file: string) => T): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-pdf-'));
  try {
    const file = path.join(folder, 'printed.pdf');
    writeFileSync(file, Buffer.from(await data.arrayBuffer()));
    return read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
