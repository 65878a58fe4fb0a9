import { crc32, deflateSync } from 'node:zlib';
import { makeWriter } from '../../../db/evidence-writer';
import type { Tx } from '../../../db/schema';
import type { CommandContext } from '../../context';
import { stageFinished } from '../../evidence/stage-finished';

/** Attaches a file for the command that is about to cite it; answers with its id. */
export async function attach(tx: Tx, ctx: CommandContext, fileName: string, bytes: Uint8Array): Promise<string> {
  const writer = makeWriter(ctx.evidence);
  try {
    await writer.write(bytes);
    return (await stageFinished(tx, { ...ctx, userId: ctx.session.userId }, fileName, await writer.finish())).evidenceId;
  } finally {
    await writer.discard();
  }
}

/** A document of one page with some lines on it. */
export function plainPdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line, index) => `BT /F1 ${index === 0 ? 20 : 12} Tf 60 ${760 - index * 26} Td (${line}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A picture of a lock box: a row of locks of the crew, drawn plainly, as PNG. */
export function lockBoxPicture(): Uint8Array {
  const [width, height] = [480, 240];
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) pixels.set(lockBoxColour(x, y), y * row + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // 8 bits, red green blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngPart('IHDR', head), pngPart('IDAT', deflateSync(pixels)), pngPart('IEND', Buffer.alloc(0))]);
}

const wall = [204, 207, 209] as const;
const box = [178, 34, 34] as const;
const steel = [92, 98, 104] as const;
const locks = [
  [214, 48, 49],
  [9, 105, 168],
  [232, 163, 23],
  [39, 134, 78],
] as const;

function lockBoxColour(x: number, y: number): readonly [number, number, number] {
  const at = Math.floor((x - 70) / 90);
  const inLock = x - 70 - at * 90;
  const lock = x >= 70 ? locks[at] : undefined;
  if (lock !== undefined && inLock < 60 && y >= 130 && y < 200) return lock;
  const isShackle = inLock >= 12 && inLock < 48 && y >= 90 && y < 130 && (inLock < 20 || inLock >= 40 || y < 98);
  if (lock !== undefined && isShackle) return steel;
  return x >= 40 && x < 440 && y >= 30 && y < 110 ? box : wall;
}

function pngPart(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
