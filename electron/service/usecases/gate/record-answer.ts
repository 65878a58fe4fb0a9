import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import { contentDigest } from '../../db/content-digest';
import type { AuditChange } from '../../db/audit-append';
import type { ReadinessAnswerRow } from '../../db/readiness-answer-schema';
import type { Tx } from '../../db/schema';
import { answerRecord, insertAnswer } from '../../db/sql/readiness-answers';
import type { CommandContext } from '../context';

/** Writes an answer as it was given; answers with the row and its change for the log. */
export async function recordAnswer(
  tx: Tx,
  ctx: CommandContext,
  { content, ...about }: Pick<ReadinessAnswerRow, 'kind' | 'personId' | 'taskId' | 'day' | 'verdict'> & { readonly content: JsonObject },
): Promise<{ readonly row: ReadinessAnswerRow; readonly change: AuditChange }> {
  const row: ReadinessAnswerRow = {
    ...about,
    answerId: ctx.makeId(),
    content: canonicalJson(content),
    contentDigest: contentDigest(content),
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now.toISOString(),
    zone: ctx.zone,
    entryNumber: ctx.entry,
  };
  await insertAnswer(tx, row);
  return { row, change: { entity: answerRecord, entityId: row.answerId, personId: row.personId, old: null, new: { ...row } } };
}
