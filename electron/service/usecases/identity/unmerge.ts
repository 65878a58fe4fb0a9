import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { casesBetween } from '../../db/sql/duplicates';
import { personById } from '../../db/sql/people';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const unmergePerson: CommandUseCase<Contract['identity']['unmerge']> = async (tx, { personId, reason }, ctx) => {
  const person = await personById(tx, personId);
  const keptPersonId = person?.mergedIntoId ?? null;
  if (person === undefined || keptPersonId === null) return fail('NotMerged');
  const decided = { state: 'distinct', decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  const asked = await casesBetween(tx, personId, keptPersonId);
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'person', [{ ...person, mergedIntoId: null }])),
    ...(await writeVersions(
      tx,
      ctx.entry,
      'duplicate_case',
      asked.map((one) => ({ ...one, ...decided })),
    )),
  ];
  await deriveStandings(tx, [personId, keptPersonId], (await siteFacts(tx)).expiringDays);
  ctx.audit({ action: 'identity.unmerge', entity: 'person', entityId: personId, personId, reason, changes });
  return ok({});
};
