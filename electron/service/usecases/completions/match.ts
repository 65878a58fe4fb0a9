import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertRows } from '../../db/insert-rows';
import { completionsOfLearner } from '../../db/sql/completions/queues';
import { isPerson } from '../../db/sql/person-header';
import type { CommandUseCase } from '../context';
import { appendEvidence } from './write-evidence';

/** Whoever was named before is no longer meant; later files of the system know the learner by this. */
export const matchLearner: CommandUseCase<Contract['completions']['match']> = async (tx, { system, learnerId, personId, reason }, ctx) => {
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const all = await completionsOfLearner(tx, system, learnerId);
  if (all.length === 0) return fail('LearnerNotFound');
  const others = all.filter(({ effectivePersonId }) => effectivePersonId !== personId);
  if (others.length === 0) return fail('Unchanged');
  const rows = others.map(({ completionId }) => ({ completionId, personId, matchedBy: ctx.actor.userId, entryNumber: ctx.entry }));
  await insertRows(tx, 'completion_match', rows);
  const evidence = await appendEvidence(
    tx,
    ctx,
    others.map((completion) => ({ ...completion, effectivePersonId: personId })),
  );
  ctx.audit({
    action: 'completions.match',
    entity: 'completion_match',
    entityId: `${rows[0]?.completionId ?? ''}/${ctx.entry}`,
    personId,
    reason,
    changes: [
      ...rows.map((row) => ({
        entity: 'completion_match',
        entityId: `${row.completionId}/${row.entryNumber}`,
        personId,
        old: null,
        new: { ...row },
      })),
      ...evidence,
    ],
  });
  return ok({ completions: rows.length, evidence: evidence.length });
};
