import { uploadsAtOnce } from '../../../shared/domain/attachment';
import { makeWriter, type EvidenceWriter } from '../db/evidence-writer';
import type { EvidenceDb } from '../db/schema';
import type { Session } from './station';

/** A file that the page is handing over. */
export interface Upload {
  readonly fileName: string;
  readonly size: number;
  readonly writer: EvidenceWriter;
  /** When it last got any bytes, in epoch milliseconds. */
  touchedAt: number;
  /** While bytes are being written nobody else may write, or end it. */
  isBusy: boolean;
}

const abandonedAfterMs = 10 * 60_000;
/** What each session is handing over: with the session the list goes, and what was written is collected at the next unlock. */
const bySession = new WeakMap<object, Map<string, Upload>>();

export function uploadsOf({ prepared }: Pick<Session, 'prepared'>): Map<string, Upload> {
  const known = bySession.get(prepared) ?? new Map<string, Upload>();
  bySession.set(prepared, known);
  return known;
}

/** Begins to take a file; false where too many are under way. Those that nothing came of for ten minutes are given up first. */
export async function beginUpload(
  session: Pick<Session, 'prepared'>,
  evidence: EvidenceDb,
  file: { readonly uploadId: string; readonly fileName: string; readonly size: number; readonly now: Date },
): Promise<boolean> {
  const uploads = uploadsOf(session);
  const now = file.now.getTime();
  for (const [uploadId, { touchedAt, isBusy, writer }] of uploads) {
    if (isBusy || now - touchedAt < abandonedAfterMs) continue;
    uploads.delete(uploadId);
    await writer.discard();
  }
  if (uploads.size >= uploadsAtOnce) return false;
  const { uploadId, fileName, size } = file;
  uploads.set(uploadId, { fileName, size, writer: makeWriter(evidence), touchedAt: now, isBusy: false });
  return true;
}

/** Gives a file up with what was written of it; whether there was one. */
export async function giveUpUpload(session: Pick<Session, 'prepared'>, uploadId: string): Promise<boolean> {
  const upload = uploadsOf(session).get(uploadId);
  uploadsOf(session).delete(uploadId);
  if (upload === undefined) return false;
  if (!upload.isBusy) await upload.writer.discard();
  return true;
}
