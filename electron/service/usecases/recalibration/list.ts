import type { Contract } from '../../../../shared/contract';
import { assessorFigures } from '../../../../shared/contract/recalibration';
import { calibrationState } from '../../../../shared/domain/calibration/calibration-state';
import { addDays } from '../../../../shared/domain/calendar';
import { ok } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import { everyAuthority } from '../../db/sql/assessor-authorities';
import { everyResult, signedSince } from '../../db/sql/assessor-results';
import { lookBacksOf, openInLookBack } from '../../db/sql/look-backs';
import { accountsWithRole, allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { barredNow } from './bar-text';

const daysOfQuarter = 90;

/** Everybody with the role of an assessor and everybody who was measured; two accounts of one person are one assessor. */
export const listAssessors: QueryUseCase<Contract['recalibration']['list']> = async (db, _input, ctx) => {
  const results = await everyResult(db);
  const authorities = await everyAuthority(db);
  const measured = new Set(results.map(({ userId }) => userId));
  const withRole = new Set((await accountsWithRole(db, 'assessor')).map(({ userId }) => userId));
  const open = new Map<string, number>();
  for (const lookBack of await lookBacksOf(db, null)) {
    open.set(lookBack.userId, (open.get(lookBack.userId) ?? 0) + (await openInLookBack(db, lookBack)));
  }
  const signed = await signedSince(db, `${addDays(ctx.today, -daysOfQuarter)}T00:00:00.000Z`);
  const assessors = onePerPerson((await allAccounts(db)).filter(({ userId }) => withRole.has(userId) || measured.has(userId)));
  const barred = new Map<string, Awaited<ReturnType<typeof barredNow>>>();
  for (const { account, userIds } of assessors)
    barred.set(
      account.userId,
      await barredNow(
        db,
        results.filter((one) => userIds.has(one.userId)),
      ),
    );
  return ok({
    assessors: assessors
      .map(({ account: { userId, printedName, login }, userIds }) => {
        const own = results.filter((one) => userIds.has(one.userId));
        return {
          userId,
          name: printedName,
          login,
          ...calibrationState(
            own,
            authorities.filter((one) => userIds.has(one.userId)),
            ctx.today,
          ),
          ...(barred.get(userId) ?? { why: null, barred: null }),
          signedInQuarter: [...userIds].reduce((sum, one) => sum + (signed.get(one) ?? 0), 0),
          results: own.length,
          lastOn: own[0]?.decidedOn ?? null,
          last: own[0] === undefined ? null : assessorFigures.parse(JSON.parse(own[0].figures)),
          openInLookBacks: [...userIds].reduce((sum, one) => sum + (open.get(one) ?? 0), 0),
        };
      })
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  });
};

function onePerPerson(accounts: readonly UserAccountRow[]) {
  const found = new Map<string, { readonly account: UserAccountRow; readonly userIds: Set<string> }>();
  for (const account of accounts) {
    const key = account.personId ?? `account ${account.userId}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { account, userIds: new Set([account.userId]) });
    else known.userIds.add(account.userId);
  }
  return [...found.values()];
}
