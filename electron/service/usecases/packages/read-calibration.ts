import type { z } from 'zod';
import { mostCaseBytes } from '../calibration-cases/cleaned-file';
import { caseFileName, mostFileBytes, ratingsFile, ratingsFileName, sessionFile } from '../../../../shared/contract/calibration-files';
import { isReadable } from '../../../../shared/domain/readable-text';
import { sha256, toHex } from '../../db/audit-hash';
import { fail, ok, type Result } from '../../../../shared/result';
import type { PackageContent } from '../../platform/package-content';
import { textOf, type ReadPackage, type Unread } from './reading';

/** The cases of a session of another site, with every file that they show: its bytes are the ones that the case names. */
export async function readSessionFile(
  manifest: PackageContent['manifest'],
  chunks: PackageContent['chunks'],
): Promise<Result<ReadPackage, Unread>> {
  const session = parsed(sessionFile, await textOf(manifest, chunks, caseFileName));
  if (session === null || new Set(session.cases.map(({ caseId }) => caseId)).size < session.cases.length) return damaged(caseFileName);
  const nameOf = new Map(session.files.map(({ fileId, name }) => [fileId, name]));
  const bytesOf = new Map(manifest.content.map(({ name, bytes }) => [name, bytes]));
  const files = new Map<string, Uint8Array>();
  let left = mostFileBytes;
  for (const { file } of session.cases.flatMap(({ material }) => material.pieces)) {
    if (file === null || files.has(file.fileId)) continue;
    const name = nameOf.get(file.fileId) ?? '';
    const size = bytesOf.get(name);
    left -= size ?? 0;
    if (size === undefined || size !== file.size || size > mostCaseBytes || left < 0) return damaged(name === '' ? caseFileName : name);
    const parts: Buffer[] = [];
    for await (const chunk of chunks(name)) parts.push(chunk);
    const bytes = Buffer.concat(parts);
    if (toHex(sha256(bytes)) !== file.sha256) return damaged(name);
    files.set(file.fileId, bytes);
  }
  return ok({ kind: 'calibration-case', session, files, rejects: [] });
}

export async function readSealedRatings(
  manifest: PackageContent['manifest'],
  chunks: PackageContent['chunks'],
): Promise<Result<ReadPackage, Unread>> {
  const ratings = parsed(ratingsFile, await textOf(manifest, chunks, ratingsFileName));
  return ratings === null ? damaged(ratingsFileName) : ok({ kind: 'calibration-ratings', ratings, rejects: [] });
}

const damaged = (name: string) => fail('Damaged', { what: 'NotAsItShouldBe', name });

function parsed<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    const result = shape.safeParse(value);
    return result.success && isReadable(value) ? result.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
