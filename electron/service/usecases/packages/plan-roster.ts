import { contentDigest } from '../../db/content-digest';
import type { PersonRow } from '../../db/core-schema';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { EmploymentRow, PersonOverrideRow } from '../../db/people-schema';
import type { PositionRow, JobRoleRow, OrgUnitRow } from '../../db/core-schema';
import { listName } from '../../../../shared/domain/person-name';
import type { RosterRecord } from '../../../../shared/domain/packages/roster';
import { correctedPerson, type SourcedPerson } from './corrected-person';
import { keyOfPerson, type KnownForRoster } from './known-for-roster';
import { placeUnits } from './place-units';
import { rosterPeriods } from './roster-periods';
import type { Numbered, RejectedLine } from './read-lines';

export interface RosterLine {
  readonly row: number;
  readonly outcome: 'create' | 'update' | 'unchanged';
  readonly name: string;
  readonly employeeNumber: string;
  readonly changes: readonly string[];
}

export interface RosterPlan {
  readonly lines: readonly RosterLine[];
  readonly rejects: readonly RejectedLine[];
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly persons: readonly PersonRow[];
  readonly employments: readonly EmploymentRow[];
  readonly endedEmployments: readonly string[];
  readonly positions: readonly PositionRow[];
  readonly endedPositions: readonly string[];
  readonly corrections: readonly PersonOverrideRow[];
  readonly sourceRecords: readonly SourceRecordRow[];
  readonly unchanged: number;
}

type Making = { readonly batchId: string; readonly today: string; readonly makeId: () => string };

/**
 * What a roster changes: people by what their own site calls them, else by number and name. What other sources own is left alone, and
 * who is not in the roster is left as they are. A correction made here stands until it ends.
 */
export function planRoster(read: ReadonlyArray<Numbered<RosterRecord>>, known: KnownForRoster, making: Making): RosterPlan {
  const { taken, rejects } = identified(read, known, making);
  const places = placeUnits(
    taken.filter(({ isSame }) => !isSame).map(({ value }) => value),
    known,
    making,
  );
  const idByNumber = new Map(taken.map(({ value, personId }) => [value.employeeNumber, personId]));
  const lines: RosterLine[] = [];
  const persons: PersonRow[] = [];
  const corrections: PersonOverrideRow[] = [];
  const sourceRecords: SourceRecordRow[] = [];
  const periods = {
    employments: [] as EmploymentRow[],
    endedEmployments: [] as string[],
    positions: [] as PositionRow[],
    endedPositions: [] as string[],
  };
  for (const { row, value, personId, digest, isSame, isNew } of taken) {
    const line = { row, name: listName(value), employeeNumber: value.employeeNumber };
    if (isSame) {
      lines.push({ ...line, outcome: 'unchanged', changes: [] });
      continue;
    }
    const before = known.personById.get(personId);
    const manager = value.managerEmployeeNumber;
    const sourced: SourcedPerson = {
      personId,
      employeeNumber: value.employeeNumber,
      givenName: value.givenName,
      familyName: value.familyName,
      email: value.email,
      managerPersonId: manager === null ? null : (idByNumber.get(manager) ?? known.byNumber.get(manager)?.personId ?? null),
      location: value.location,
    };
    const corrected = correctedPerson(sourced, before, known.corrections.get(personId) ?? [], making);
    const held = { employments: known.employments.get(personId) ?? [], positions: known.positions.get(personId) ?? [] };
    const planned = rosterPeriods(value, personId, held, places, making);
    const changes = isNew ? [] : [...corrected.changes, ...planned.changes];
    lines.push({ ...line, outcome: isNew ? 'create' : changes.length > 0 ? 'update' : 'unchanged', changes });
    persons.push(corrected.person);
    corrections.push(...corrected.corrections);
    periods.employments.push(...planned.employments);
    periods.positions.push(...planned.positions);
    periods.endedEmployments.push(...planned.endedEmployments);
    periods.endedPositions.push(...planned.endedPositions);
    sourceRecords.push({
      profileId: known.profileId,
      externalKey: keyOfPerson(value.personId),
      personId,
      facts: JSON.stringify(value),
      digest,
      batchId: making.batchId,
    });
  }
  const { units, roles } = places;
  const unchanged = lines.filter(({ outcome }) => outcome === 'unchanged').length;
  return { lines, rejects, units, roles, persons, corrections, sourceRecords, unchanged, ...periods };
}

type Identified = Numbered<RosterRecord> & {
  readonly personId: string;
  readonly digest: string;
  /** The sender said exactly this before. */
  readonly isSame: boolean;
  readonly isNew: boolean;
};

/** Who each line is about; a line that can be about nobody, or about somebody who is another source's, is rejected. */
function identified(
  read: ReadonlyArray<Numbered<RosterRecord>>,
  known: KnownForRoster,
  { makeId }: Making,
): { readonly taken: readonly Identified[]; readonly rejects: readonly RejectedLine[] } {
  const taken: Identified[] = [];
  const rejects: RejectedLine[] = [];
  const seen = new Set<string>();
  const numbers = new Set<string>();
  for (const { row, value } of read) {
    const reject = (code: string, field: string): void => {
      rejects.push({ row, code, field });
    };
    if (seen.has(value.personId)) reject('Twice', 'personId');
    else if (numbers.has(value.employeeNumber)) reject('Twice', 'employeeNumber');
    else {
      const source = known.sourceByKey.get(keyOfPerson(value.personId));
      const other = known.byNumber.get(value.employeeNumber);
      const digest = contentDigest(value);
      if (other !== undefined && source !== undefined && other.personId !== source.personId) reject('NumberTaken', 'employeeNumber');
      else if (source !== undefined)
        taken.push({ row, value, personId: source.personId, digest, isSame: source.digest === digest, isNew: false });
      else if (other === undefined) taken.push({ row, value, personId: makeId(), digest, isSame: false, isNew: true });
      else if (!isSameName(other, value)) reject('NumberTaken', 'employeeNumber');
      else if (known.personById.get(other.personId)?.sourceBatchId !== null) reject('OwnedByImport', 'employeeNumber');
      else taken.push({ row, value, personId: other.personId, digest, isSame: false, isNew: false });
    }
    seen.add(value.personId);
    numbers.add(value.employeeNumber);
  }
  return { taken, rejects };
}

type Named = { readonly familyName: string; readonly givenName: string };

export function isSameName(one: Named, other: Named): boolean {
  const plain = ({ familyName, givenName }: Named): string =>
    `${familyName}\n${givenName}`
      .normalize('NFC')
      .replaceAll(/[^\S\n]+/g, ' ')
      .trim()
      .toLowerCase();
  return plain(one) === plain(other);
}
