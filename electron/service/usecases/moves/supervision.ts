import type { MoveLine } from '../../../../shared/contract/moves';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { isStillOwed } from '../../../../shared/domain/people/move';
import { fail, type Failure } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { employmentsOf } from '../../db/sql/employments';
import { notHeldBy } from '../../db/sql/experts';
import { isPerson } from '../../db/sql/person-header';

type Refused =
  | Failure<'SupervisorIsPerson', undefined>
  | Failure<'SupervisorNotFound', undefined>
  | Failure<'SupervisorNotQualified', { missing: string[] }>;

/** What has to be shown in the new place, as competencies and levels. */
export function neededIn(lines: readonly MoveLine[]): Array<{ readonly competencyId: string; readonly level: number }> {
  return lines
    .filter(({ outcome }) => isStillOwed(outcome))
    .map(({ competencyId, requiredLevel }) => ({ competencyId, level: requiredLevel }));
}

/** Why somebody cannot supervise a person on a day; null: they can, or nobody is named. */
export async function supervisorFault(
  db: Reader,
  personId: string,
  supervisorPersonId: string | null,
  lines: readonly MoveLine[],
  day: string,
): Promise<{ readonly ok: false; readonly failure: Refused } | null> {
  if (supervisorPersonId === null) return null;
  if (supervisorPersonId === personId) return fail('SupervisorIsPerson');
  if (!(await isPerson(db, supervisorPersonId))) return fail('SupervisorNotFound');
  if (!isEmployedOn(await employmentsOf(db, supervisorPersonId), day)) return fail('SupervisorNotFound');
  const missing = new Set(await notHeldBy(db, supervisorPersonId, neededIn(lines), day));
  if (missing.size === 0) return null;
  const named = lines.filter(({ competencyId }) => missing.has(competencyId));
  return fail('SupervisorNotQualified', {
    missing: named.map(({ code, title, requiredLevelCode }) => `${code} ${title}, ${requiredLevelCode}`),
  });
}
