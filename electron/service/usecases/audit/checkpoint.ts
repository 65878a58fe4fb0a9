import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { makeCheckpoint, parseCheckpoint } from '../../db/audit-checkpoint';
import { sessionSeal } from '../../db/session-seal';
import type { CommandUseCase } from '../context';

/** The note covers every entry before the one that says it was made. */
export const signCheckpoint: CommandUseCase<Contract['audit']['checkpoint']> = async (tx, input, ctx) => {
  const note = await makeCheckpoint(tx, ctx.siteId, ctx.now.toISOString());
  const made = parseCheckpoint(note);
  if (!made.ok) throw new Error('a checkpoint that was just made cannot be read');
  const { treeSize } = made.value;
  const entityId = String(treeSize);
  ctx.audit({
    action: 'audit.checkpoint',
    entity: 'audit_checkpoint',
    entityId,
    reason: input.reason,
    changes: await sessionSeal(tx, ctx),
  });
  return ok({ note });
};
