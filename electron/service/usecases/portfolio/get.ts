import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { portfolioContent } from '../../../../shared/contract/portfolio';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { Reader } from '../../db/schema';
import { assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import {
  assessmentsUntil,
  correctionsOf,
  holdingsUntil,
  obligationsOfRecords,
  supportUntil,
  type AssessmentOfPerson,
} from '../../db/sql/portfolio';
import { levelsOf } from '../../db/sql/scales';
import { signedAssessmentContent } from '../../db/signed-assessment';
import type { QueryUseCase } from '../context';
import { signedExceptionsOf } from '../exceptions/shown-exceptions';
import { movesOfPerson } from '../moves/of-person';
import { shownObligations } from '../obligations/shown-obligations';
import { getPerson } from '../people/get';
import { shownSignatures } from '../signatures/shown-signatures';
import { receivedQualifications } from './received-qualifications';

type Content = z.input<typeof portfolioContent>;

/** Everything on record of one person, with the records of the same person that are read under theirs. */
export const getPortfolio: QueryUseCase<Contract['portfolio']['get']> = async (db, { personId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const person = await getPerson(db, { personId, asOf }, ctx);
  if (!person.ok) return person;
  const moves = await movesOfPerson(db, { personId }, ctx);
  if (!moves.ok) return moves;
  const records = [personId, ...person.value.merged.map((other) => other.personId)];
  const raw: Content = {
    asOf: day,
    person: person.value,
    holdings: (await holdingsUntil(db, personId, day)).map(({ fromDate: from, untilDate: until, ...row }) => ({
      ...named(row),
      from,
      until,
      isHeld: until === null || until >= day,
    })),
    assessments: await shownAssessments(db, await assessmentsUntil(db, records, day)),
    received: await receivedQualifications(db, records, { day, zone: ctx.zone }),
    support: (await supportUntil(db, records, day)).map(named),
    exceptions: await signedExceptionsOf(db, records, day),
    obligations: await shownObligations(db, await obligationsOfRecords(db, records), ctx),
    corrections: await correctionsOf(db, records),
    moves: moves.value.plans,
  };
  // Exactly what leaves is what the digest is of.
  const content = portfolioContent.parse(raw);
  return ok({ content, digest: contentDigest(content) });
};

/** A row with its level by the code and the name that it has on its scale. */
function named<R extends { readonly level: number; readonly scaleLevels: string }>({ scaleLevels, ...row }: R) {
  const levels = levelsOf(scaleLevels);
  const { level } = row;
  return { ...row, levelCode: levelCode(levels, level), levelName: levels.find((one) => one.level === level)?.name ?? String(level) };
}

async function shownAssessments(db: Reader, rows: readonly AssessmentOfPerson[]): Promise<Content['assessments']> {
  const shown: Content['assessments'] = [];
  for (const row of rows) {
    const { assessmentId } = row;
    const evidence = await evidenceOf(db, assessmentId);
    const content = signedAssessmentContent(row, await assessmentSteps(db, assessmentId), evidence);
    const signatures = await shownSignatures(db, { recordType: 'assessment', recordId: assessmentId, revision: 1, content });
    shown.push({ ...named(row), evidence, signatures });
  }
  return shown;
}
