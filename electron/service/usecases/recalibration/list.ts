import type { Contract } from '../../../../shared/contract';
import { assessorFigures } from '../../../../shared/contract/recalibration';
import { calibrationState } from '../../../../shared/domain/calibration/calibration-state';
import { recalibrationText } from '../../../../shared/domain/calibration/thresholds';
import { ok } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import { everyAuthority } from '../../db/sql/assessor-authorities';
import { everyResult, findingsOf } from '../../db/sql/assessor-results';
import { lookBacksOf, openInLookBack } from '../../db/sql/look-backs';
import { accountsWithRole, allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';

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
  const assessors = onePerPerson((await allAccounts(db)).filter(({ userId }) => withRole.has(userId) || measured.has(userId)));
  return ok({
    assessors: assessors
      .map(({ account: { userId, printedName, login }, userIds }) => {
        const own = results.filter((one) => userIds.has(one.userId));
        const last = own.find(({ verdict }) => verdict !== 'notDecided');
        return {
          userId,
          name: printedName,
          login,
          ...calibrationState(
            own,
            authorities.filter((one) => userIds.has(one.userId)),
            ctx.today,
          ),
          why: last?.verdict === 'recalibrate' ? recalibrationText(last.decidedOn, findingsOf(last.findings)) : null,
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
