import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PersonKeyTable } from '../../electron/service/db/audit-schema';
import { fileOfFault } from '../../electron/service/db/guarded-dialect';
import { insertRows } from '../../electron/service/db/insert-rows';
import { openRecord } from '../../electron/service/db/open';
import type { Db, Tx } from '../../electron/service/db/schema';
import { transact } from '../../electron/service/db/transact';
import { openScratch } from '../../electron/service/vault/open';

const keyOf = (personId: string): PersonKeyTable => ({ personId, key: Buffer.alloc(32), createdEntry: 1 });
const people = async (db: Db) =>
  (await db.selectFrom('person_key').select('personId').orderBy('personId').execute()).map((row) => row.personId);

test('of a transaction everything is kept or nothing, and who reads meanwhile waits for its end', async () => {
  const db = await openRecord(openScratch());
  const seen: Array<Promise<string[]>> = [];
  const write = (personIds: readonly string[], end: () => void) =>
    transact(db, async (tx) => {
      for (const personId of personIds) {
        await insertRows(tx, 'person_key', [keyOf(personId)]);
        seen.push(people(db));
        await setImmediate(); // others have a turn in its midst
      }
      end();
    });
  await write(['ada', 'ben'], () => undefined);
  const failed = write(['cleo', 'dan'], () => {
    throw new Error('it was refused');
  });
  await expect(failed).rejects.toThrow('it was refused');
  expect(await Promise.all(seen)).toEqual([
    ['ada', 'ben'],
    ['ada', 'ben'],
    ['ada', 'ben'],
    ['ada', 'ben'],
  ]);
});

test('what a statement of a transaction is refused for names the file, and how many rows another concerned is told', async () => {
  const scratch = openScratch();
  const db = await openRecord(scratch);
  const told = await transact(db, async (tx) => {
    await insertRows(tx, 'person_key', [keyOf('ada'), keyOf('ben')]);
    return tx.deleteFrom('person_key').where('personId', 'in', ['ada', 'eve']).executeTakeFirst();
  });
  expect(told.numDeletedRows).toBe(1n);
  const fault: unknown = await transact(db, (tx) => insertRows(tx, 'person_key', [keyOf('ben')])).catch((error: unknown) => error);
  expect(fileOfFault(fault)).toBe(scratch.name);
});

test('a transaction that has ended takes no more statements', async () => {
  const db = await openRecord(openScratch());
  const left: Tx[] = [];
  await transact(db, async (tx) => void left.push(tx));
  for (const tx of left) await expect(insertRows(tx, 'person_key', [keyOf('ada')])).rejects.toThrow('committed');
  expect([left.length, await people(db)]).toEqual([1, []]);
});

test('a limit is as many rows as it says, also when the same query is asked with another', async () => {
  const db = await openRecord(openScratch());
  await transact(db, (tx) => insertRows(tx, 'person_key', ['ada', 'ben', 'cleo'].map(keyOf)));
  const some = (limit: number, offset: number) =>
    db.selectFrom('person_key').select('personId').orderBy('personId').limit(limit).offset(offset);
  for (const [limit, offset, found] of [
    [2, 0, 2],
    [1, 0, 1],
    [2, 2, 1],
    [0, 0, 0],
    [2, 0, 2],
  ] as const)
    expect(await some(limit, offset).execute()).toHaveLength(found);
});
