import type { Contract } from '../../../../shared/contract';
import { levelCode } from '../../../../shared/domain/scale';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { goldCases } from '../../db/sql/calibration-cases';
import { recordsToRate, type RecordToRate } from '../../db/sql/calibration-sessions';
import { competencyNames } from '../../db/sql/competencies';
import { personHeader } from '../../db/sql/person-header';
import { allScales } from '../../db/sql/scales';
import { allAccounts, grantRecords, toGrant } from '../../db/sql/users';
import { goldCaseHeads } from '../calibration-cases/gold-case-heads';
import type { QueryUseCase, ReadContext } from '../context';
import { receivingPartners } from './guests';

export const sessionCandidates: QueryUseCase<Contract['calibrationSessions']['candidates']> = async (db, { competencyId, limit }, ctx) => {
  const accounts = await allAccounts(db);
  const grants = await grantRecords(db, 'all');
  const people = accounts
    .filter(({ isActive }) => isActive === 1)
    .map(({ userId, printedName, personId }) => {
      const own = grants.filter((grant) => grant.userId === userId).flatMap(toGrant);
      const mayFacilitate = scopeOf(own, 'calibration.run', personId) !== null;
      return { userId, name: printedName, roles: own.map(({ role }) => role), mayFacilitate };
    });
  const { rows, total } = await recordsToRate(db, competencyId, limit);
  const nameOf = new Map(accounts.map(({ userId, printedName }) => [userId, printedName]));
  const competencies = await competencyNames(db, ctx.today);
  const partners = [...(await receivingPartners(db)).values()].map(({ partnerId, name }) => ({ partnerId, name }));
  return ok({
    people,
    partners,
    competencies: competencies.map(({ competencyId: id, code, title }) => ({ competencyId: id, code, title })),
    records: await named(db, ctx, rows, nameOf),
    total,
    goldCases: await goldCandidates(db, competencyId),
  });
};

async function goldCandidates(db: Reader, competencyId: string | null) {
  const heads = await goldCaseHeads(db, await goldCases(db, { competencyId, withRetired: false }));
  return heads
    .map(({ goldCaseId, competencyCode, competencyTitle, title, levelCode: code, pieces }) => ({
      goldCaseId,
      competencyCode,
      competencyTitle,
      title,
      levelCode: code,
      pieces,
    }))
    .toSorted((a, b) => a.competencyCode.localeCompare(b.competencyCode) || a.title.localeCompare(b.title));
}

async function named(db: Reader, ctx: ReadContext, rows: readonly RecordToRate[], nameOf: ReadonlyMap<string, string>) {
  const competencies = new Map((await competencyNames(db, ctx.today)).map((one) => [one.competencyId, one]));
  const scales = new Map((await allScales(db, ctx.today)).map((scale) => [scale.scaleId, scale.levels]));
  const people = new Map<string, string>();
  for (const { personId } of rows)
    if (!people.has(personId)) people.set(personId, (await personHeader(db, personId, ctx.today))?.name ?? personId);
  return rows.flatMap(({ personId, assessorUserId, level, ...row }) => {
    const competency = competencies.get(row.competencyId);
    if (competency === undefined) return [];
    return [
      {
        ...row,
        competencyCode: competency.code,
        competencyTitle: competency.title,
        personName: people.get(personId) ?? personId,
        assessorName: nameOf.get(assessorUserId) ?? assessorUserId,
        levelCode: levelCode(scales.get(competency.scaleId) ?? [], level),
      },
    ];
  });
}
