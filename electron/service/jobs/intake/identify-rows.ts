import { listName } from '../../../../shared/domain/person-name';
import type { Reject } from '../../../../shared/domain/hris/plan-types';
import {
  type IdentityResult,
  type KnownIdentity,
  matchIdentities,
  type RowIdentity,
} from '../../../../shared/domain/intake/match-identity';
import { type KeyedRow, personOfRowKey } from '../../../../shared/domain/intake/people-pass';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { Reader } from '../../db/schema';
import { identifiersWith, shortPeopleBy, type ShortPerson } from '../../db/sql/intake-records';
import type { DryRun } from './intake-plan';
import { formerNumberSystem, type RecordOfPerson, recordsByPerson, userNameSystem } from './record-of-person';

export type Decided = ReadonlyArray<{ readonly key: string; readonly personId: string | null }>;

/** Whom each row is about; `isNew`: somebody who is not on record, under the id that they will have. */
export type IdentifiedRow = {
  readonly row: KeyedRow;
  readonly personId: string;
  readonly isNew: boolean;
  readonly source: SourceRecordRow | null;
};

export type Identified = {
  readonly rows: readonly IdentifiedRow[];
  readonly questions: DryRun['identities'];
  readonly rejects: readonly Reject[];
};

/**
 * Finds whom the rows are about: by what the last file of the source was about, else by numbers and names on record. What no key
 * decides alone waits for a person; a row that would make somebody new needs a number.
 */
export async function identifyRows(
  db: Reader,
  rows: readonly KeyedRow[],
  sourceByKey: ReadonlyMap<string, SourceRecordRow>,
  decided: Decided,
  newId: () => string,
): Promise<Identified> {
  const decidedByKey = new Map(decided.map(({ key, personId }) => [key, personId]));
  const open = rows.filter(({ key }) => !sourceByKey.has(key) && !decidedByKey.has(key));
  const known = open.length === 0 ? [] : await candidates(db, open);
  const found = matchIdentities(open.map(identityOf), known);
  const knownById = new Map(known.map((person) => [person.personId, person]));
  const personByRow = new Map(found.matches.map((match) => [match.rowNumber, match]));
  const clashByRow = clashesByRow(found);
  const newIds = new Map<string, string>();
  const keyOfPerson = new Map<string, string>();
  const identified: IdentifiedRow[] = [];
  const questions: DryRun['identities'] = [];
  const rejects: Reject[] = [];

  const ask = (row: KeyedRow, reason: string, personIds: readonly string[]): void => {
    questions.push({
      key: row.key,
      rowNumber: row.rowNumber,
      name: listName(row.facts),
      employeeNumber: row.facts.employeeNumber,
      reason,
      candidates: personIds.flatMap((personId) => {
        const person = knownById.get(personId);
        return person === undefined ? [] : [{ personId, name: listName(person), employeeNumber: person.employeeNumber }];
      }),
    });
    rejects.push({
      rowNumber: row.rowNumber,
      code: 'IdentityUnclear',
      reason: `${reason} Decide who it is.`,
      value: row.facts.employeeNumber,
    });
  };
  const take = (row: KeyedRow, personId: string, isNew: boolean, source: SourceRecordRow | null): void => {
    const person = personOfRowKey(row.key);
    const other = keyOfPerson.get(personId);
    if (other !== undefined && other !== person) {
      const reason = `The rows of ${other} and of ${person} are about one person. One of them is wrong.`;
      rejects.push({ rowNumber: row.rowNumber, code: 'IdentityUnclear', reason, value: person });
      return;
    }
    keyOfPerson.set(personId, person);
    identified.push({ row, personId, isNew, source });
  };
  const makeNew = (row: KeyedRow): void => {
    const { employeeNumber } = row.facts;
    if (employeeNumber === '') {
      const reason = 'Nobody on record is known by this. A person is made only by a file that gives their employee number.';
      rejects.push({ rowNumber: row.rowNumber, code: 'PersonUnknown', reason, value: personOfRowKey(row.key) });
      return;
    }
    const personId = newIds.get(employeeNumber) ?? newId();
    newIds.set(employeeNumber, personId);
    take(row, personId, true, null);
  };

  for (const row of rows) {
    const source = sourceByKey.get(row.key);
    if (source !== undefined) take(row, source.personId, false, source);
  }
  for (const row of rows) {
    if (sourceByKey.has(row.key)) continue;
    const decision = decidedByKey.get(row.key);
    const match = personByRow.get(row.rowNumber);
    const clash = clashByRow.get(row.rowNumber);
    if (decision !== undefined) {
      if (decision === null) makeNew(row);
      else take(row, decision, false, null);
    } else if (clash !== undefined) ask(row, clash.reason, clash.personIds);
    else if (match === undefined) makeNew(row);
    else if (match.changedNumber !== null && match.changedNumber.new !== '') {
      ask(row, `${match.changedNumber.old} may have become ${match.changedNumber.new}: another key is the same.`, [match.personId]);
    } else take(row, match.personId, false, null);
  }
  return { rows: identified, questions, rejects };
}

export function identityOf({ rowNumber, facts, further }: KeyedRow): RowIdentity {
  const { employeeNumber, email, givenName, familyName, unit, department, hiredOn } = facts;
  return {
    rowNumber,
    employeeNumber: employeeNumber === '' ? null : employeeNumber,
    otherIds: further.otherIds,
    email,
    userName: further.userName,
    givenName,
    familyName,
    unit: unit ?? department,
    hiredOn,
  };
}

/** Everybody on record who shares a number, a name in another system or an address with one of the rows. */
async function candidates(db: Reader, rows: readonly KeyedRow[]): Promise<KnownIdentity[]> {
  const numbers = rows.flatMap(({ facts }) => (facts.employeeNumber === '' ? [] : [facts.employeeNumber]));
  const emails = rows.flatMap(({ facts }) => (facts.email === null ? [] : [facts.email.toLowerCase()]));
  const names = rows.flatMap(({ further }) => (further.userName === null ? [] : [further.userName]));
  const values = [...numbers, ...names, ...rows.flatMap(({ further }) => further.otherIds.map(({ value }) => value))];
  const holders = await identifiersWith(db, [...new Set(values)]);
  const found: ShortPerson[] = [
    ...(await shortPeopleBy(db, 'employeeNumber', [...new Set(numbers)])),
    ...(await shortPeopleBy(db, 'email', [...new Set(emails)])),
    ...(await shortPeopleBy(db, 'personId', [...new Set(holders.map(({ personId }) => personId))])),
  ];
  const records = await recordsByPerson(db, [...new Set(found.map(({ personId }) => personId))]);
  return [...records.values()].map(({ person, identifiers, employments }) => {
    const inUse = identifiers.filter(({ validTo }) => validTo === null);
    const newest = employments.toSorted((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? 1 : -1))[0];
    return {
      personId: person.personId,
      employeeNumber: person.employeeNumber,
      formerNumbers: identifiers.filter(({ system }) => system === formerNumberSystem).map(({ value }) => value),
      otherIds: inUse.filter(({ system }) => system !== userNameSystem),
      email: person.email,
      userName: inUse.find(({ system }) => system === userNameSystem)?.value ?? null,
      givenName: person.givenName,
      familyName: person.familyName,
      unit: null,
      hiredOn: newest?.validFrom ?? null,
      leftOn: newest?.validTo ?? null,
    };
  });
}

function clashesByRow({ clashes }: IdentityResult): ReadonlyMap<number, IdentityResult['clashes'][number]> {
  return new Map(clashes.flatMap((clash) => clash.rowNumbers.map((rowNumber) => [rowNumber, clash] as const)));
}

/** A number is of one person: nobody gets one that somebody else has on record. Who has theirs already is not asked for. */
export async function takenNumbers(
  db: Reader,
  rows: readonly IdentifiedRow[],
  records: ReadonlyMap<string, RecordOfPerson>,
): Promise<Reject[]> {
  const getting = rows.filter(({ row, personId }) => records.get(personId)?.person.employeeNumber !== row.facts.employeeNumber);
  const numbers = new Set(getting.map(({ row }) => row.facts.employeeNumber).filter((number) => number !== ''));
  const found = await shortPeopleBy(db, 'employeeNumber', [...numbers]);
  const holders = new Map(found.map((person) => [person.employeeNumber, person]));
  return getting.flatMap(({ row, personId }): Reject[] => {
    const holder = holders.get(row.facts.employeeNumber);
    if (holder === undefined || holder.personId === personId) return [];
    const reason = `The number ${row.facts.employeeNumber} is that of ${listName(holder)}. Merge the two records, or have the number put right.`;
    return [{ rowNumber: row.rowNumber, code: 'NumberTaken', reason, field: 'employeeNumber', value: row.facts.employeeNumber }];
  });
}
