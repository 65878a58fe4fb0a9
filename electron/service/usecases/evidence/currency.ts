import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { evidenceOn } from '../../../../shared/domain/evidence-status';
import { fail, ok } from '../../../../shared/result';
import { notCountingOf } from '../../db/sql/not-counting';
import { personById } from '../../db/sql/people';
import { siteFacts } from '../../db/sql/site';
import { withHeld } from '../../db/sql/standing-cascade';
import { factsFrom, standingFramework, standingRecords } from '../../db/sql/standing-facts';
import type { QueryUseCase } from '../context';

export const evidenceCurrency: QueryUseCase<Contract['evidence']['currency']> = async (db, { personId, asOf }, ctx) => {
  if ((await personById(db, personId)) === undefined) return fail('PersonNotFound');
  const day = asOf ?? ctx.today;
  const assessed = (await standingRecords(db, [personId])).assessments.map(({ competencyId }) => competencyId);
  const competencyIds = [...new Set(assessed)];
  const framework = await standingFramework(db, competencyIds, undefined, [personId]);
  const records = await standingRecords(db, [personId], competencyIds, framework.asks);
  const { expiringDays } = await siteFacts(db);
  const entries = await withHeld(db, factsFrom(records, framework, expiringDays), framework);
  const counting = entries.flatMap(({ competencyId, facts }) =>
    evidenceOn(facts, day).flatMap(({ fact, why, since, through }) =>
      [fact.assessmentId, ...(fact.firstRatingId === undefined ? [] : [fact.firstRatingId])].map((assessmentId) => {
        return { assessmentId, competencyId, why, since, through };
      }),
    ),
  );
  const others = (await notCountingOf(db, [personId]))
    .filter(({ performedOn }) => performedOn <= day)
    .map(({ assessmentId, competencyId, why, at }) => {
      return { assessmentId, competencyId, why, since: at === null ? null : localDate(new Date(at), ctx.zone), through: null };
    });
  return ok({ asOf: day, evidence: [...counting, ...others] });
};
