import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { guestRaters, guestSessionById } from '../../db/sql/guest-sessions';
import { offerCaseFile } from '../calibration-cases/case-material';
import type { QueryUseCase } from '../context';
import { guestContent } from './guest-content';

/** A file of a case of another site; in a turn whoever rates sees it at whoever's station. */
export const showGuestFile: QueryUseCase<Contract['guestSessions']['showFile']> = async (db, { sessionId, caseId, fileId }, ctx) => {
  const guest = await guestSessionById(db, sessionId);
  const isInTurn = [...ctx.session.prepared.values()].some((kept) => isTurnOf(kept, sessionId));
  const isRater = (await guestRaters(db)).get(sessionId)?.userId === ctx.actor.userId;
  if (guest === undefined || !(isRater || isInTurn)) return fail('SessionNotFound');
  const pieces = guestContent(guest).cases.find((one) => one.caseId === caseId)?.material.pieces ?? [];
  const offered = pieces.some(({ file }) => file?.fileId === fileId) ? await offerCaseFile(db, ctx, fileId) : null;
  return offered === null ? fail('FileNotFound') : ok({ preview: offered.preview });
};

function isTurnOf(kept: unknown, sessionId: string): boolean {
  return typeof kept === 'object' && kept !== null && 'turnId' in kept && 'sessionId' in kept && kept.sessionId === sessionId;
}
