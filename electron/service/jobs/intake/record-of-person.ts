import { mainPosition } from '../../../../shared/domain/hris/place-person';
import type { FurtherFacts, PersonFacts } from '../../../../shared/domain/hris/fields';
import { departmentOf, unitAtOrAbove } from '../../../../shared/domain/organisation';
import { periodOn } from '../../../../shared/domain/people/employment';
import type { OrgUnitRow, PersonRow, PositionRow } from '../../db/core-schema';
import type { EmploymentRow, PersonIdentifierRow, PersonOverrideRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { recordsOfPeople } from '../../db/sql/intake-records';

/** What is known of a person that an import may change. */
export type RecordOfPerson = {
  readonly person: PersonRow;
  readonly employments: readonly EmploymentRow[];
  readonly positions: readonly PositionRow[];
  readonly identifiers: readonly PersonIdentifierRow[];
  readonly corrections: readonly PersonOverrideRow[];
};

/** Systems under which an import keeps what the source calls somebody besides. */
export const userNameSystem = 'User name';
export const formerNumberSystem = 'Employee number';

const peopleAtOnce = 5000;

export async function recordsByPerson(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, RecordOfPerson>> {
  const records = new Map<string, RecordOfPerson>();
  for (let at = 0; at < personIds.length; at += peopleAtOnce) {
    const loaded = await recordsOfPeople(db, personIds.slice(at, at + peopleAtOnce));
    const [employments, positions] = [byPerson(loaded.employments), byPerson(loaded.positions)];
    const [identifiers, corrections] = [byPerson(loaded.identifiers), byPerson(loaded.corrections)];
    for (const person of loaded.persons) {
      const { personId } = person;
      records.set(personId, {
        person,
        employments: employments.get(personId) ?? [],
        positions: positions.get(personId) ?? [],
        identifiers: identifiers.get(personId) ?? [],
        corrections: corrections.get(personId) ?? [],
      });
    }
  }
  return records;
}

/** The positions that a row speaks of: those of its number, or those that came without one; else one given here that is in the same place. */
export function positionsOfRow(
  record: RecordOfPerson,
  positionNumber: string | null,
  isSamePlace: (position: PositionRow) => boolean,
): readonly PositionRow[] {
  const imported = record.positions.filter(({ sourceBatchId }) => sourceBatchId !== null);
  const ofNumber = imported.filter((position) => position.positionNumber === positionNumber);
  if (ofNumber.length > 0) return ofNumber;
  const unnumbered = imported.filter((position) => position.positionNumber === null);
  // A source that begins to number its positions speaks of the one that it had before.
  if (unnumbered.length > 0 && imported.length === unnumbered.length) return unnumbered;
  return record.positions.filter((position) => position.sourceBatchId === null && isSamePlace(position)).slice(0, 1);
}

/** A person as the HRIS would describe them by what is on record, in one of their positions. */
export function currentFacts(
  { person, employments, identifiers }: RecordOfPerson,
  held: readonly PositionRow[],
  known: { readonly managerNumber: string | null; readonly unitById: ReadonlyMap<string, OrgUnitRow>; readonly today: string },
): { readonly facts: PersonFacts; readonly further: FurtherFacts } {
  const employment = periodOn(employments, known.today);
  const inUse = identifiers.filter(({ validTo }) => validTo === null);
  const position = mainPosition(held);
  return {
    facts: {
      ...placeFacts(position, known.unitById),
      employeeNumber: person.employeeNumber,
      familyName: person.familyName,
      givenName: person.givenName,
      email: person.email,
      location: person.location,
      hiredOn: employment?.validFrom ?? null,
      leftOn: employment?.validTo ?? null,
      employmentStatus: employment?.status ?? null,
      managerEmployeeNumber: known.managerNumber,
    },
    further: {
      jobCode: null,
      positionNumber: position?.positionNumber ?? null,
      employer: employment?.employer ?? null,
      employmentKind: employment?.kind ?? null,
      contractEndsOn: null,
      userName: inUse.find(({ system }) => system === userNameSystem)?.value ?? null,
      isActive: null,
      otherIds: inUse.filter(({ system }) => system !== userNameSystem).map(({ system, value }) => ({ system, value })),
    },
  };
}

function placeFacts(
  position: PositionRow | null,
  unitById: ReadonlyMap<string, OrgUnitRow>,
): Pick<PersonFacts, 'jobTitle' | 'department' | 'unit' | 'shift'> {
  if (position === null) return { jobTitle: null, department: null, unit: null, shift: null };
  return {
    jobTitle: position.title === '' ? null : position.title,
    department: departmentOf(unitById, position.unitId)?.name ?? null,
    // Lines, stations and crews are not known to the HRIS: it knows the unit that they lie in.
    unit: unitAtOrAbove(unitById, position.unitId, 'unit')?.name ?? null,
    shift: position.shift,
  };
}

function byPerson<R extends { readonly personId: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const grouped = new Map<string, R[]>();
  for (const row of rows) {
    const others = grouped.get(row.personId);
    if (others === undefined) grouped.set(row.personId, [row]);
    else others.push(row);
  }
  return grouped;
}
