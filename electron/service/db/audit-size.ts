import { prepared } from './prepared-query';
import type { Reader } from './schema';

/** How many entries the log has, which is the number of its newest. */
export async function logSize(db: Reader): Promise<number> {
  const [newest] = await newestEntry(db, {});
  return newest?.entryNumber ?? 0;
}

const newestEntry = prepared((db) => db.selectFrom('audit_entry').select((eb) => eb.fn.max('entryNumber').as('entryNumber')));

/** The newest entry recorded by a moment (UTC): "as we knew it then" on the axis of entry numbers; 0 before the first. */
export async function entryNumberAt(db: Reader, moment: string): Promise<number> {
  const newest = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.max('entryNumber').as('entryNumber'))
    .where('recordedAt', '<=', moment)
    .executeTakeFirst();
  return newest?.entryNumber ?? 0;
}
