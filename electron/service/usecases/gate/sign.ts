import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { answerRecord } from '../../db/sql/readiness-answers';
import type { CommandUseCase } from '../context';
import { signatureChanges } from '../exceptions/record-exception';
import { signRecord } from '../signatures/sign-record';
import { proofOf } from './proof-of';
import { recordAnswer } from './record-answer';

const meaning = 'Stated what was true and what was known';

export const signProof: CommandUseCase<Contract['gate']['sign']> = async (tx, { signature: _checked, ...input }, ctx) => {
  const proof = await proofOf(tx, input, ctx);
  if (!proof.ok) return proof;
  const { trueThen, day } = proof.value;
  const { personId } = trueThen.person;
  if (ctx.signer.personId === personId || ctx.signer.personId === input.personId) return fail('AboutOneself');
  const about = { kind: 'page', personId, taskId: trueThen.task.taskId, day, verdict: trueThen.verdict } as const;
  const { row, change } = await recordAnswer(tx, ctx, { ...about, content: { ...proof.value } });
  const { answerId } = row;
  const signed = await signRecord(tx, ctx, { recordType: answerRecord, recordId: answerId, revision: 1, content: row, meaning });
  ctx.audit({
    action: 'gate.sign',
    entity: answerRecord,
    entityId: answerId,
    personId,
    validFrom: day,
    changes: [change, ...signatureChanges([signed], personId)],
  });
  return ok({ answerId });
};
