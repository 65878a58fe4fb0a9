import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { syncFolder } from '../vault/durable-file';

/** A file and the signature beside it, first under the names of parts: a name without `.part` is always whole. */
export interface ExportFiles {
  readonly fileName: string;
  readonly part: string;
  readonly signaturePart: string;
  /** Gives both their names, the signature first; on disk when it returns. */
  readonly complete: () => void;
  readonly discard: () => void;
}

export function exportFiles(file: string): ExportFiles {
  const signature = `${file}.minisig`;
  const [part, signaturePart] = [`${file}.part`, `${signature}.part`];
  return {
    fileName: path.basename(file),
    part,
    signaturePart,
    complete: () => {
      renameSync(signaturePart, signature);
      renameSync(part, file);
      syncFolder(path.dirname(file));
    },
    discard: () => {
      for (const left of [part, signaturePart]) remove(left);
    },
  };
}

/** Gives a text that stands under the name of its part its own name; on disk when it returns. */
export function completeText(part: string, file: string): void {
  renameSync(part, file);
  syncFolder(path.dirname(file));
}

export const discardText = (part: string): void => remove(part);

/** Whether one of the names is taken by something that a file cannot replace. */
export function isBlocked(file: string): boolean {
  const names = [file, `${file}.minisig`].flatMap((name) => [name, `${name}.part`]);
  return names.some((name) => existsSync(name) && !statSync(name).isFile());
}

/** A small text, on disk when it returns. */
export function writeNew(file: string, text: string | Uint8Array): void {
  rmSync(file, { force: true });
  const handle = openSync(file, 'wx');
  try {
    const data = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    for (let written = 0; written < data.length;) written += writeSync(handle, data, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What cannot be removed stays under the name of a part: why the export failed must still be told. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

const bytesPerChunk = 1 << 18;

/** The bytes of a file, a little at a time so that other work is not kept waiting. */
export async function* readInChunks(file: string): AsyncGenerator<Uint8Array, void> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.alloc(bytesPerChunk);
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
      await setImmediate();
    }
  } finally {
    closeSync(handle);
  }
}
