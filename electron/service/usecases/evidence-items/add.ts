import type { Contract } from '../../../../shared/contract';
import type { CommandUseCase } from '../context';
import { writeItem } from './write-item';

export const addEvidenceItem: CommandUseCase<Contract['evidenceItems']['add']> = async (tx, { kind, supportId, ...fields }, ctx) =>
  writeItem(tx, ctx, fields, { kind, supportId, addedBy: ctx.actor, amends: null, action: 'evidenceItems.add' });
