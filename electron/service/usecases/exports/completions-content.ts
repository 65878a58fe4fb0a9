import type { CompletionLine } from '../../../../shared/domain/packages/completions';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { sentCompletionPages } from '../../db/sql/completions/sent-completions';
import type { PackageArchive } from '../../platform/package-archive';
import type { About } from './about';
import { writeTable, type TableColumn } from './table-content';
import type { WrittenContent } from './written-content';

/** What learning systems say of people who are known here; learners whom nobody has named stay with the site that can. */
export async function writeCompletions(
  db: Reader,
  archive: Pick<PackageArchive, 'add'>,
  { asOf, personIds, signal }: About,
): Promise<WrittenContent> {
  return writeTable(archive, {
    name: 'completions',
    what: 'one line for each record of a learning system of a known person, completed by the day, and for each that was taken back.',
    columns,
    pages: sentCompletionPages(db, asOf, personIds),
    lines: (line) => [line],
    signal,
  });
}

const columns: ReadonlyArray<TableColumn<CompletionLine>> = [
  { name: 'employee_number', meaning: 'The number under which the site knows the person.', value: (line) => line.employeeNumber },
  { name: 'name', meaning: 'Family name, given name.', value: listName },
  { name: 'system', meaning: 'The learning system, as the course map of the site names it.', value: (line) => line.system },
  { name: 'course_id', meaning: "The system's id of the course.", value: (line) => line.courseId },
  { name: 'course_title', meaning: 'Its title.', value: (line) => line.courseTitle },
  { name: 'status', meaning: 'completed, passed, failed, registered, inProgress and so on.', value: (line) => line.status },
  { name: 'completed_on', meaning: 'Day of completion.', value: (line) => line.completedOn },
  { name: 'score', meaning: 'From -1 to 1; empty: none.', value: (line) => line.score },
  { name: 'expires_on', meaning: 'Last day on which the system lets it count; empty: no end.', value: (line) => line.expiresOn },
  { name: 'taken_back', meaning: 'yes: the record was taken back.', value: (line) => (line.isTakenBack ? 'yes' : '') },
  { name: 'learner_id', meaning: 'What the system calls the person.', value: (line) => line.learnerId },
  { name: 'record_key', meaning: "The system's own key of the record, by which it arrives once.", value: (line) => line.recordKey },
];
