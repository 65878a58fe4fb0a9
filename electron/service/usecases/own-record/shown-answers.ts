import type { z } from 'zod';
import type { shownAnswer } from '../../../../shared/contract/observations';
import type { Reader } from '../../db/schema';
import { answersOf } from '../../db/sql/person-answers';
import { printedNames } from '../../db/sql/printed-names';

type Answer = z.input<typeof shownAnswer>;

/** What a person has said to the records about them, by record. */
export async function answersByRecord(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, Answer[]>> {
  const rows = await answersOf(db, personIds);
  const names = await printedNames(
    db,
    rows.map(({ answeredBy }) => answeredBy),
  );
  const byRecord = new Map<string, Answer[]>();
  for (const { answerId, recordId, text, answeredBy, answeredAt } of rows) {
    const answer = { answerId, text, by: names.get(answeredBy) ?? answeredBy, at: answeredAt };
    byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), answer]);
  }
  return byRecord;
}
