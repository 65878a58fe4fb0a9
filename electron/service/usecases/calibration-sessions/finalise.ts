import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { finalContent, finalRecord, memberRecordId, minutesRecord } from '../../db/signed-calibration';
import { minutesOf } from '../../db/sql/calibration-minutes';
import { signersOf } from '../../db/sql/signatures';
import { writeVersion } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { assessorMeasures } from '../calibration-results/assessor-measures';
import { finaliseConsequences } from '../recalibration/finalise-consequences';
import { signRecord } from '../signatures/sign-record';
import { awaitedMembers } from './minutes';
import { facilitated } from './seen-session';

/** Ends a session whose minutes every member has signed or was absent from, by a quorum of them at least. */
export const finaliseSession: CommandUseCase<Contract['calibrationSessions']['finalise']> = async (tx, { sessionId }, ctx) => {
  const found = await facilitated(tx, ctx, sessionId, ['signing']);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  const awaited = await awaitedMembers(tx, panel);
  if (awaited.length > 0) return fail('SignaturesMissing', { names: awaited.map(({ name }) => name) });
  const members = panel.filter(({ role }) => role === 'member');
  const signed = (await signersOf(tx, minutesRecord, members.map(memberRecordId))).size;
  if (signed < session.quorum) return fail('BelowQuorum', { signed, quorum: session.quorum });
  const minutes = await minutesOf(tx, sessionId);
  if (minutes === undefined) throw new Error('a session that is signed has minutes');
  const content = finalContent(sessionId, minutes.contentDigest);
  const signature = await signRecord(tx, ctx, {
    recordType: finalRecord,
    recordId: sessionId,
    revision: 1,
    content,
    meaning: 'Finalised the session',
  });
  const changed = await writeVersion(tx, ctx.entry, 'calibration_session', { ...session, state: 'final', finalAt: ctx.now.toISOString() });
  const consequences = await finaliseConsequences(tx, ctx, { sessionId, figures: await assessorMeasures(tx, sessionId, ctx.today) });
  const changes = [
    ...(changed === null ? [] : [changed]),
    { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ...consequences.changes,
  ];
  ctx.audit({ action: 'calibrationSessions.finalise', entity: 'calibration_session', entityId: sessionId, changes });
  return ok({});
};
