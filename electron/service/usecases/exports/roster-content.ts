import { listName } from '../../../../shared/domain/person-name';
import { periodOn } from '../../../../shared/domain/people/employment';
import type { RosterPosition, RosterRecord } from '../../../../shared/domain/packages/roster';
import type { Reader } from '../../db/schema';
import { rosterPages } from '../../db/sql/roster';
import type { PackageArchive } from '../../platform/package-archive';
import type { About } from './about';
import { writeTable, type TableColumn } from './table-content';
import type { WrittenContent } from './written-content';

interface Line {
  readonly person: RosterRecord;
  readonly employment: RosterRecord['employments'][number] | null;
  readonly position: RosterPosition | null;
}

/** Who is employed, as what, where and since when, with the past of each. */
export async function writeRoster(
  db: Reader,
  archive: Pick<PackageArchive, 'add'>,
  { asOf, personIds, signal }: About,
): Promise<WrittenContent> {
  return writeTable(archive, {
    name: 'roster',
    what: 'one line for each position of each person, past ones as well.',
    columns,
    pages: rosterPages(db, asOf, personIds),
    lines: (person) => linesOf(person, asOf),
    signal,
  });
}

function linesOf(person: RosterRecord, asOf: string): Line[] {
  const positions = person.positions.length === 0 ? [null] : person.positions;
  return positions.map((position) => ({ person, employment: periodOn(person.employments, position?.validTo ?? asOf), position }));
}

const columns: ReadonlyArray<TableColumn<Line>> = [
  { name: 'employee_number', meaning: 'The number under which the site knows the person.', value: ({ person }) => person.employeeNumber },
  { name: 'name', meaning: 'Family name, given name.', value: ({ person }) => listName(person) },
  { name: 'email', meaning: 'E-mail address.', value: ({ person }) => person.email },
  { name: 'location', meaning: 'Where the person works.', value: ({ person }) => person.location },
  { name: 'manager', meaning: 'Employee number of the manager.', value: ({ person }) => person.managerEmployeeNumber },
  { name: 'employer', meaning: 'Empty: the organisation itself.', value: ({ employment }) => employment?.employer ?? null },
  { name: 'employed_as', meaning: 'employee, contractor, agency or apprentice.', value: ({ employment }) => employment?.kind ?? null },
  { name: 'employed_from', meaning: 'First day of that employment.', value: ({ employment }) => employment?.validFrom ?? null },
  { name: 'employed_to', meaning: 'Its last day; empty: not known to end.', value: ({ employment }) => employment?.validTo ?? null },
  {
    name: 'unit',
    meaning: 'Where the position is, from the top of the organisation down.',
    value: ({ position }) => position?.unit.map(({ name }) => name).join(' / ') ?? null,
  },
  { name: 'role', meaning: 'The job role, which says what is required.', value: ({ position }) => position?.role ?? null },
  { name: 'title', meaning: 'Title of the position.', value: ({ position }) => position?.title ?? null },
  { name: 'position_number', meaning: "The HR system's number of it.", value: ({ position }) => position?.positionNumber ?? null },
  { name: 'shift', meaning: 'Its shift.', value: ({ position }) => position?.shift ?? null },
  { name: 'position_from', meaning: 'First day of the position.', value: ({ position }) => position?.validFrom ?? null },
  { name: 'position_to', meaning: 'Its last day; empty: not known to end.', value: ({ position }) => position?.validTo ?? null },
];
