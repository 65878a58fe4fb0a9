import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { returnedTo } from '../../db/sql/assessment-events';
import { assessmentById } from '../../db/sql/assessments';
import { waitingRatings, type WaitingRating } from '../../db/sql/first-ratings';
import { unitsBelow } from '../../db/sql/organisation';
import { levelsOf } from '../../db/sql/scales';
import { accountById } from '../../db/sql/users';
import type { OutputOf, QueryUseCase, ReadContext } from '../context';
import { summaryOf } from './summary';

type Waiting = OutputOf<Contract['assessments']['waiting']>;

/** What waits for the asker. Of a first rating nothing is told but that a second one is asked for. */
export const assessmentsWaiting: QueryUseCase<Contract['assessments']['waiting']> = async (db, _input, ctx) => {
  const own = (await waitingRatings(db, { kind: 'site' }, ctx.today)).filter(({ assessorUserId }) => assessorUserId === ctx.actor.userId);
  return ok({
    returned: await returned(db, ctx),
    asked: await asked(db, ctx),
    first: own.map((rating) => ({ ...told(rating), signedAt: rating.enteredAt, askedName: rating.askedName })),
  });
};

async function returned(db: Reader, ctx: ReadContext): Promise<Waiting['returned']> {
  const found: Array<Waiting['returned'][number]> = [];
  for (const { assessmentId, ...event } of await returnedTo(db, ctx.actor.userId)) {
    const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
    if (row === undefined) continue;
    const { personId, personName, competencyId, competencyCode, competencyTitle, level, levelCode, performedOn } = summaryOf(row);
    found.push({
      assessmentId,
      personId,
      personName,
      competencyId,
      competencyCode,
      competencyTitle,
      level,
      levelCode,
      performedOn,
      ...event,
    });
  }
  return found;
}

async function asked(db: Reader, { grants, actor, today }: ReadContext): Promise<Waiting['asked']> {
  const granted = scopeOf(grants, 'assessments.sign', actor.personId);
  if (granted === null) return [];
  const scope = granted.kind === 'site' ? granted : { ...granted, unitIds: await unitsBelow(db, granted.unitIds, today) };
  const found: Waiting['asked'] = [];
  for (const rating of await waitingRatings(db, scope, today)) {
    const { personId, assessorUserId, secondUserId } = rating;
    if (personId === actor.personId || assessorUserId === actor.userId) continue;
    const isAsked = secondUserId === null || secondUserId === actor.userId || (await accountById(db, secondUserId))?.isActive !== 1;
    if (isAsked) found.push(told(rating));
  }
  return found;
}

function told({ assessmentId, personId, competencyId, competencyCode, competencyTitle, level, performedOn, ...row }: WaitingRating) {
  const levelCode = levelsOf(row.scaleLevels).find((one) => one.level === level)?.code ?? String(level);
  return {
    assessmentId,
    personId,
    personName: listName(row),
    competencyId,
    competencyCode,
    competencyTitle,
    level,
    levelCode,
    performedOn,
  };
}
