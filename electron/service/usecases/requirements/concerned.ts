import type { Reader } from '../../db/schema';
import { everybodyInRole } from '../../db/sql/job-roles';
import { unitsBelowEver } from '../../db/sql/organisation';
import { everybodyInUnits, placedAnywhereFrom } from '../../db/sql/unit-editions';
import { accountById } from '../../db/sql/users';
import type { CommandContext } from '../context';

export interface Subject {
  readonly subject: 'person' | 'unit' | 'role';
  readonly subjectId: string;
}

/** Everybody whose requirements an exception can change, now or on any day of their positions. */
export async function peopleConcerned(db: Reader, { subject, subjectId }: Subject): Promise<readonly string[]> {
  if (subject === 'person') return [subjectId];
  if (subject === 'role') return everybodyInRole(db, subjectId);
  return everybodyInUnits(db, await unitsBelowEver(db, [subjectId]));
}

/** Whether an exception concerns, from a day on, nobody but who asks for it or signs it. */
export async function isOwnRequirement(
  db: Reader,
  { subject, subjectId }: Subject,
  from: string,
  { session, signer }: Pick<CommandContext, 'session' | 'signer'>,
): Promise<boolean> {
  const asker = await accountById(db, session.userId);
  const own = new Set([asker?.personId, signer.personId]);
  if (subject === 'person') return own.has(subjectId);
  const place = subject === 'role' ? { roleId: subjectId } : { unitIds: await unitsBelowEver(db, [subjectId]) };
  const people = await placedAnywhereFrom(db, place, from);
  return people.length > 0 && people.every((personId) => own.has(personId));
}
