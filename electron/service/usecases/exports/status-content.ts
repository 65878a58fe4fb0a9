import { readyStates } from '../../../../shared/domain/state';
import type { Reader } from '../../db/schema';
import { qualificationPages, type QualificationRow } from '../../db/sql/qualification-status';
import type { PackageArchive } from '../../platform/package-archive';
import { isState, statusColumns } from './status-columns';
import { writeTable } from './table-content';
import type { WrittenContent } from './written-content';
import type { About } from './about';

/** Who is qualified for what. */
export async function writeStatus(db: Reader, archive: Pick<PackageArchive, 'add'>, about: About): Promise<WrittenContent> {
  return writeTable(archive, {
    name: 'qualification-status',
    what: 'one line for each person and each competency that a role requires of them on the day.',
    columns: statusColumns,
    pages: qualificationPages(db, about.asOf, about.personIds),
    lines: (row) => [row],
    signal: about.signal,
  });
}

/** What people lack of what their roles require. */
export async function writeTrainingNeeds(db: Reader, archive: Pick<PackageArchive, 'add'>, about: About): Promise<WrittenContent> {
  return writeTable(archive, {
    name: 'training-needs',
    what: 'one line for each person and each competency that a role requires of them and that they are not ready in on the day.',
    columns: statusColumns,
    pages: needs(db, about),
    lines: (row) => [row],
    signal: about.signal,
  });
}

async function* needs(db: Reader, { asOf, personIds }: About): AsyncGenerator<readonly QualificationRow[], void> {
  for await (const page of qualificationPages(db, asOf, personIds))
    yield page.filter(({ state }) => isState(state) && !readyStates.has(state) && state !== 'notRequired');
}
