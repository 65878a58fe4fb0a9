import { scopeOf } from '../../../../shared/domain/permissions';
import type { ObligationRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { isObligationSeen, obligationById } from '../../db/sql/obligations';
import type { ReadContext } from '../context';

/** An obligation, for the person, for who sees to it and for whoever may see the person; undefined: there is none for the asker. */
export async function seenObligation(
  db: Reader,
  obligationId: string,
  { actor, grants, today }: Pick<ReadContext, 'actor' | 'grants' | 'today'>,
): Promise<ObligationRow | undefined> {
  const row = await obligationById(db, obligationId);
  if (row === undefined) return undefined;
  const actorPersonId = actor.personId;
  if (actorPersonId !== null && (row.personId === actorPersonId || row.ownerPersonId === actorPersonId)) return row;
  const scope = scopeOf(grants, 'people.read', actorPersonId);
  return scope !== null && (await isObligationSeen(db, obligationId, { scope, actorPersonId, today })) ? row : undefined;
}
