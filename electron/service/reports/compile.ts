import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fs from 'node:fs';
import path from 'node:path';
import { codeDrawing } from './code-drawing';
import type { PrintedDocument } from './document';
import { printable } from './printable';

const fonts = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf', 'Inter-Italic.ttf'];
const words = { page: 'page', of: 'of', digest: 'SHA-256 of what is told here:' };

/**
 * The document as PDF/A-2b (ISO 19005-2): the same bytes for the same input, with the fonts that ship with the product and
 * no others. `resources`: the folder that holds them.
 */
export function compileDocument(document: PrintedDocument, resources: string): Uint8Array<ArrayBuffer> {
  const compiler = NodeCompiler.create({
    workspace: path.join(resources, 'reports'),
    fontArgs: [{ fontBlobs: fonts.map((name) => fs.readFileSync(path.join(resources, 'fonts', name))) }],
  });
  const pdf = compiler.pdf(
    {
      mainFileContent: fs.readFileSync(path.join(resources, 'reports', 'report.typ'), 'utf8'),
      inputs: { data: JSON.stringify({ ...toPrint(document), words }) },
    },
    { pdfStandard: 'a-2b', creationTimestamp: document.at },
  );
  return new Uint8Array(pdf);
}

/** Every text of it as the fonts can show it, every code as it is drawn. */
function toPrint({ parts, ...rest }: PrintedDocument) {
  const drawn = parts.map(({ code, ...part }) => ({
    ...shownTexts(part),
    code: code === null ? null : { ...code, svg: codeDrawing(code.content) },
  }));
  return { ...shownTexts(rest), parts: drawn };
}

function shownTexts<T>(value: T): T;
function shownTexts(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map((one: unknown) => shownTexts(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shownTexts(one)]));
}
