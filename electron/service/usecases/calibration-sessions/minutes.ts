import type { Contract } from '../../../../shared/contract';
import { minutesContent } from '../../../../shared/contract/calibration-sessions/minutes-content';
import { fail, ok } from '../../../../shared/result';
import type { PanelMemberRow } from '../../db/calibration-schema';
import { contentDigest } from '../../db/content-digest';
import { memberRecordId, minutesRecord } from '../../db/signed-calibration';
import type { Reader } from '../../db/schema';
import { absencesOf, minutesOf } from '../../db/sql/calibration-minutes';
import { printedNames } from '../../db/sql/printed-names';
import { signersOf } from '../../db/sql/signatures';
import { accountById } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { seenSession } from './seen-session';

export const sessionMinutes: QueryUseCase<Contract['calibrationSessions']['minutes']> = async (db, { sessionId }, ctx) => {
  const found = await seenSession(db, ctx, sessionId);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  const row = await minutesOf(db, sessionId);
  if (row === undefined) return fail('WrongState', { state: session.state });
  const members = panel.filter(({ role }) => role === 'member');
  const signatures = [];
  for (const member of members) {
    const record = { recordType: minutesRecord, recordId: memberRecordId(member), revision: 1, content: { content: row.content } };
    signatures.push(...(await shownSignatures(db, record)));
  }
  const absences = await absencesOf(db, sessionId);
  const nameOf = new Map(panel.map(({ memberId, name }) => [memberId, name]));
  return ok({
    contentDigest: row.contentDigest,
    writtenBy: (await printedNames(db, [row.writtenBy])).get(row.writtenBy) ?? row.writtenBy,
    writtenAt: row.writtenAt,
    content: minutesContent.parse(JSON.parse(row.content)),
    isIntact: contentDigest({ content: row.content }) === row.contentDigest,
    signatures,
    absences: absences.map(({ memberId, reason }) => ({ memberId, name: nameOf.get(memberId) ?? memberId, reason })),
    awaited: await awaitedMembers(db, members),
    quorum: session.quorum,
  });
};

/** Who has neither signed the minutes nor been recorded as absent. */
export async function awaitedMembers(db: Reader, panel: readonly PanelMemberRow[]) {
  const members = panel.filter(({ role }) => role === 'member');
  const signed = await signersOf(db, minutesRecord, members.map(memberRecordId));
  const [first] = members;
  const absent = new Set((first === undefined ? [] : await absencesOf(db, first.sessionId)).map(({ memberId }) => memberId));
  const awaited: Array<{ memberId: string; name: string; login: string | null }> = [];
  for (const member of members) {
    const { memberId, name, userId } = member;
    if (signed.has(memberRecordId(member)) || absent.has(memberId)) continue;
    awaited.push({ memberId, name, login: userId === null ? null : ((await accountById(db, userId))?.login ?? null) });
  }
  return awaited;
}
