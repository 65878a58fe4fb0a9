import { previewLimit, previewRowsLimit } from '../../../../shared/contract/imports';
import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { rejectOfPlace } from '../../../../shared/domain/hris/closing-units';
import { linkManagers } from '../../../../shared/domain/hris/manager-links';
import type { ProfileColumn } from '../../../../shared/domain/hris/mapping';
import type { ClosingUnit, ImportWarning, Reject } from '../../../../shared/domain/hris/plan-types';
import { alikeNumbers } from '../../../../shared/domain/intake/alike-numbers';
import { saidText } from '../../../../shared/domain/intake/compared-values';
import { countLostZeros, guardsOf } from '../../../../shared/domain/intake/guards';
import { type PeoplePass, personOfRowKey } from '../../../../shared/domain/intake/people-pass';
import { sumWarnings } from '../../../../shared/domain/intake/sum-warnings';
import { listName } from '../../../../shared/domain/person-name';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { Reader } from '../../db/schema';
import { everyJobRole, roleIdByCode } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { lastDays } from '../../db/sql/unit-editions';
import { countExpected, everybodyShort, expectedPeople, recordsOfPeopleInSource, recordsOfSource } from '../../db/sql/intake-records';
import { type Decided, identifyRows, takenNumbers } from './identify-rows';
import type { DryRun, IntakePlan, Making } from './intake-plan';
import { knownManagers } from './known-managers';
import { likelyDuplicates } from './likely-duplicates';
import { newManagers } from './new-managers';
import { placesOfPeople } from './places-of-people';
import { planPeople, type PlannedPerson } from './plan-people';
import { endPositions } from './positions-after';
import { recordsByPerson } from './record-of-person';
import { closingUnits, roleKey } from './plan-organisation';
import { renamedDepartments } from './renamed-departments';

export type IntakeAsked = {
  readonly content: ProfileContent;
  readonly columns: readonly ProfileColumn[];
  readonly isNewSource: boolean;
  readonly decisions: {
    readonly fields: ReadonlyArray<{ readonly key: string; readonly field: string; readonly take: 'file' | 'record' }>;
    readonly identities: Decided;
  };
  readonly siteName: string;
};

/**
 * What committing a file would do, row by row: whom it is about, what of it is taken over the record, and every row that would be
 * written. Rows that say what they said are known by their digests and not looked at.
 */
export async function planIntake(db: Reader, pass: PeoplePass, asked: IntakeAsked, making: Making): Promise<IntakePlan> {
  const { content, columns, isNewSource, decisions } = asked;
  const { profileId, today } = making;
  const source = isNewSource
    ? []
    : await recordsOfSource(
        db,
        profileId,
        pass.changed.map(({ key }) => key),
      );
  const sourceByKey = new Map(source.map((record) => [record.externalKey, record]));
  const found = await identifyRows(db, pass.changed, sourceByKey, decisions.identities, making.newId);
  const records = await recordsByPerson(db, [...new Set(found.rows.flatMap(({ isNew, personId }) => (isNew ? [] : [personId])))]);
  const unidentified = [...found.rejects, ...(await takenNumbers(db, found.rows, records))];
  const refused = new Set(unidentified.map(({ rowNumber }) => rowNumber));
  const rows = found.rows.filter(({ row }) => !refused.has(row.rowNumber));
  const mapped = new Set(columns.map(({ field }) => field));
  const managers = await knownManagers(db, rows, records, mapped.has('managerName'));
  const units = await allUnits(db, today);
  const roles = await everyJobRole(db, today);
  const codes = mapped.has('jobCode') ? await roleIdByCode(db, today) : new Map<string, string>();
  const hasManagers = { hasNumber: mapped.has('managerEmployeeNumber'), hasName: mapped.has('managerName') };
  const compare = (taken: typeof rows) => {
    const managed = linkManagers(
      taken.map(({ row }) => row),
      managers.known,
      hasManagers,
    );
    const people = planPeople(taken, managed.linked, {
      records,
      managers,
      units,
      roles,
      roleIdByCode: codes,
      content,
      columns,
      decisions: decisions.fields,
      making,
    });
    return { taken, warnings: managed.warnings, planned: people };
  };
  const first = compare(rows);
  const closing = rejectsOfClosing(first.planned, closingUnits(units, await lastDays(db), today));
  const isClosing = new Set(closing.map(({ rowNumber }) => rowNumber));
  // Nobody can be managed by somebody who is not taken: without those rows all is compared again.
  const {
    taken,
    warnings: ofManagers,
    planned,
  } = closing.length === 0 ? first : compare(rows.filter(({ row }) => !isClosing.has(row.rowNumber)));
  const placed = placesOfPeople(planned, { units, roles, siteName: asked.siteName }, making);

  const absentRecords = isNewSource || pass.absent.length === 0 ? [] : await recordsOfSource(db, profileId, pass.absent);
  const gone = await gonePositions(db, planned, absentRecords, pass, content, making);
  const relinked = await newManagers(db, pass, planned, making);
  const creates = planned.filter(({ record }) => record === null);
  const everybody = creates.length === 0 ? [] : await everybodyShort(db);
  const duplicates = await likelyDuplicates(db, planned, everybody, making);

  const presentPeople = new Set(planned.map(({ personId }) => personId));
  const absentIds = isNewSource
    ? null
    : absentRecords.map(({ personId }) => personId).filter((id) => !presentPeople.has(id) && !gone.people.has(id));
  const expected = await expectedPeople(db, today, absentIds);
  const absent = [...expected].filter(([personId]) => !presentPeople.has(personId));
  const rejects: readonly Reject[] = [...pass.rejects, ...unidentified, ...closing].toSorted(
    (one, other) => one.rowNumber - other.rowNumber,
  );
  const rejectedRows = new Set(rejects.map(({ rowNumber }) => rowNumber)).size;
  const updates = planned.filter(({ record, changes }) => record !== null && changes.length > 0);
  const terminations = planned.filter(({ isLeaving }) => isLeaving).length;
  const rehired = planned.filter(({ isRehired }) => isRehired);
  const employedAbsent = absent.filter(([, { isEmployed }]) => isEmployed).length;
  // Where nobody leaves and nobody is missing no guard asks of how many.
  const isCounted = terminations > 0 || employedAbsent > 0;
  const active = isNewSource
    ? [...expected.values()].filter(({ isEmployed }) => isEmployed).length
    : isCounted
      ? await countExpected(db, profileId, today)
      : 0;
  const tripwires = guardsOf(
    {
      rows: pass.rows,
      rejectedRows,
      active,
      terminations,
      absent: employedAbsent,
      lostZeros: countLostZeros(
        creates.map(({ facts }) => facts.employeeNumber),
        absent.map(([, { employeeNumber }]) => employeeNumber),
      ),
    },
    content.guards,
  );
  const warnings: ImportWarning[] = [
    ...taken.flatMap(({ row }) => row.warnings),
    ...ofManagers,
    ...alikeNumbers(
      creates.map(({ rowNumber, facts }) => ({ rowNumber, employeeNumber: facts.employeeNumber })),
      everybody.map(({ employeeNumber }) => employeeNumber),
    ),
    ...rehired.map(({ rowNumber, facts, record }): ImportWarning => {
      const message = `The person left on ${lastEnd(record) ?? '?'} and is employed again.`;
      return { rowNumber, code: 'Rehired', message, employeeNumber: facts.employeeNumber };
    }),
    ...(await renamedDepartments(db, updates, units, today)),
  ].toSorted((one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0));

  const kept = planned.flatMap(({ disputes }) => disputes.filter(({ outcome }) => outcome === 'keepLocal'));
  const conflicts = planned.flatMap(({ disputes }) => disputes.filter(({ outcome }) => outcome === 'conflict'));
  const changedRows = pass.changed.length - (rejectedRows - pass.rejectedRows);
  const shownCreates = creates.flatMap((person) => person.rows.map((row) => shownRow('create', person, row.rowNumber, row)));
  const shownUpdates = [
    ...updates.flatMap((person) => person.rows.map((row) => shownRow('update', person, row.rowNumber, row))),
    ...relinked.shown,
  ];
  const shownUnchanged = planned
    .filter(({ record, changes }) => record !== null && changes.length === 0)
    .flatMap((person) => person.rows.map((row) => shownRow('unchanged', person, row.rowNumber, row)));
  const writtenPositions = [...placed.positions.write, ...gone.positions.write];

  const departments = new Set(units.filter(({ kind }) => kind === 'department').map(({ name }) => name));
  const newRoles = new Set(placed.roles.map(({ name }) => roleKey(name)));

  const dryRun: DryRun = {
    rows: [shownCreates, shownUpdates, shownUnchanged].flatMap((list) => list.slice(0, previewRowsLimit)),
    rejects: rejects.slice(0, previewRowsLimit).map(shownReject),
    warnings: sumWarnings(warnings, previewLimit),
    departments: namesOf(planned, 'department', (name) => !departments.has(name)),
    // A title whose people are all found by the code of their job makes no role.
    jobTitles: namesOf(planned, 'jobTitle', (name) => newRoles.has(roleKey(name))),
    kept: kept.slice(0, previewLimit),
    conflicts: conflicts.slice(0, previewLimit),
    identities: found.questions.slice(0, previewLimit),
    duplicates: duplicates.shown.slice(0, previewLimit),
    totals: {
      rows: pass.rows,
      create: shownCreates.length,
      update: shownUpdates.length,
      unchanged: pass.unchanged - relinked.shown.length + changedRows - shownCreates.length - (shownUpdates.length - relinked.shown.length),
      reject: rejectedRows,
      warnings: warnings.length,
      absent: absent.length,
      terminations,
      rehires: rehired.length,
      kept: kept.length,
      conflicts: conflicts.length,
      identities: found.questions.length,
      duplicates: duplicates.cases.length,
      endedPositions: gone.positions.write.length + gone.positions.ended.length,
      passedOver: [...pass.passedOver.values()].reduce((sum, n) => sum + n, 0),
    },
    tripwires: tripwires.map(({ code, message }) => ({ code, text: message })),
  };
  const sourceRecords: SourceRecordRow[] = planned.flatMap(({ personId, rows: ofPerson }) =>
    ofPerson.map(({ key, said, digest }) => ({
      profileId,
      externalKey: key,
      personId,
      facts: saidText(said),
      digest,
      batchId: making.batchId,
    })),
  );
  return {
    dryRun,
    rejects: rejects.map(shownReject),
    writes: {
      units: placed.units,
      roles: placed.roles,
      persons: [...planned.flatMap(({ person }) => (person === null ? [] : [person])), ...relinked.persons],
      employments: planned.flatMap(({ employments }) => employments),
      positions: writtenPositions,
      identifiers: planned.flatMap(({ identifiers }) => identifiers),
      corrections: planned.flatMap(({ corrections }) => corrections),
      cases: duplicates.cases,
      sourceRecords: [...sourceRecords, ...relinked.sourceRecords],
      endedPositions: [...placed.positions.ended, ...gone.positions.ended],
      endedSourceKeys: gone.keys,
      movedPeople: [
        ...new Set([
          ...planned.filter(({ employments }) => employments.length > 0).map(({ personId }) => personId),
          ...writtenPositions.map(({ personId }) => personId),
          ...placed.withdrawnOf,
          ...gone.people,
        ]),
      ],
    },
  };
}

/** The rows of people who would be in a unit beyond its planned last day; none of such a person's rows is taken. */
function rejectsOfClosing(planned: readonly PlannedPerson[], closing: readonly ClosingUnit[]): Reject[] {
  return planned.flatMap(({ rows }) => {
    const rejects = rows.flatMap(({ rowNumber, facts, position }) => rejectOfPlace(rowNumber, facts, position, closing) ?? []);
    const [first] = rejects;
    return first === undefined
      ? []
      : rows.map(({ rowNumber }) => rejects.find((one) => one.rowNumber === rowNumber) ?? { ...first, rowNumber });
  });
}

/** Rows that are gone while their person is still in the file: a position that is over, or a number that became another. */
async function gonePositions(
  db: Reader,
  planned: readonly PlannedPerson[],
  absent: readonly SourceRecordRow[],
  pass: PeoplePass,
  { missingPositions }: ProfileContent,
  making: Making,
) {
  const none = { keys: [] as string[], people: new Set<string>(), positions: { write: [], ended: [] } as ReturnType<typeof endPositions> };
  if (absent.length === 0) return none;
  const peopleInFile = new Set([...pass.digests().keys()].map(personOfRowKey));
  const rekeyed = new Set(planned.map(({ personId }) => personId));
  const gone = absent.filter(({ externalKey, personId }) => rekeyed.has(personId) || peopleInFile.has(personOfRowKey(externalKey)));
  if (gone.length === 0) return none;
  const people = new Set(gone.map(({ personId }) => personId));
  const records = await recordsByPerson(db, [...people]);
  const stillNamed = await recordsOfPeopleInSource(db, making.profileId, [...people]);
  const goneKeys = new Set(gone.map(({ externalKey }) => externalKey));
  const namedNow = new Set([
    ...stillNamed
      .filter(({ externalKey }) => !goneKeys.has(externalKey))
      .map((record) => `${record.personId} ${numberOf(record.externalKey) ?? ''}`),
    ...planned.flatMap(({ personId, rows }) => rows.map(({ key }) => `${personId} ${numberOf(key) ?? ''}`)),
  ]);
  const over = gone.flatMap(({ externalKey, personId }) => {
    const number = numberOf(externalKey);
    if (number === null || missingPositions === 'keep' || namedNow.has(`${personId} ${number}`)) return [];
    return (records.get(personId)?.positions ?? []).filter(
      (position) => position.sourceBatchId !== null && position.positionNumber === number,
    );
  });
  return { keys: [...goneKeys], people, positions: endPositions(over, making) };
}

/** The position that a row key names; null: its source numbers none. */
function numberOf(externalKey: string): string | null {
  const person = personOfRowKey(externalKey);
  return externalKey.length === person.length ? null : externalKey.slice(person.length + 1);
}

const shownReject = ({ rowNumber, code, reason, value }: Reject): DryRun['rejects'][number] => ({
  rowNumber,
  code,
  reason,
  value: value ?? null,
});

function shownRow(
  action: 'create' | 'update' | 'unchanged',
  person: PlannedPerson,
  rowNumber: number,
  { facts, changes }: PlannedPerson['rows'][number],
): DryRun['rows'][number] {
  return {
    rowNumber,
    action,
    employeeNumber: person.facts.employeeNumber,
    name: listName(person.facts),
    jobTitle: facts.jobTitle,
    department: facts.department,
    changes: action === 'update' ? [...changes] : [],
  };
}

function namesOf(
  planned: readonly PlannedPerson[],
  field: 'department' | 'jobTitle',
  isNew: (name: string) => boolean,
): DryRun['departments'] {
  const counts = new Map<string, number>();
  for (const { rows } of planned) {
    for (const { facts } of rows) {
      const name = facts[field];
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([name, people]) => ({ name, isNew: isNew(name), people }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

const lastEnd = (record: PlannedPerson['record']): string | null =>
  record?.employments.map(({ validTo }) => validTo).reduce((last, end) => ((end ?? '') > (last ?? '') ? end : last), null) ?? null;
