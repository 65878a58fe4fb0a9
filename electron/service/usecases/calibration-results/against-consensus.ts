import type { Contract } from '../../../../shared/contract';
import { assessorFigures } from '../../../../shared/domain/calibration/assessor-figures';
import { ok } from '../../../../shared/result';
import { consensusByCase } from '../../db/sql/calibration-minutes';
import type { QueryUseCase } from '../context';
import { closedSession } from './closed-session';

export const againstConsensus: QueryUseCase<Contract['calibrationResults']['againstConsensus']> = async (db, { sessionId }, ctx) => {
  const closed = await closedSession(db, ctx, sessionId);
  if (!closed.ok) return closed;
  const agreed = [...(await consensusByCase(db, sessionId))].flatMap(([caseId, { level }]) =>
    level === null ? [] : [[caseId, level] as const],
  );
  return ok({ cases: agreed.length, members: agreed.length === 0 ? [] : assessorFigures(closed.value.rated, new Map(agreed)) });
};
