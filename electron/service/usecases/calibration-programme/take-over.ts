import type { Contract } from '../../../../shared/contract';
import { programmeContent } from '../../../../shared/contract/calibration-programme';
import { isRealDate } from '../../../../shared/domain/calendar';
import { leastQuorum } from '../../../../shared/domain/calibration/rating';
import { fail, ok } from '../../../../shared/result';
import { insertRows } from '../../db/insert-rows';
import { drawnAssessments, programmeRevisions, programmeSessions, sampleById } from '../../db/sql/calibration-programme';
import { writeVersion } from '../../db/sql/versions';
import { newSession } from '../calibration-sessions/save';
import type { CommandUseCase } from '../context';
import { sampleContentOf } from './sample-content';

/** What a panel is asked to keep to until somebody writes something better. */
const groundRules =
  'Rate what the evidence shows, not what you know or guess of the person. Rate alone, and speak of no case before all have handed in. Cite the evidence for every mark; say “not seen” where it shows nothing. In the discussion, ask for the evidence first and the opinion after it.';

/** A session that is set up with the drawn cases that still count; who rates them is chosen there. */
export const takeOverSample: CommandUseCase<Contract['calibrationProgramme']['takeOver']> = async (
  tx,
  { sampleId, plannedOn, reason },
  ctx,
) => {
  const sample = await sampleById(tx, sampleId);
  if (sample === undefined) return fail('SampleNotFound');
  if (!isRealDate(plannedOn)) return fail('NotADate');
  const { programmeId, dueOn } = sample;
  const taken = (await programmeSessions(tx)).find((one) => one.programmeId === programmeId && one.dueOn === dueOn);
  if (taken !== undefined) return fail('AlreadyTaken', { sessionId: taken.sessionId });
  const { drawn } = sampleContentOf(sample.content);
  const counting = new Set(
    (await drawnAssessments(tx, drawn)).flatMap(({ assessmentId, isCounting }) => (isCounting === 1 ? [assessmentId] : [])),
  );
  const cases = drawn.filter((assessmentId) => counting.has(assessmentId));
  if (cases.length === 0) return fail('NothingLeft');
  const [programme] = await programmeRevisions(tx, programmeId);
  const title = programme === undefined ? dueOn : `${programmeContent.parse(JSON.parse(programme.content)).title}, ${dueOn}`;
  const session = {
    ...newSession(ctx.makeId(), ctx.actor.userId, ctx.now.toISOString()),
    title: title.slice(0, 200),
    plannedOn,
    facilitatorUserId: ctx.actor.userId,
    coFacilitatorUserId: null,
    quorum: leastQuorum,
    agenda: '',
    groundRules,
    question: null,
    minimumGroup: null,
    setUp: JSON.stringify({ members: [], observers: [], cases: cases.map((originId) => ({ origin: 'record', originId })) }),
  };
  const change = await writeVersion(tx, ctx.entry, 'calibration_session', session);
  if (change === null) throw new Error('a new session was there already');
  const row = { programmeId, dueOn, sessionId: session.sessionId, sampleId, entryNumber: ctx.entry };
  await insertRows(tx, 'programme_session', [row]);
  ctx.audit({
    action: 'calibrationProgramme.takeOver',
    entity: 'calibration_session',
    entityId: session.sessionId,
    reason,
    validFrom: plannedOn,
    changes: [change, { entity: 'programme_session', entityId: `${programmeId}/${dueOn}`, personId: null, old: null, new: row }],
  });
  return ok({ sessionId: session.sessionId, cases: cases.length, left: drawn.length - cases.length });
};
