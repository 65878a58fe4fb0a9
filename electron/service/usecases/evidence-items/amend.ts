import type { Contract } from '../../../../shared/contract';
import { fail } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { amendableItem, writeItem } from './write-item';

export const amendEvidenceItem: CommandUseCase<Contract['evidenceItems']['amend']> = async (tx, { itemId, reason, ...fields }, ctx) => {
  const known = await amendableItem(tx, itemId, fields.personId);
  if (!known.ok) return known;
  const { kind, supportId } = known.value;
  if (kind === 'witnessStatement') return fail('StatementStands');
  return writeItem(tx, ctx, fields, { kind, supportId, addedBy: ctx.actor, amends: { itemId, reason }, action: 'evidenceItems.amend' });
};
