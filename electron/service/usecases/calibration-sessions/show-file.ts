import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { casesOf } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import type { QueryUseCase } from '../context';
import { offerCaseFile } from '../calibration-cases/case-material';
import { seenSession } from './seen-session';

/** A file of a case of a session that the asker may see. */
export const showSessionFile: QueryUseCase<Contract['calibrationSessions']['showFile']> = async (
  db,
  { sessionId, caseId, fileId },
  ctx,
) => {
  const found = await seenSession(db, ctx, sessionId);
  if (!found.ok) return found;
  const row = (await casesOf(db, sessionId)).find((one) => one.caseId === caseId);
  const isOfCase = row !== undefined && contentOfCase(row).material.pieces.some(({ file }) => file?.fileId === fileId);
  const offered = isOfCase ? await offerCaseFile(db, ctx, fileId) : null;
  return offered === null ? fail('FileNotFound') : ok({ preview: offered.preview });
};
