import type { Contract } from '../../../../shared/contract';
import { fail } from '../../../../shared/result';
import { accountById } from '../../db/sql/users';
import type { CommandUseCase } from '../context';
import { reachesPerson } from '../assessments/standing-record';
import { amendableItem, writeItem } from './write-item';

/** What a witness says, signed by them; added by who has the station open. */
export const addStatement: CommandUseCase<Contract['evidenceItems']['addStatement']> = async (
  tx,
  { amends, signature: _checked, ...fields },
  ctx,
) => {
  const { personId } = fields;
  // Anybody may sign here: the right to add is that of the session's user, who need not be the signer.
  const account = await accountById(tx, ctx.session.userId);
  const addedBy = { userId: ctx.session.userId, printedName: account?.printedName ?? '', personId: account?.personId ?? null };
  if (!(await reachesPerson(tx, ctx, addedBy, 'evidence.add', personId))) return fail('NotYours');
  if (ctx.signer.personId === personId) return fail('WitnessIsPerson');
  if (amends !== null) {
    const known = await amendableItem(tx, amends.itemId, personId);
    if (!known.ok) return known;
    if (known.value.witnessUserId !== ctx.signer.userId) return fail('OtherWitness');
  }
  return writeItem(tx, ctx, fields, {
    kind: 'witnessStatement',
    supportId: null,
    addedBy,
    amends: amends === null ? null : { itemId: amends.itemId, reason: amends.why },
    action: 'evidenceItems.addStatement',
  });
};
