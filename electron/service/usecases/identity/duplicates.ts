import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import type { DuplicateCaseRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { assessmentsPerPerson, countDuplicateCases, duplicateCases } from '../../db/sql/duplicates';
import { employmentsOf } from '../../db/sql/employments';
import { batchById } from '../../db/sql/imports';
import { personsById } from '../../db/sql/people';
import { identifiersOf } from '../../db/sql/person-facts';
import { personHeader } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { accountsOfPeople } from '../../db/sql/users';
import type { OutputOf, QueryUseCase } from '../context';

type Case = OutputOf<Contract['identity']['duplicates']>['cases'][number];
type Compared = Case['people'][number];

const reasonsOf = z.array(z.string());

export const listDuplicates: QueryUseCase<Contract['identity']['duplicates']> = async (db, wanted, ctx) => {
  const rows = await duplicateCases(db, wanted);
  const count = await countDuplicateCases(db);
  const byPerson = await comparedPeople(db, rows, ctx.today);
  const names = await printedNames(
    db,
    rows.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])),
  );
  const cases = rows.flatMap((row): Case[] => {
    const one = byPerson.get(row.personId);
    const other = byPerson.get(row.otherPersonId);
    if (one === undefined || other === undefined) return [];
    const { caseId, score, state, decidedBy, decidedAt, decisionReason } = row;
    const decision =
      decidedBy === null || decidedAt === null
        ? null
        : { by: names.get(decidedBy) ?? decidedBy, at: decidedAt, reason: decisionReason ?? '' };
    return [{ caseId, score, reasons: reasonsOf.parse(JSON.parse(row.reasons)), state, people: [one, other], decision }];
  });
  return ok({ cases, total: wanted.includeDecided ? count.all : count.open, open: count.open });
};

async function comparedPeople(db: Reader, rows: readonly DuplicateCaseRow[], today: string): Promise<ReadonlyMap<string, Compared>> {
  const ids = [...new Set(rows.flatMap(({ personId, otherPersonId }) => [personId, otherPersonId]))];
  const persons = await personsById(db, ids);
  const managerIds = persons.flatMap(({ managerPersonId }) => (managerPersonId === null ? [] : [managerPersonId]));
  const managerById = new Map((await personsById(db, managerIds)).map((manager) => [manager.personId, manager]));
  const assessments = await assessmentsPerPerson(db, ids);
  const accounts = new Map((await accountsOfPeople(db, ids)).map(({ personId, login }) => [personId, login]));
  const byPerson = new Map<string, Compared>();
  for (const person of persons) {
    const { personId, employeeNumber, email, sourceBatchId, managerPersonId } = person;
    const header = await personHeader(db, personId, today);
    const batch = sourceBatchId === null ? undefined : await batchById(db, sourceBatchId);
    const manager = managerById.get(managerPersonId ?? '');
    byPerson.set(personId, {
      personId,
      name: listName(person),
      employeeNumber,
      email,
      unitName: header?.unitName ?? null,
      title: header?.title ?? null,
      managerName: manager === undefined ? null : listName(manager),
      employments: (await employmentsOf(db, personId)).map(({ employer, validFrom, validTo }) => ({ employer, validFrom, validTo })),
      identifiers: (await identifiersOf(db, personId)).map(({ system, value }) => ({ system, value })),
      assessments: assessments.get(personId) ?? 0,
      accountLogin: accounts.get(personId) ?? null,
      mergedIntoId: person.mergedIntoId,
      source: batch === undefined ? null : { batchId: batch.batchId, fileName: batch.fileName },
    });
  }
  return byPerson;
}
