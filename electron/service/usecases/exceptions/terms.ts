import type { Contract } from '../../../../shared/contract';
import { exceptionStateOn, lastDayOfException } from '../../../../shared/domain/exception-terms';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { competencyOn } from '../../db/sql/competencies';
import type { KnownException } from '../../db/sql/exceptions';
import { personById } from '../../db/sql/people';
import { pilotsOf } from '../../db/sql/pilots';
import type { QueryUseCase } from '../context';
import { exceptionsOn, spanOf, takenAwayOn } from './concerned';
import { extensionTerms } from './extension-terms';
import { hasNewResult } from './new-result';

export const termsOfExceptions: QueryUseCase<Contract['exceptions']['terms']> = async (db, { personId, competencyId }, { today }) => {
  const person = await personById(db, personId);
  if (person === undefined || person.mergedIntoId !== null) return fail('PersonNotFound');
  const competency = await competencyOn(db, competencyId, today, await pilotsOf(db, personId, today));
  if (competency === undefined) return fail('CompetencyNotFound');
  const known = await exceptionsOn(db, personId, competencyId);
  const takenAway = toReinstate(known, today);
  const found = takenAwayOn(known, today) ?? (await extensionTerms(db, { personId, competencyId, today }, known));
  const isInReach = found.ok && found.value.latest >= today;
  const after = takenAway?.kind === 'revocation' ? takenAway.from : null;
  const { exemption, waiver, suspension } = (await assessmentPolicyOn(db)).exceptions;
  return ok({
    today,
    personName: listName(person),
    competencyCode: competency.code,
    competencyTitle: competency.title,
    limits: { exemption, waiver, suspension },
    extension: isInReach
      ? { endsOn: found.value.endsOn, ordinal: found.value.ordinal, latest: found.value.latest, days: found.value.days }
      : null,
    extensionRefusal: found.ok ? (isInReach ? null : 'BeyondLimit') : found.failure.code,
    forbiddenBy: !found.ok && found.failure.code === 'ForbiddenByClause' ? found.failure.data.clauses : [],
    takenAway,
    hasNewResult: after !== null && (await hasNewResult(db, { personId, competencyId, after, today })),
  });
};

/** What a reinstatement would end, the graver first: in force, or still to come. */
function toReinstate(known: readonly KnownException[], today: string) {
  for (const kind of ['revocation', 'suspension'] as const) {
    for (const state of ['inForce', 'toCome'] as const) {
      const found = known.find((one) => one.kind === kind && one.endFrom === null && exceptionStateOn(spanOf(one), today) === state);
      if (found !== undefined)
        return { exceptionId: found.exceptionId, kind, from: found.validFrom, to: lastDayOfException(spanOf(found)) };
    }
  }
  return null;
}
