import type { Contract } from '../../../../shared/contract';
import { itemDifference } from '../../../../shared/domain/framework/difference';
import { itemFor, mayReadGuidance } from '../../../../shared/domain/framework/guidance';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import { isObligationSeen, obligationById } from '../../db/sql/obligations';
import type { QueryUseCase } from '../context';
import { fieldTexts } from '../framework/field-texts';
import { shownObligations } from './shown-obligations';
import { textToRead } from './text-to-read';

/** What is to be read, for the person, for who sees to it and for whoever may see the person. */
export const obligationText: QueryUseCase<Contract['obligations']['text']> = async (db, { obligationId }, ctx) => {
  const row = await obligationById(db, obligationId);
  if (row === undefined) return fail('ObligationNotFound');
  const actorPersonId = ctx.actor.personId;
  const isOwn = actorPersonId !== null && (row.personId === actorPersonId || row.ownerPersonId === actorPersonId);
  const scope = scopeOf(ctx.grants, 'people.read', actorPersonId);
  const isSeen = scope !== null && (await isObligationSeen(db, obligationId, { scope, actorPersonId, today: ctx.today }));
  if (!isOwn && !isSeen) return fail('ObligationNotFound');
  const [obligation] = await shownObligations(db, [row], ctx);
  if (obligation === undefined) return fail('ObligationNotFound');
  const { item, former, digest } = await textToRead(db, row);
  const difference = itemDifference(former, item, false);
  const texts = await fieldTexts(db, difference === null ? [] : [difference]);
  const fields = texts.fieldsOf(row.itemId).filter(({ path }) => path[1] !== 'guidance' || mayReadGuidance(path[2] ?? '', ctx.grants));
  const shown = (one: typeof item) => itemFor(one, ctx.grants);
  return ok({ obligation, item: shown(item), former: former === null ? null : shown(former), fields, digest });
};
