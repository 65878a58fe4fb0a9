import { prepared, type Given } from './prepared-query';
import type { Reader } from './schema';

/** How many entries the log has, which is the number of its newest. */
export async function logSize(db: Reader): Promise<number> {
  const [newest] = await newestEntry(db, {});
  return newest?.entryNumber ?? 0;
}

const newestEntry = prepared((db) => db.selectFrom('audit_entry').select((eb) => eb.fn.max('entryNumber').as('entryNumber')));

/** The first entry, not before `from`, from which on there are no more than so many changes: the one after the newest where that alone has more. */
export async function entryWithin(db: Reader, from: number, changes: number): Promise<number> {
  const [beyond] = await newestBeyond(db, { from, changes });
  return beyond === undefined ? from : beyond.entryNumber + 1;
}

const newestBeyond = prepared((db, given: Given<{ from: number; changes: number }>) =>
  db
    .selectFrom('audit_change')
    .select('entryNumber')
    .where('entryNumber', '>=', given('from'))
    .orderBy('entryNumber', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .offset(given('changes')),
);

/** The newest entry recorded by a moment (UTC): "as we knew it then" on the axis of entry numbers; 0 before the first. */
export async function entryNumberAt(db: Reader, moment: string): Promise<number> {
  const newest = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.max('entryNumber').as('entryNumber'))
    .where('recordedAt', '<=', moment)
    .executeTakeFirst();
  return newest?.entryNumber ?? 0;
}
