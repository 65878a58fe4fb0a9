import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import { consensusByCase, insertConsensus } from '../../db/sql/calibration-minutes';
import { casesOf } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import type { CommandUseCase } from '../context';
import { facilitated } from './seen-session';

export const decideCase: CommandUseCase<Contract['calibrationSessions']['decide']> = async (tx, input, ctx) => {
  const { sessionId, caseId, level, reason, seconds } = input;
  const found = await facilitated(tx, ctx, sessionId, ['discussion']);
  if (!found.ok) return found;
  const row = (await casesOf(tx, sessionId)).find((one) => one.caseId === caseId);
  if (row === undefined) return fail('CaseNotFound');
  const of = contentOfCase(row);
  const isLevel = level === null || of.levels.some((one) => one.level === level);
  const isOfCase = Object.keys(input.indicators).every((id) => of.indicators.some((one) => one.id === id));
  if (!isLevel || !isOfCase) return fail('RatingIncomplete', { title: row.title });
  const before = (await consensusByCase(tx, sessionId)).get(caseId);
  const indicators = canonicalJson(input.indicators);
  if (before?.level === level && before.indicators === indicators && before.reason === reason) return fail('Unchanged');
  const revision = (before?.revision ?? 0) + 1;
  const decided = {
    sessionId,
    caseId,
    revision,
    level,
    indicators,
    reason,
    // What was spent on a case adds up over the times that it was spoken of.
    seconds: (before?.seconds ?? 0) + seconds,
    decidedBy: ctx.actor.userId,
    decidedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertConsensus(tx, decided);
  ctx.audit({
    action: 'calibrationSessions.decide',
    entity: 'calibration_session',
    entityId: sessionId,
    reason,
    changes: [{ entity: 'case_consensus', entityId: `${sessionId}/${caseId}/${revision}`, personId: null, old: null, new: decided }],
  });
  return ok({});
};
