import type { Contract } from '../../../../shared/contract';
import { assessmentErrors } from '../../../../shared/contract/assessment-input';
import { fail, ok, type Failure } from '../../../../shared/result';
import { peopleWithin } from '../../db/sql/assessments';
import { personHeader } from '../../db/sql/person-header';
import type { CommandUseCase } from '../context';
import { recordAssessment, type RecordedAssessment } from './record-assessment';

/** One of the group who cannot be recorded, and why. */
interface Refused {
  readonly personId: string;
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly items: string[];
}

/**
 * Signs one performance of several people: each has a record, an outcome and a signature of their own. Where somebody cannot
 * be recorded everybody in whose way something stands is named, and nobody is.
 */
export const signGroup: CommandUseCase<Contract['assessments']['signGroup']> = async (tx, { people, ...common }, ctx) => {
  if (new Set(people.map(({ personId }) => personId)).size < people.length) return fail('NamedTwice');
  const reached = await peopleWithin(
    tx,
    people.map(({ personId }) => personId),
    ctx.scope,
    ctx.today,
  );
  const groupId = ctx.makeId();
  const recorded: RecordedAssessment[] = [];
  const refused: Refused[] = [];
  for (const person of people) {
    const { personId } = person;
    const isReached = reached.has(personId) || ctx.scope.kind === 'site';
    const made = isReached
      ? await recordAssessment(tx, ctx, { ...common, ...person, priorLearning: null }, { groupId })
      : fail('NotPermitted');
    if (made.ok) recorded.push(made.value);
    else {
      const { code } = made.failure;
      const message = code === 'NotPermitted' ? 'Your role does not reach this person.' : assessmentErrors[code].message;
      const header = isReached ? await personHeader(tx, personId, ctx.today) : undefined;
      refused.push({ personId, name: header?.name ?? personId, code, message, items: itemsOf(made.failure) });
    }
  }
  if (refused.length > 0) return fail('GroupRefused', { people: refused });
  ctx.audit({
    action: 'assessments.signGroup',
    entity: 'assessmentGroup',
    entityId: groupId,
    reason: common.lateReason === '' ? null : common.lateReason,
    validFrom: common.performedOn,
    changes: recorded.flatMap(({ changes }) => changes),
  });
  return ok({
    groupId,
    assessments: recorded.map(({ assessmentId, row: { personId, outcome } }) => ({ personId, assessmentId, outcome })),
  });
};

type Refusal =
  | Extract<Awaited<ReturnType<typeof recordAssessment>>, { readonly ok: false }>['failure']
  | Failure<'NotPermitted', undefined>;

/** What exactly it is, where the code alone does not say it. */
function itemsOf(refusal: Refusal): string[] {
  switch (refusal.code) {
    case 'AuthorityMissing':
      return refusal.data.items;
    case 'NotIndependent':
    case 'IndependenceReasonMissing':
      return refusal.data.why;
    case 'PrerequisiteUnmet':
      return refusal.data.missing;
    case 'AbnormalMissing':
      return refusal.data.tasks;
    default:
      return [];
  }
}
