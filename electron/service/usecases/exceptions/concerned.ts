import { exceptionStateOn, lastDayOfException, overlaps, type SignedSpan } from '../../../../shared/domain/exception-terms';
import type { ExceptionKind } from '../../../../shared/domain/exception';
import { independenceOf } from '../../../../shared/domain/independence';
import { fail, ok } from '../../../../shared/result';
import type { Reader, Tx } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { competencyOn } from '../../db/sql/competencies';
import { knownExceptions, type KnownException } from '../../db/sql/exceptions';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { relationBetween } from '../../db/sql/relations';
import { accountById } from '../../db/sql/users';
import type { CommandContext } from '../context';
import { ownIds } from '../people/own-ids';

/** The record of a person is theirs alone, and nobody decides on what is their own or of somebody they stand too near to. */
export async function checkPerson(tx: Tx, ctx: CommandContext, personId: string) {
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const own = await ownIds(tx, personId);
  const deciding = [ctx.signer, ...(ctx.approver === null ? [] : [ctx.approver])];
  const asker = await accountById(tx, ctx.session.userId);
  const isOwn = (id: string | null | undefined): boolean => id !== null && id !== undefined && own.includes(id);
  if ([...deciding.map((one) => one.personId), asker?.personId].some(isOwn)) return fail('AboutOneself');
  const { declared } = (await assessmentPolicyOn(tx)).conflicts;
  for (const { personId: otherId, printedName: who } of deciding) {
    if (otherId === null) continue;
    const relation = await relationBetween(tx, { personId, otherId, day: ctx.today });
    const { rule, why } = independenceOf({ lineManager: 'allow', trainer: 'allow', declared }, { ...relation, trainedLastOn: null });
    if (rule === 'refuse') return fail('NotIndependent', { who, why });
  }
  return ok({ own });
}

/** The same, for a competency that is there to be decided on from a day on. */
export async function checkConcerned(
  tx: Tx,
  ctx: CommandContext,
  { personId, competencyId, from }: { readonly personId: string; readonly competencyId: string; readonly from: string },
) {
  const person = await checkPerson(tx, ctx, personId);
  if (!person.ok) return person;
  const competency = await competencyOn(tx, competencyId, from, await pilotsOf(tx, personId, from));
  if (competency === undefined || competency.isRetired) return fail('CompetencyNotFound');
  const known = await knownExceptions(tx, { personIds: person.value.own, competencyId });
  return ok({ own: person.value.own, known });
}

/** What is on record for a person in a competency, under whichever record of theirs it was signed. */
export async function exceptionsOn(db: Reader, personId: string, competencyId: string): Promise<KnownException[]> {
  return knownExceptions(db, { personIds: await ownIds(db, personId), competencyId });
}

export const spanOf = ({ kind, validFrom: from, validTo: to, endFrom: endedFrom }: KnownException): SignedSpan => ({
  kind,
  from,
  to,
  endedFrom,
});

/** A suspension or revocation under which nothing else has effect on a day; null: there is none. */
export function takenAwayOn(known: readonly KnownException[], day: string) {
  const inForce = (kind: ExceptionKind) => known.find((one) => one.kind === kind && exceptionStateOn(spanOf(one), day) === 'inForce');
  const found = inForce('revocation') ?? inForce('suspension');
  return found === undefined ? null : fail('SuspendedOrRevoked', named(found));
}

/** One of a kind that holds on days on which another is to hold; null: there is none. */
export function sameOn(known: readonly KnownException[], kind: ExceptionKind, from: string, to: string | null) {
  const found = known.find((one) => one.kind === kind && overlaps(spanOf(one), from, to));
  return found === undefined ? null : fail('AlreadyInForce', named(found));
}

function named(one: KnownException) {
  const { exceptionId, kind, validFrom: from } = one;
  return { exceptionId, kind, from, to: lastDayOfException(spanOf(one)) };
}

/** The day up to which results count no more; null: nothing was revoked. */
export function revokedUpTo(known: readonly KnownException[], today: string): string | null {
  const days = known.flatMap((one) => (one.kind === 'revocation' && one.validFrom <= today ? [one.validFrom] : [])).toSorted();
  return days.at(-1) ?? null;
}
