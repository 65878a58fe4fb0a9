import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { programmeRevisions } from '../../db/sql/calibration-programme';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { knownProgramme, shownDays, shownProgramme } from './known-programme';
import { sampleContentOf } from './sample-content';

export const getProgramme: QueryUseCase<Contract['calibrationProgramme']['get']> = async (db, { programmeId }, ctx) => {
  const known = await knownProgramme(db, programmeId, ctx.today);
  if (known === null) return fail('ProgrammeNotFound');
  const revisions = await programmeRevisions(db, programmeId);
  const names = await printedNames(
    db,
    revisions.map(({ savedBy }) => savedBy),
  );
  return ok({
    ...shownProgramme(known),
    days: shownDays(known),
    history: revisions.map(({ revision, isEnded, reason, savedBy, savedAt }) => ({
      revision,
      isEnded: isEnded === 1,
      reason,
      savedBy: names.get(savedBy) ?? savedBy,
      savedAt,
    })),
    samples: known.samples.map(({ sampleId, dueOn, drawnAt, seed, content }) => {
      const { candidates, drawn } = sampleContentOf(content);
      return { sampleId, dueOn, drawnAt, seed, cases: drawn.length, population: candidates.length };
    }),
  });
};
