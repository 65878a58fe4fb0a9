import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { drawnAssessments, programmeRevisions, programmeSessions, sampleById } from '../../db/sql/calibration-programme';
import { printedNames } from '../../db/sql/printed-names';
import type { OutputOf, QueryUseCase } from '../context';
import { levelNames } from '../competencies/name-levels';
import { programmeContent } from '../../../../shared/contract/calibration-programme';
import { drawnIds, drawnSample } from './drawn-sample';
import { sampleContentOf } from './sample-content';

type Shown = OutputOf<Contract['calibrationProgramme']['getSample']>;

export const getSample: QueryUseCase<Contract['calibrationProgramme']['getSample']> = async (db, { sampleId }, ctx) => {
  const row = await sampleById(db, sampleId);
  if (row === undefined) return fail('SampleNotFound');
  const content = sampleContentOf(row.content);
  const strata = drawnSample(content, row.seed);
  const [programme] = await programmeRevisions(db, row.programmeId);
  const assessments = new Map((await drawnAssessments(db, content.drawn)).map((one) => [one.assessmentId, one]));
  const candidates = new Map(content.candidates.map((one) => [one.id, one]));
  const names = await printedNames(db, [row.drawnBy, ...content.candidates.map(({ assessor }) => assessor)]);
  const levelOf = await levelNames(db, ctx.today);
  const session = (await programmeSessions(db)).find((one) => one.sampleId === sampleId);
  const cases = strata.flatMap(({ drawn, candidates: among }) =>
    drawn.flatMap((id, index): Shown['cases'] => {
      const [assessment, candidate] = [assessments.get(id), candidates.get(id)];
      if (assessment === undefined || candidate === undefined) return [];
      const { competencyCode, competencyTitle, levelCode } = levelOf(assessment.competencyId, assessment.level);
      return [
        {
          assessmentId: id,
          competencyCode,
          competencyTitle,
          criticality: candidate.criticality,
          levelCode,
          assessorName: names.get(candidate.assessor) ?? candidate.assessor,
          siteName: candidate.siteName,
          kind: assessment.kind,
          performedOn: assessment.performedOn,
          weight: candidate.risk,
          place: index + 1,
          stratumDrawn: drawn.length,
          stratumCandidates: among,
        },
      ];
    }),
  );
  return ok({
    sampleId,
    programmeId: row.programmeId,
    programmeTitle: programme === undefined ? '' : programmeContent.parse(JSON.parse(programme.content)).title,
    dueOn: row.dueOn,
    seed: row.seed,
    fromDay: row.fromDay,
    toDay: row.toDay,
    population: content.candidates.length,
    strata: content.strata,
    counts: strata.map(({ of, candidates: among, drawn }) => ({
      of: of.map((value, index) =>
        content.strata[index] === 'assessor'
          ? (names.get(String(value)) ?? String(value))
          : content.strata[index] === 'site'
            ? siteName(content.candidates, value)
            : String(value),
      ),
      candidates: among,
      drawn: drawn.length,
    })),
    cases,
    fitted: content.fitted,
    drawnBy: names.get(row.drawnBy) ?? row.drawnBy,
    drawnAt: row.drawnAt,
    reason: row.reason,
    isReproduced: JSON.stringify(drawnIds(strata)) === JSON.stringify(content.drawn),
    sessionId: session?.sessionId ?? null,
  });
};

const siteName = (candidates: readonly { readonly site: string; readonly siteName: string }[], site: string | number): string =>
  candidates.find((one) => one.site === site)?.siteName ?? String(site);
