import { isOpenToCorrection } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { insertRows } from '../../db/insert-rows';
import type { LookBackDecisionRow, LookBackLineRow, LookBackRow } from '../../db/recalibration-schema';
import type { Tx } from '../../db/schema';
import { lookBackDecisionContent, lookBackDecisionRecord } from '../../db/signed-look-back';
import { accountsOfAssessor } from '../../db/sql/assessor-results';
import { itemsNamed, lookBackById, lookedAtUsers } from '../../db/sql/look-backs';
import type { Actor, CommandContext } from '../context';
import { ownIds } from '../people/own-ids';
import { signRecord } from '../signatures/sign-record';

/** What is to be decided of at once. */
export interface Several {
  readonly lookBackId: string;
  readonly assessmentIds: readonly string[];
}

/**
 * The items of a look-back that are about to be decided of, in the order of their ids: refused where one is not of it, was decided
 * of already or follows another course, and where who decides judged them or is judged by them.
 */
export async function toDecide(tx: Tx, ctx: CommandContext, { lookBackId, assessmentIds }: Several) {
  const lookBack = await lookBackById(tx, lookBackId);
  if (lookBack === undefined) return fail('LookBackNotFound');
  const wanted = [...new Set(assessmentIds)];
  const items = await itemsNamed(tx, lookBack, wanted);
  const known = new Set(items.map(({ assessmentId }) => assessmentId));
  const strange = wanted.filter((one) => !known.has(one));
  if (strange.length > 0) return fail('NotInLookBack', { assessmentIds: strange });
  const settled = items.filter(({ decision, state }) => decision !== null || !isOpenToCorrection(state));
  if (settled.length > 0) return fail('AlreadyDecided', { assessmentIds: settled.map(({ assessmentId }) => assessmentId) });
  const deciding: readonly Actor[] = [ctx.actor, ctx.signer];
  const assessors = new Set(lookedAtUsers(lookBack));
  for (const { userId } of deciding) {
    const own = await accountsOfAssessor(tx, userId);
    if (own.some((one) => assessors.has(one))) return fail('OwnJudgement');
  }
  for (const { personId } of deciding) {
    const own = personId === null ? [] : await ownIds(tx, personId);
    if (items.some((one) => own.includes(one.personId))) return fail('AboutOneself');
  }
  return ok({ lookBack, items });
}

/** What followed from a decision for one assessment. */
export type Followed = Pick<LookBackLineRow, 'assessmentId' | 'obligationId' | 'eventId'>;

/** Writes and signs a decision, with its entry in the log and everything that followed from it. */
export async function writeDecision(
  tx: Tx,
  ctx: CommandContext,
  { lookBackId }: Pick<LookBackRow, 'lookBackId'>,
  decided: Pick<LookBackDecisionRow, 'kind' | 'reason' | 'dueOn'> & {
    readonly followed: readonly Followed[];
    readonly changes: readonly AuditChange[];
  },
): Promise<{ readonly decisionId: string; readonly decided: number }> {
  const { kind, reason, dueOn, followed } = decided;
  const row: LookBackDecisionRow = {
    decisionId: ctx.makeId(),
    lookBackId,
    kind,
    reason,
    dueOn,
    proposedBy: ctx.actor.userId,
    decidedBy: ctx.signer.userId,
    decidedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  const { decisionId, entryNumber } = row;
  const lines = followed.map((one): LookBackLineRow => ({ lookBackId, decisionId, ...one, entryNumber }));
  await insertRows(tx, 'look_back_decision', [row]);
  await insertRows(tx, 'look_back_line', lines);
  const signature = await signRecord(tx, ctx, {
    recordType: lookBackDecisionRecord,
    recordId: decisionId,
    revision: 1,
    content: lookBackDecisionContent(row, lines),
    meaning: meanings[kind],
  });
  ctx.audit({
    action: `lookBacks.${kind}`,
    entity: 'look_back_decision',
    entityId: decisionId,
    reason,
    changes: [
      { entity: 'look_back_decision', entityId: decisionId, personId: null, old: null, new: { ...row } },
      ...lines.map((line) => ({
        entity: 'look_back_line',
        entityId: `${lookBackId}/${line.assessmentId}`,
        personId: null,
        old: null,
        new: { ...line },
      })),
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...decided.changes,
    ],
  });
  return { decisionId, decided: lines.length };
}

const meanings: Readonly<Record<LookBackDecisionRow['kind'], string>> = {
  keep: 'Kept on looking back',
  reassess: 'To be assessed again on looking back',
  void: 'Approved as void on looking back',
};
