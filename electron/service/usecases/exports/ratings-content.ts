import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { ratingPages, type RatingRow } from '../../db/sql/ratings';
import type { PackageArchive } from '../../platform/package-archive';
import type { About } from './about';
import { writeTable, type TableColumn } from './table-content';
import type { WrittenContent } from './written-content';

/** How people were rated: every signed assessment as it was last amended, failed ones as well; none that is void or sent back. */
export async function writeRatings(
  db: Reader,
  archive: Pick<PackageArchive, 'add'>,
  { asOf, personIds, signal }: About,
): Promise<WrittenContent> {
  return writeTable(archive, {
    name: 'ratings',
    what: 'one line for each signed assessment performed by the day, in its newest version; none that is void or was sent back.',
    columns,
    pages: ratingPages(db, asOf, personIds),
    lines: (row) => [row],
    signal,
  });
}

const columns: ReadonlyArray<TableColumn<RatingRow>> = [
  { name: 'employee_number', meaning: 'The number under which the site knows the person.', value: (row) => row.employeeNumber },
  { name: 'name', meaning: 'Family name, given name.', value: listName },
  {
    name: 'competency_code',
    meaning: 'The code of the competency as it was on the day of the assessment.',
    value: (row) => row.competencyCode,
  },
  { name: 'competency_title', meaning: 'Its title.', value: (row) => row.competencyTitle },
  { name: 'level', meaning: "Code of the level that was assessed, on the competency's scale.", value: (row) => row.levelCode },
  { name: 'level_name', meaning: 'Its name.', value: (row) => row.levelName },
  { name: 'outcome', meaning: 'competent or notYetCompetent.', value: (row) => row.outcome },
  { name: 'performed_on', meaning: 'Day of the assessment.', value: (row) => row.performedOn },
  { name: 'assessor', meaning: 'Who signed it.', value: (row) => row.assessor },
  { name: 'content_digest', meaning: 'SHA-256 of what was signed.', value: (row) => row.contentDigest },
  { name: 'version', meaning: '1, and one more for each amendment.', value: (row) => String(row.version) },
];
