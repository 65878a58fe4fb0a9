import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { daysBetweenRounds, mayAskAgain } from '../../../../shared/domain/feedback';
import { fail, ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { roundsOf } from '../../db/sql/feedback';
import { personById } from '../../db/sql/people';
import { isPerson } from '../../db/sql/person-header';
import { allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { askableIndicators, askedIn } from './asked-indicators';

export const feedbackCandidates: QueryUseCase<Contract['feedback']['candidates']> = async (db, { personId }, ctx) => {
  const person = (await isPerson(db, personId)) ? await personById(db, personId) : undefined;
  if (person === undefined) return fail('PersonNotFound');
  const ids = await ownIds(db, personId);
  const rounds = await roundsOf(db, ids);
  const people = (await allAccounts(db)).filter((account) => account.isActive === 1 && !ids.includes(account.personId ?? ''));
  return ok({
    people: people.map((account) => {
      const isManager = account.personId !== null && account.personId === person.managerPersonId;
      return { userId: account.userId, name: account.printedName, isManager };
    }),
    indicators: (await askableIndicators(db, personId, ctx.today)).map((indicator) => {
      const asked = rounds.filter((round) => askedIn(round).some(({ indicatorId }) => indicatorId === indicator.indicatorId));
      const days = asked.map(({ openedOn }) => openedOn).toSorted();
      const last = days.at(-1);
      return { ...indicator, mayAskFrom: last === undefined || mayAskAgain(days, ctx.today) ? null : addDays(last, daysBetweenRounds) };
    }),
    minimumGroup: (await assessmentPolicyOn(db)).minimumGroup,
  });
};
