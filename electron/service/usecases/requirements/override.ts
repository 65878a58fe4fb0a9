import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { RequirementOverrideRow } from '../../db/framework-schema';
import type { Reader, Tx } from '../../db/schema';
import { overrideRecord, signedOverrideContent } from '../../db/signed-override';
import { competencyOn } from '../../db/sql/competencies';
import { jobRolesThere } from '../../db/sql/job-roles';
import { overrideVersions } from '../../db/sql/overrides';
import { personById } from '../../db/sql/people';
import { scaleOn } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { editionsOf } from '../../db/sql/unit-editions';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext, CommandUseCase, FailureOf, InputOf } from '../context';
import { signRecord } from '../signatures/sign-record';
import { isOwnRequirement, peopleConcerned, type Subject } from './concerned';

type Override = Contract['requirements']['override'];

const meanings = { require: 'Required in addition', replace: 'Required otherwise', disable: 'Taken off what is required' } as const;

export const overrideRequirement: CommandUseCase<Override> = async (tx, input, ctx) => {
  const { subject, subjectId, competencyId, effect, from, to, reason } = input;
  const refused = await refusal(tx, input, ctx.today);
  if (!refused.ok) return refused;
  if (await isOwnRequirement(tx, { subject, subjectId }, from, ctx)) return fail('OwnRequirement');
  const people = await peopleConcerned(tx, { subject, subjectId });

  const isDisabled = effect === 'disable';
  const row: RequirementOverrideRow = {
    overrideId: ctx.makeId(),
    subject,
    subjectId,
    personId: subject === 'person' ? subjectId : null,
    competencyId,
    effect,
    level: isDisabled ? null : input.level,
    validityMonths: isDisabled ? null : input.validityMonths,
    isMandatory: isDisabled ? null : input.isMandatory === true ? 1 : 0,
    reason,
    validFrom: from,
    validTo: to,
    endReason: null,
    signedBy: ctx.signer.userId,
  };
  await recordOverride(tx, ctx, row, { action: 'requirements.override', meaning: meanings[effect], reason, from, people });
  return ok({ overrideId: row.overrideId, people: people.length });
};

/** Writes, derives and signs an exception, or its end, with the log entry of it. */
export async function recordOverride(
  tx: Tx,
  ctx: CommandContext,
  row: RequirementOverrideRow,
  done: {
    readonly action: string;
    readonly meaning: string;
    readonly reason: string;
    readonly from: string;
    readonly people: readonly string[];
  },
): Promise<void> {
  const { overrideId, competencyId, personId } = row;
  const changes = await writeVersions(tx, ctx.entry, 'requirement_override', [row]);
  await deriveStandings(tx, done.people, (await siteFacts(tx)).expiringDays, [competencyId]);
  const revision = (await overrideVersions(tx, overrideId)).length;
  const content = await signedOverrideContent(tx, overrideId, revision);
  if (content === null) throw new Error('the exception to be signed is not there');
  const signature = await signRecord(tx, ctx, {
    recordType: overrideRecord,
    recordId: overrideId,
    revision,
    content,
    meaning: done.meaning,
  });
  ctx.audit({
    action: done.action,
    entity: 'requirement_override',
    entityId: overrideId,
    personId,
    reason: done.reason,
    validFrom: done.from,
    changes: [...changes, { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }],
  });
}

async function refusal(
  tx: Tx,
  { subject, subjectId, competencyId, effect, level, isMandatory, from, to }: InputOf<Override>,
  today: string,
): Promise<Result<void, FailureOf<Override> & Failure>> {
  if (!isRealDate(from) || (to !== null && !isRealDate(to))) return fail('NotADate');
  if (from < today) return fail('InThePast', { earliest: today });
  if (to !== null && to < from) return fail('EndBeforeBegin');
  if (!(await isThere(tx, { subject, subjectId }, from))) return fail('SubjectNotFound');
  const competency = await competencyOn(tx, competencyId, from);
  if (competency === undefined || competency.isRetired) return fail('CompetencyNotFound');
  if (effect === 'disable') return ok(undefined);
  if (level === null || isMandatory === null) return fail('LevelMissing');
  const levels = ((await scaleOn(tx, competency.content.scaleId, from))?.levels ?? []).map((one) => one.level);
  return levels.includes(level) ? ok(undefined) : fail('LevelNotOnScale', { levels });
}

async function isThere(db: Reader, { subject, subjectId }: Subject, day: string): Promise<boolean> {
  if (subject === 'person') return (await personById(db, subjectId)) !== undefined;
  if (subject === 'role') return (await jobRolesThere(db, day)).some(({ roleId }) => roleId === subjectId);
  return (await editionsOf(db, subjectId)).length > 0;
}
