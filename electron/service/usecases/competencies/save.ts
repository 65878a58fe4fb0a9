import type { Contract } from '../../../../shared/contract';
import { identify } from '../../../../shared/domain/competency-parts';
import { hasLevel } from '../../../../shared/domain/scale';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { ChecklistStepRow, CompetencyRow, IndicatorRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import {
  authorOfEntry,
  competencyById,
  competencyIdByCode,
  competencyVersion,
  indicatorsOf,
  isAssessed,
  peopleOfCompetency,
  stepsOf,
} from '../../db/sql/competencies';
import { requiredBy } from '../../db/sql/requirements';
import { scaleById } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { endVersions, writeVersions } from '../../db/sql/versions';
import type { CommandUseCase, FailureOf, InputOf } from '../context';

type Save = Contract['competencies']['save'];

/** Makes a competency, or the next version of one. Indicators and steps that stay keep their ids; only what differs is written. */
export const saveCompetency: CommandUseCase<Save> = async (tx, input, ctx) => {
  const checked = await checkCompetency(tx, input, ctx.today);
  if (!checked.ok) return checked;
  const former = checked.value;

  const competencyId = former?.competencyId ?? ctx.makeId();
  const { code, title, description, type, criticality, scaleId, validityMonths } = input;
  const competency: CompetencyRow = { competencyId, code, title, description, type, criticality, scaleId, validityMonths, isRetired: 0 };

  const knownIndicators = (await indicatorsOf(tx, competencyId)).map((row) => row.indicatorId);
  const indicators = identify(input.indicators, (one) => one.indicatorId, knownIndicators, ctx.makeId);
  const indicatorRows = indicators.kept.map(({ id, ordinal, part }): IndicatorRow => {
    const { level, text, positiveExample, negativeExample } = part;
    return { indicatorId: id, competencyId, level, ordinal, text, positiveExample, negativeExample };
  });
  const knownSteps = (await stepsOf(tx, competencyId)).map((row) => row.stepId);
  const steps = identify(input.steps, (one) => one.stepId, knownSteps, ctx.makeId);
  const stepRows = steps.kept.map(({ id, ordinal, part }): ChecklistStepRow => {
    return { stepId: id, competencyId, level: part.level, ordinal, text: part.text, isCritical: part.isCritical ? 1 : 0 };
  });

  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'competency', [competency])),
    ...(await writeVersions(tx, ctx.entry, 'indicator', indicatorRows)),
    ...(await endVersions(tx, ctx.entry, 'indicator', indicators.removed)),
    ...(await writeVersions(tx, ctx.entry, 'checklist_step', stepRows)),
    ...(await endVersions(tx, ctx.entry, 'checklist_step', steps.removed)),
  ];
  if (former !== null && former.validityMonths !== validityMonths) {
    await deriveStandings(tx, await peopleOfCompetency(tx, competencyId), (await siteFacts(tx)).expiringDays, { competencyId });
  }
  ctx.audit({ action: 'competencies.save', entity: 'competency', entityId: competencyId, reason: input.reason, changes });
  return ok({ competencyId, version: await competencyVersion(tx, competencyId) });
};

/** The competency as it is known now, null when it is to be made; or why it cannot be saved like this. */
async function checkCompetency(
  tx: Tx,
  input: InputOf<Save>,
  today: string,
): Promise<Result<CompetencyRow | null, FailureOf<Save> & Failure>> {
  const { competencyId, version } = input;
  const former = competencyId === null ? undefined : await competencyById(tx, competencyId);
  if (competencyId !== null) {
    if (former === undefined) return fail('CompetencyNotFound');
    const known = await competencyVersion(tx, competencyId);
    if (known !== version) return fail('EditedMeanwhile', await authorOfEntry(tx, known));
    if (former.isRetired === 1) return fail('CompetencyRetired');
    if (former.scaleId !== input.scaleId && (await isAssessed(tx, competencyId))) return fail('ScaleFixed');
  }
  const owner = await competencyIdByCode(tx, input.code);
  if (owner !== undefined && owner !== competencyId) return fail('CodeTaken');

  const scale = await scaleById(tx, input.scaleId);
  if (scale === null) return fail('ScaleNotFound');
  const required = competencyId === null ? [] : await requiredBy(tx, competencyId, today);
  const stray = [...input.indicators, ...input.steps, ...required].find((one) => !hasLevel(scale.levels, one.level));
  if (stray !== undefined) return fail('LevelNotOnScale', { level: stray.level });
  return ok(former ?? null);
}
