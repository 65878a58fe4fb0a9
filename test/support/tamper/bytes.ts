import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Random } from '../../../shared/domain/sample/random';
import { openAndVerify } from './open-and-verify';

export interface ByteFlip {
  readonly file: string;
  readonly offset: number;
  readonly bit: number;
}
export interface FlipOutcome {
  readonly flip: ByteFlip;
  /** How it was noticed, and what was named; null: it was not. */
  readonly noticed: string | null;
}

/** A bit in so many bytes of a closed site's files, spread evenly over the files by the seed. site.lock holds no byte. */
export function flipsOf(folder: string, count: number, random: Random): ByteFlip[] {
  const files = readdirSync(folder)
    .map((file) => ({ file, size: statSync(path.join(folder, file)).size }))
    .filter(({ size }) => size > 0);
  return Array.from({ length: count }, (_, index) => files[index % files.length])
    .filter((file) => file !== undefined)
    .map(({ file, size }) => ({ file, offset: random.int(0, size - 1), bit: random.int(0, 7) }));
}

/** Flips a bit in a copy of the folder, opens it as ada would and verifies it as a whole. Anything but a declared refusal or a finding throws. */
export async function flipAndOpen(folder: string, flip: ByteFlip): Promise<FlipOutcome> {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'touchstone-flip-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const file = path.join(copy, flip.file);
    const bytes = readFileSync(file);
    bytes[flip.offset] = (bytes[flip.offset] ?? 0) ^ (1 << flip.bit);
    writeFileSync(file, bytes);
    return { flip, noticed: await openAndVerify(copy) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Whether what was noticed names the file, or says that a newer version wrote it, for all that can be told. */
export function isNamed({ flip: { file }, noticed }: FlipOutcome): boolean {
  if (noticed === null) return false;
  // Where site.json names another site, either file may be the one in the wrong place.
  if (file === 'site.json' && noticed.includes('slots.json')) return true;
  return noticed.includes(file) || noticed.startsWith('NewerFormat') || noticed.startsWith('NotASite');
}
