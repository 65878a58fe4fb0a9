import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { casesBetween } from '../../db/sql/duplicates';
import { employmentsOf } from '../../db/sql/employments';
import { personById, personsMergedInto } from '../../db/sql/people';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { accountsOfPeople } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** The other record keeps everything that it holds, and is read under the kept one. */
export const mergePeople: CommandUseCase<Contract['identity']['merge']> = async (tx, { keptPersonId, otherPersonId, reason }, ctx) => {
  if (keptPersonId === otherPersonId) return fail('SamePerson');
  const kept = await personById(tx, keptPersonId);
  const other = await personById(tx, otherPersonId);
  if (kept === undefined || other === undefined) return fail('PersonNotFound');
  const keptElsewhere = kept.mergedIntoId ?? other.mergedIntoId;
  if (keptElsewhere !== null) return fail('AlreadyMerged', { keptPersonId: keptElsewhere });
  if ((await personsMergedInto(tx, otherPersonId)).length > 0) return fail('AlreadyMerged', { keptPersonId: otherPersonId });
  const accounts = await accountsOfPeople(tx, [otherPersonId]);
  if (accounts.length > 0) return fail('OtherHasAccount', { logins: accounts.map(({ login }) => login) });
  const open = (await Promise.all([keptPersonId, otherPersonId].map((personId) => employmentsOf(tx, personId)))).map((periods) =>
    periods.find(({ validTo, sourceBatchId }) => sourceBatchId !== null && (validTo === null || validTo >= ctx.today)),
  );
  const numbers = [kept.employeeNumber, other.employeeNumber];
  if (open.every((period) => period !== undefined) && kept.sourceBatchId !== null && other.sourceBatchId === kept.sourceBatchId)
    return fail('BothEmployed', { numbers });
  const decided = { state: 'merged', decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  const asked = await casesBetween(tx, keptPersonId, otherPersonId);
  const [first] = asked;
  const cases =
    first === undefined
      ? [{ caseId: ctx.makeId(), personId: keptPersonId, otherPersonId, score: 1, reasons: '[]', sourceBatchId: null, ...decided }]
      : asked.map((one) => ({ ...one, ...decided }));
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'person', [{ ...other, mergedIntoId: keptPersonId }])),
    ...(await writeVersions(tx, ctx.entry, 'duplicate_case', cases)),
  ];
  await deriveStandings(tx, [keptPersonId, otherPersonId], (await siteFacts(tx)).expiringDays);
  ctx.audit({ action: 'identity.merge', entity: 'person', entityId: otherPersonId, personId: keptPersonId, reason, changes });
  return ok({});
};
