import { randomBytes } from 'node:crypto';
import { logSize } from './audit-size';
import type { Reader, Tx } from './schema';

/** Keys by person; a person without one has never had a record, or had it erased. */
export type PersonKeys = ReadonlyMap<string, PersonKey>;
export type PersonKey = { readonly key: Uint8Array; readonly createdEntry: number };

const idsPerStatement = 500;

/** The key that seals a person's values in the log, made when there is none. Call it before the entry is appended. */
export async function personKey(tx: Tx, personId: string): Promise<Uint8Array> {
  const keys = await ensurePersonKeys(tx, [personId], (await logSize(tx)) + 1);
  return keyFor(keys, personId).key;
}

/** The keys of all these people, made where there are none as of the entry that is about to be appended. */
export async function ensurePersonKeys(tx: Tx, personIds: Iterable<string>, entryNumber: number): Promise<PersonKeys> {
  const ids = [...new Set(personIds)];
  const keys = new Map(await loadPersonKeys(tx, ids));
  const missing = ids.filter((personId) => !keys.has(personId));
  for (let start = 0; start < missing.length; start += idsPerStatement) {
    const rows = missing
      .slice(start, start + idsPerStatement)
      .map((personId) => ({ personId, key: randomBytes(32), createdEntry: entryNumber }));
    await tx.insertInto('person_key').values(rows).execute();
    for (const { personId, key, createdEntry } of rows) keys.set(personId, { key, createdEntry });
  }
  return keys;
}

/** The keys that exist of these people. */
export async function loadPersonKeys(db: Reader, personIds: Iterable<string>): Promise<PersonKeys> {
  const ids = [...new Set(personIds)];
  const keys = new Map<string, PersonKey>();
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    const rows = await db
      .selectFrom('person_key')
      .selectAll()
      .where('personId', 'in', ids.slice(start, start + idsPerStatement))
      .execute();
    for (const { personId, key, createdEntry } of rows) keys.set(personId, { key, createdEntry });
  }
  return keys;
}

/** Destroys the key under which the log holds a person's values: they cannot be read again, and the log still verifies. */
export async function erasePersonKey(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('person_key').where('personId', '=', personId).execute();
}

/** The key of a person for whom one has just been ensured. */
export function keyFor(keys: PersonKeys, personId: string): PersonKey {
  const key = keys.get(personId);
  if (key === undefined) throw new Error('a person key was not loaded');
  return key;
}
