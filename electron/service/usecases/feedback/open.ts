import type { Contract } from '../../../../shared/contract';
import { groupsTooSmall, mayAskAgain } from '../../../../shared/domain/feedback';
import { fail, ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { insertRound, roundsOf } from '../../db/sql/feedback';
import { isPerson } from '../../db/sql/person-header';
import { allAccounts } from '../../db/sql/users';
import type { CommandUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { askableIndicators, askedIn } from './asked-indicators';

/** Begins a round. Who is asked, as what, and about what is fixed from here on: nobody is added to it and nobody taken out. */
export const openRound: CommandUseCase<Contract['feedback']['open']> = async (tx, input, ctx) => {
  const { personId, title, question, respondents, reason } = input;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const ids = await ownIds(tx, personId);
  if (ctx.actor.personId !== null && ids.includes(ctx.actor.personId)) return fail('AboutOneself');
  const accounts = new Map((await allAccounts(tx)).map((account) => [account.userId, account]));
  const asked = respondents.map(({ userId, group }) => ({ account: accounts.get(userId), group }));
  if (asked.some(({ account }) => account?.isActive !== 1)) return fail('RespondentNotFound');
  if (asked.some(({ account }) => ids.includes(account?.personId ?? ''))) return fail('RespondentIsPerson');
  // Two accounts of one person are one person.
  const whose = asked.map(({ account }) => account?.personId ?? account?.userId);
  if (hasTwice(whose) || hasTwice(input.indicators.map(({ indicatorId }) => indicatorId))) return fail('AskedTwice');

  const { minimumGroup: minimum } = await assessmentPolicyOn(tx);
  const groups = groupsTooSmall(
    respondents.map(({ group }) => group),
    minimum,
  );
  if (groups.length > 0) return fail('GroupTooSmall', { groups, minimum });
  const askable = await askableIndicators(tx, personId, ctx.today);
  const indicators = input.indicators.flatMap(
    (wanted) => askable.find((one) => one.indicatorId === wanted.indicatorId && one.competencyId === wanted.competencyId) ?? [],
  );
  if (indicators.length < input.indicators.length) return fail('IndicatorNotFound');
  const rounds = await roundsOf(tx, ids);
  const recent = indicators.filter(({ indicatorId }) => {
    const days = rounds.filter((round) => askedIn(round).some((one) => one.indicatorId === indicatorId)).map(({ openedOn }) => openedOn);
    return !mayAskAgain(days, ctx.today);
  });
  if (recent.length > 0) return fail('AskedRecently', { indicators: recent.map(({ text }) => text) });

  const roundId = ctx.makeId();
  const round = {
    roundId,
    personId,
    title,
    question,
    indicators: JSON.stringify(indicators),
    minimumGroup: minimum,
    openedOn: ctx.today,
    openedBy: ctx.actor.userId,
    openedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  const invitations = respondents.map(({ userId, group }) => ({ roundId, userId, grp: group, entryNumber: ctx.entry }));
  await insertRound(tx, round, invitations);
  ctx.audit({
    action: 'feedback.open',
    entity: 'feedback_round',
    entityId: roundId,
    personId,
    reason,
    validFrom: ctx.today,
    changes: [
      { entity: 'feedback_round', entityId: roundId, personId, old: null, new: round },
      ...invitations.map((row) => ({ entity: 'feedback_invitation', entityId: `${roundId}/${row.userId}`, personId, old: null, new: row })),
    ],
  });
  return ok({ roundId });
};

function hasTwice(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
