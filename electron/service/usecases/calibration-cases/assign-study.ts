import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { reachByRole, type Role } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import type { GoldStudyRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { goldCaseEnd, goldCaseRevisions } from '../../db/sql/calibration-cases';
import { goldStudies } from '../../db/sql/gold-studies';
import { accountsOfAssessor } from '../../db/sql/assessor-results';
import { accountById, grantsOf } from '../../db/sql/users';
import type { CommandUseCase } from '../context';
import { contentOf } from './gold-case';
import { stateOf } from './shown-study';

export const assignStudy: CommandUseCase<Contract['calibrationCases']['assignStudy']> = async (
  tx,
  { userId, goldCaseIds, dueOn, reason },
  ctx,
) => {
  if (!isRealDate(dueOn)) return fail('NotADate');
  if (dueOn < ctx.today) return fail('DayHasPassed');
  // Two accounts of one person are one assessor.
  const userIds = await accountsOfAssessor(tx, userId);
  if (userId === ctx.actor.userId || userIds.includes(ctx.actor.userId)) return fail('OwnStudy');
  const account = await accountById(tx, userId);
  if (account === undefined || account.isActive === 0) return fail('AccountNotFound');
  const roles: Role[] = [];
  for (const own of userIds) {
    if ((await goldStudies(tx, own)).some((known) => stateOf(known) === 'open')) return fail('AlreadyOpen');
    roles.push(...(await grantsOf(tx, own)).map(({ role }) => role));
  }
  const seesAll = roles.some((role) => reachByRole[role]['calibration.cases'] !== undefined);
  const cases: Array<{ goldCaseId: string; revision: number }> = [];
  const known: string[] = [];
  for (const goldCaseId of new Set(goldCaseIds)) {
    const revisions = await goldCaseRevisions(tx, goldCaseId);
    const [newest] = revisions;
    if (newest === undefined || (await goldCaseEnd(tx, goldCaseId)) !== undefined) return fail('CaseNotFound');
    if (seesAll || revisions.some(({ preparedBy, approvedBy }) => userIds.includes(preparedBy) || userIds.includes(approvedBy)))
      known.push(contentOf(newest).title);
    cases.push({ goldCaseId, revision: newest.revision });
  }
  if (known.length > 0) return fail('KnowsTheCases', { titles: known });
  const row: GoldStudyRow = {
    studyId: ctx.makeId(),
    userId,
    cases: JSON.stringify(cases),
    dueOn,
    reason,
    assignedBy: ctx.actor.userId,
    assignedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'gold_study', [row]);
  const { studyId } = row;
  ctx.audit({
    action: 'calibrationCases.assignStudy',
    entity: 'gold_study',
    entityId: studyId,
    reason,
    changes: [{ entity: 'gold_study', entityId: studyId, personId: null, old: null, new: { ...row } }],
  });
  return ok({ studyId });
};
