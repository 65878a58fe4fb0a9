import { sql } from 'kysely';
import { freshBytes } from '../vault/fresh-bytes';
import type { PersonKeyTable } from './audit-schema';
import { logSize } from './audit-size';
import { insertRows } from './insert-rows';
import { ofSome } from './prepared-query';
import type { Reader, Tx } from './schema';
import { giveTurn } from './take-turns';

/** Keys by person; a person without one has never had a record, or had it erased. */
export type PersonKeys = ReadonlyMap<string, PersonKey>;
export type PersonKey = { readonly key: Uint8Array; readonly createdEntry: number };

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
  const made = missing.map((personId) => ({ personId, key: freshBytes(32), createdEntry: entryNumber }));
  await insertRows(tx, 'person_key', made);
  for (const { personId, key, createdEntry } of made) keys.set(personId, { key, createdEntry });
  return keys;
}

/** The keys that exist of these people. */
export async function loadPersonKeys(db: Reader, personIds: Iterable<string>): Promise<PersonKeys> {
  const ids = [...new Set(personIds)];
  const keys = new Map<string, PersonKey>();
  for (let from = 0; from < ids.length; from += peopleAtOnce) {
    if (from > 0) await giveTurn();
    for (const { personId, key, createdEntry } of await keysOf(db, ids.slice(from, from + peopleAtOnce)))
      keys.set(personId, { key, createdEntry });
  }
  return keys;
}

const peopleAtOnce = 2_000;

const keysOf = ofSome('personId', (isWanted) => sql<PersonKeyTable>`SELECT personId, key, createdEntry FROM person_key WHERE ${isWanted}`);

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
