import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { jobRoleById } from '../../db/sql/job-roles';
import { knownOverrides } from '../../db/sql/overrides';
import { personById, personsMergedInto } from '../../db/sql/people';
import { pilotsOf } from '../../db/sql/pilots';
import { siteFacts } from '../../db/sql/site';
import { factsFrom, standingFramework, standingRecords } from '../../db/sql/standing-facts';
import { editionsOf } from '../../db/sql/unit-editions';
import type { QueryUseCase } from '../context';
import { effectiveLines } from './effective-lines';
import { shownExceptions } from './shown-exceptions';

export const effectiveRequirements: QueryUseCase<Contract['requirements']['effective']> = async (db, { subject, id, asOf }, ctx) => {
  const isThere = subject === 'role' ? (await jobRoleById(db, id, asOf ?? ctx.today)) !== undefined : (await editionsOf(db, id)).length > 0;
  if (!isThere) return fail('SubjectNotFound');
  // As it would concern somebody who holds a position there and nothing else.
  const place = subject === 'role' ? { roleId: id, unitId: '' } : { roleId: '', unitId: id };
  const position = { positionId: '', personId: '', ...place, validFrom: '0000-01-01', validTo: null };
  const framework = await standingFramework(db);
  const { expiringDays } = await siteFacts(db);
  const day = asOf ?? ctx.today;
  return ok({ day, lines: await effectiveLines(db, factsFrom({ positions: [position], assessments: [] }, framework, expiringDays), day) });
};

export const effectiveOfPerson: QueryUseCase<Contract['requirements']['effectiveOfPerson']> = async (db, { personId, asOf }, ctx) => {
  if ((await personById(db, personId)) === undefined) return fail('PersonNotFound');
  const { expiringDays } = await siteFacts(db);
  const { positions } = await standingRecords(db, [personId]);
  const day = asOf ?? ctx.today;
  const facts = factsFrom({ positions, assessments: [] }, await standingFramework(db, undefined, undefined, [personId]), expiringDays);
  const lines = await effectiveLines(db, facts, day, await pilotsOf(db, personId, day));
  const others = await personsMergedInto(db, personId);
  const subjectIds = [personId, ...others.map((other) => other.personId)];
  const signed = (await knownOverrides(db, { subjectIds })).filter(({ subject }) => subject === 'person');
  return ok({ day, lines, exceptions: await shownExceptions(db, signed, day) });
};
