import type { KnownIdentity, RowIdentity } from '../../../../shared/domain/intake/match-identity';
import { possibleDuplicates } from '../../../../shared/domain/intake/possible-duplicates';
import { listName } from '../../../../shared/domain/person-name';
import type { DuplicateCaseRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { hiredDays, type ShortPerson } from '../../db/sql/intake-records';
import type { DryRun, Making } from './intake-plan';
import type { PlannedPerson } from './plan-people';

/** Of more new people than this, likeness to each other is no longer looked for: a first file of a whole works has its own keys. */
const mostCompared = 5000;

/** A file lists everybody once, and whole cohorts were hired on one day: two of its rows must be more alike than a row and the record. */
const likeEnoughInFile = 0.9;

/** Of one person, asked about or asked with: the most alike. What is like very many says nothing of any of them. */
const mostOfOne = 5;

/** New people who may be on record already, or in the file twice under two numbers: questions for the queue, never decided here. */
export async function likelyDuplicates(
  db: Reader,
  planned: readonly PlannedPerson[],
  everybody: readonly ShortPerson[],
  { batchId, newId }: Making,
): Promise<{ readonly cases: readonly DuplicateCaseRow[]; readonly shown: DryRun['duplicates'] }> {
  const newcomers = planned.filter(({ record }) => record === null);
  if (newcomers.length === 0) return { cases: [], shown: [] };
  const hired = await hiredDays(db);
  const known: KnownIdentity[] = everybody.map((person) => ({
    ...person,
    formerNumbers: [],
    otherIds: [],
    userName: null,
    unit: null,
    hiredOn: hired.get(person.personId)?.hiredOn ?? null,
    leftOn: hired.get(person.personId)?.leftOn ?? null,
  }));
  const rows = newcomers.map((person): RowIdentity => ({ ...identity(person), rowNumber: person.rowNumber }));
  const among = newcomers.length > mostCompared ? [] : newcomers.map(identity);
  const byRow = new Map(newcomers.map((person) => [person.rowNumber, person]));
  const byId = new Map([...known, ...among].map((person) => [person.personId, person]));
  const newcomerIds = new Set(among.map(({ personId }) => personId));
  const asked = new Set<string>();
  const found = possibleDuplicates(rows, [...known, ...among]).flatMap((pair) => {
    const newcomer = byRow.get(pair.rowNumber);
    const other = byId.get(pair.personId);
    if (newcomer === undefined || other === undefined || other.personId === newcomer.personId) return [];
    if (newcomerIds.has(other.personId) && pair.score < likeEnoughInFile) return [];
    const both = [newcomer.personId, other.personId].toSorted().join(' ');
    if (asked.has(both)) return [];
    asked.add(both);
    return [{ ...pair, newcomer, other }];
  });
  const times = new Map<string, number>();
  const isAmongFirst = (personId: string): boolean => {
    const before = times.get(personId) ?? 0;
    times.set(personId, before + 1);
    return before < mostOfOne;
  };
  const sorted = found
    .toSorted((one, other) => other.score - one.score)
    .filter(({ newcomer, other }) => [isAmongFirst(newcomer.personId), isAmongFirst(other.personId)].every(Boolean));
  return {
    cases: sorted.map(({ newcomer, other, score, reasons }) => ({
      caseId: newId(),
      personId: other.personId,
      otherPersonId: newcomer.personId,
      score,
      reasons: JSON.stringify(reasons),
      sourceBatchId: batchId,
      state: 'open',
      decisionReason: null,
      decidedBy: null,
      decidedAt: null,
    })),
    shown: sorted.map(({ newcomer, other, rowNumber, score, reasons }) => ({
      rowNumber,
      name: listName(newcomer.facts),
      otherName: listName(other),
      otherNumber: other.employeeNumber,
      score,
      reasons: [...reasons],
    })),
  };
}

function identity({ personId, facts }: PlannedPerson): KnownIdentity {
  const { employeeNumber, email, givenName, familyName, unit, department, hiredOn, leftOn } = facts;
  return {
    personId,
    employeeNumber,
    formerNumbers: [],
    otherIds: [],
    email,
    userName: null,
    givenName,
    familyName,
    unit: unit ?? department,
    hiredOn,
    leftOn,
  };
}
