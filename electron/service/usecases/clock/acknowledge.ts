import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertAcknowledgements, standingNotice, standingNotices } from '../../db/sql/clock';
import type { CommandUseCase } from '../context';

/** Acknowledges the setting back that was shown and every earlier one. A newer one, which nobody has seen yet, stays. */
export const acknowledgeClock: CommandUseCase<Contract['clock']['acknowledge']> = async (tx, { noticeId, reason }, ctx) => {
  const newest = await standingNotice(tx);
  if (newest === undefined) return fail('NothingToAcknowledge');
  const standing = await standingNotices(tx, newest.entryNumber);
  const shown = standing.findIndex((notice) => notice.noticeId === noticeId);
  if (shown < 0) return fail('NothingToAcknowledge');
  const rows = standing.slice(0, shown + 1).map((notice) => ({
    noticeId: notice.noticeId,
    acknowledgedBy: ctx.actor.userId,
    acknowledgedAt: ctx.now.toISOString(),
    reason,
    entryNumber: ctx.entry,
  }));
  await insertAcknowledgements(tx, rows);
  ctx.audit({
    action: 'clock.acknowledge',
    entity: 'clock_notice',
    entityId: noticeId,
    reason,
    changes: rows.map((row) => ({ entity: 'clock_acknowledgement', entityId: row.noticeId, personId: null, old: null, new: { ...row } })),
  });
  return ok({ acknowledged: rows.length });
};
