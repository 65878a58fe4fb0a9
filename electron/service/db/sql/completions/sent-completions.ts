import { sql } from 'kysely';
import type { CompletionLine } from '../../../../../shared/domain/packages/completions';
import { partsOfRevisionKey } from '../../../../../shared/domain/completions/revision-key';
import type { CompletionRow } from '../../intake-schema';
import type { Reader } from '../../schema';
import { mergedPeople } from '../merged-people';
import { personsById } from '../people';
import { knownCompletions } from './known-completions';
import { personOfCompletion } from './queues';

const rowsPerPage = 1000;

type Row = CompletionRow & { readonly effectivePersonId: string; readonly isVoided: 0 | 1 };

/**
 * What learning systems say of people who are known, by system and key: of each of its records the newest revision, completed by a day,
 * or that it was taken back. `only` null: of everybody.
 */
export async function* sentCompletionPages(
  db: Reader,
  day: string,
  only: ReadonlySet<string> | null,
): AsyncGenerator<readonly CompletionLine[], void> {
  const keptOf = await mergedPeople(db);
  let after = { system: '', recordKey: '' };
  for (;;) {
    const rows = await pageAfter(db, day, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield await linesOf(db, await newestOf(db, rows), keptOf, only);
    if (rows.length < rowsPerPage) return;
    after = last;
  }
}

/** Older revisions of a record say nothing more. */
async function newestOf(db: Reader, rows: readonly Row[]): Promise<readonly Row[]> {
  const keysBySystem = new Map<string, string[]>();
  for (const { system, recordKey } of rows) {
    const { key } = partsOfRevisionKey(recordKey);
    const keys = keysBySystem.get(system);
    if (keys === undefined) keysBySystem.set(system, [key]);
    else keys.push(key);
  }
  const newest = new Set<string>();
  for (const [system, keys] of keysBySystem)
    for (const { completionId } of (await knownCompletions(db, system, [...new Set(keys)])).values()) newest.add(completionId);
  return rows.filter(({ completionId }) => newest.has(completionId));
}

async function linesOf(
  db: Reader,
  rows: readonly Row[],
  keptOf: ReadonlyMap<string, string>,
  only: ReadonlySet<string> | null,
): Promise<readonly CompletionLine[]> {
  const ownerOf = ({ effectivePersonId }: Row): string => keptOf.get(effectivePersonId) ?? effectivePersonId;
  const people = await personsById(db, [...new Set(rows.map(ownerOf))]);
  const personById = new Map(people.map((person) => [person.personId, person]));
  return rows.flatMap((row): CompletionLine[] => {
    const person = personById.get(ownerOf(row));
    if (person === undefined || (only !== null && !only.has(person.personId))) return [];
    const { personId, employeeNumber, familyName, givenName } = person;
    const { system, contentDigest, learnerId, courseId, courseTitle, status, completedOn, score, expiresOn, statementId, statementAt } =
      row;
    const { key: recordKey } = partsOfRevisionKey(row.recordKey);
    const who = { personId, employeeNumber, familyName, givenName };
    const what = { learnerId, courseId, courseTitle, status, completedOn, score, expiresOn, statementId, statementAt };
    return [{ ...who, system, recordKey, contentDigest, ...what, isTakenBack: row.isVoided === 1 }];
  });
}

async function pageAfter(
  db: Reader,
  day: string,
  { system, recordKey }: { readonly system: string; readonly recordKey: string },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM (
      SELECT c.*, ${personOfCompletion('c')} AS effectivePersonId,
        EXISTS (SELECT 1 FROM completion_void AS v WHERE v.completionId = c.completionId) AS isVoided
      FROM completion AS c
      WHERE (c.system, c.recordKey) > (${system}, ${recordKey}) AND (c.completedOn IS NULL OR c.completedOn <= ${day})
    ) WHERE effectivePersonId IS NOT NULL ORDER BY system, recordKey LIMIT ${rowsPerPage}`.execute(db);
  return rows;
}
