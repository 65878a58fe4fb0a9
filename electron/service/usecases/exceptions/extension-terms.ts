import { addDays } from '../../../../shared/domain/calendar';
import { extensionDays } from '../../../../shared/domain/exception-terms';
import { byResultsAlone, movableEnd } from '../../../../shared/domain/movable-end';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { clausesAgainstExtension } from '../../db/sql/clauses-against-extension';
import { exceptionFactsOf } from '../../db/sql/exception-facts';
import type { KnownException } from '../../db/sql/exceptions';
import { pilotsOf } from '../../db/sql/pilots';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';
import { ownIds } from '../people/own-ids';
import { revokedUpTo } from './concerned';

/** What the next extension of what somebody holds would move, the how manieth it is and how far it may go. */
export async function extensionTerms(
  db: Reader,
  { personId, competencyId, today }: { readonly personId: string; readonly competencyId: string; readonly today: string },
  known: readonly KnownException[],
) {
  const clauses = await clausesAgainstExtension(db, competencyId, today, await pilotsOf(db, personId, today));
  if (clauses.length > 0) return fail('ForbiddenByClause', { clauses });
  const facts = await standingFacts(db, personId, competencyId, (await siteFacts(db)).expiringDays);
  const end = facts === null ? 'NothingToExtend' : movableEnd(byResultsAlone(facts, revokedUpTo(known, today)), today);
  if (end === 'NothingToExtend' || end === 'NoEnd') return fail(end);
  const earlier = (await exceptionFactsOf(db, await ownIds(db, personId), [competencyId])).filter(
    ({ kind, concernsId }) => kind === 'extension' && concernsId === end.assessmentId,
  );
  const moved = earlier.reduce((last, { to }) => (to !== null && to > last ? to : last), end.endsOn);
  const ordinal = earlier.length + 1;
  const days = extensionDays((await assessmentPolicyOn(db)).exceptions, ordinal);
  return ok({ assessmentId: end.assessmentId, endsOn: moved, ordinal, days, latest: addDays(moved, days) });
}
