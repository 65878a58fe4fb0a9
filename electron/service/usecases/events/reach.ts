import type { QualificationEventRow } from '../../db/event-schema';
import type { Reader } from '../../db/schema';
import { peopleWithin } from '../../db/sql/assessments';
import { unitsBelow, unitsOfPerson } from '../../db/sql/organisation';
import type { ReadContext } from '../context';
import { ownIds } from '../people/own-ids';

type Reach = Pick<ReadContext, 'scope' | 'today'>;
type Place = Pick<QualificationEventRow, 'scope' | 'personId' | 'unitId'>;

/** The units that a user may record for; null: all of them. */
export async function unitsInReach(db: Reader, { scope, today }: Reach): Promise<string[] | null> {
  return scope.kind === 'site' ? null : unitsBelow(db, scope.unitIds, today);
}

/** Whether somebody who may record events may void one: of their people and their units, of the whole site where they reach it. */
export async function reaches(db: Reader, { personId, unitId }: Place, ctx: Reach): Promise<boolean> {
  const units = await unitsInReach(db, ctx);
  if (units === null) return true;
  if (personId !== null) return (await peopleWithin(db, [personId], ctx.scope, ctx.today)).has(personId);
  return unitId !== null && units.includes(unitId);
}

/** Whether an event concerns anybody whom a user may see. */
export async function concernsSeen(db: Reader, event: Place & Pick<QualificationEventRow, 'happenedOn'>, ctx: Reach): Promise<boolean> {
  const { scope, unitId, happenedOn } = event;
  if (ctx.scope.kind === 'site' || scope === 'site' || (await reaches(db, event, ctx))) return true;
  if (unitId === null) return false;
  const below = await unitsBelow(db, [unitId], happenedOn);
  const { ownPersonId, unitIds } = ctx.scope;
  const own = ownPersonId === null ? [] : await unitsOfPerson(db, ownPersonId, happenedOn);
  return [...unitIds, ...own].some((id) => below.includes(id));
}

/** Whether somebody would record or void what concerns nobody but themselves. */
export async function isAboutOneself(db: Reader, personId: string, { actor }: Pick<ReadContext, 'actor'>): Promise<boolean> {
  return actor.personId !== null && (await ownIds(db, personId)).includes(actor.personId);
}
