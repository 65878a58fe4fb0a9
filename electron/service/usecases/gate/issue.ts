import type { Contract } from '../../../../shared/contract';
import { gateSlip } from '../../../../shared/contract/gate';
import { ok } from '../../../../shared/result';
import { answerRecord } from '../../db/sql/readiness-answers';
import type { CommandUseCase } from '../context';
import { askGate } from './ask';
import { recordAnswer } from './record-answer';

export const issueSlip: CommandUseCase<Contract['gate']['issue']> = async (tx, input, ctx) => {
  const answer = await askGate(tx, { ...input, knownAt: null }, ctx);
  if (!answer.ok) return answer;
  const content = gateSlip.parse(answer.value);
  const { person, task, day, verdict } = content;
  const { personId } = person;
  const { row, change } = await recordAnswer(tx, ctx, {
    kind: 'slip',
    personId,
    taskId: task.taskId,
    day,
    verdict,
    content: { ...content },
  });
  const { answerId } = row;
  ctx.audit({ action: 'gate.issue', entity: answerRecord, entityId: answerId, personId, validFrom: day, changes: [change] });
  return ok({ answerId });
};
