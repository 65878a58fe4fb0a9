import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertRows } from '../../electron/service/db/insert-rows';
import { openRecord } from '../../electron/service/db/open';
import { listed, ofSome, prepared, type Given } from '../../electron/service/db/prepared-query';
import type { Db } from '../../electron/service/db/schema';
import { openScratch } from '../../electron/service/vault/open';

async function makeKeys(...personIds: string[]): Promise<Db> {
  const db = await openRecord(openScratch());
  const rows = personIds.map((personId, index) => ({ personId, key: Buffer.alloc(32, index), createdEntry: index + 1 }));
  await db.transaction().execute((tx) => insertRows(tx, 'person_key', rows));
  return db;
}

test('a prepared query is built once and answers with the values of each run', async () => {
  const db = await makeKeys('ada', 'ben', 'eve');
  let built = 0;
  const keysBetween = prepared((reader, given: Given<{ from: number; to: number }>) => {
    built += 1;
    return reader
      .selectFrom('person_key')
      .select('personId')
      .where('createdEntry', '<=', given('to'))
      .where('personId', '!=', 'eve')
      .where('createdEntry', '>=', given('from'))
      .where('createdEntry', '<', given('to'));
  });
  expect(await keysBetween(db, { from: 1, to: 2 })).toEqual([{ personId: 'ada' }]);
  expect(await keysBetween(db, { from: 2, to: 9 })).toEqual([{ personId: 'ben' }]);
  expect(await db.transaction().execute((tx) => keysBetween(tx, { to: 9, from: 1 }))).toEqual([{ personId: 'ada' }, { personId: 'ben' }]);
  expect(built).toBe(1);
});

test('one prepared query serves lists of every length, with whatever is in them', async () => {
  const strange = `o'neill", "x"]`;
  const db = await makeKeys('ada', strange, 'eve');
  const keysOf = prepared((reader, given: Given<{ personIds: string }>) =>
    reader
      .selectFrom('person_key')
      .select('personId')
      .where('personId', 'in', listed(given('personIds')))
      .orderBy('createdEntry'),
  );
  const found = async (...personIds: string[]) =>
    (await keysOf(db, { personIds: JSON.stringify(personIds) })).map(({ personId }) => personId);
  expect(await found()).toEqual([]);
  expect(await found('eve')).toEqual(['eve']);
  expect(await found('eve', strange, 'nobody', 'ada')).toEqual(['ada', strange, 'eve']);
});

test('a query of some answers with everything, with one, with several and with none', async () => {
  const db = await makeKeys('ada', 'ben', 'eve');
  let built = 0;
  const keysOf = ofSome('k.personId', (isWanted) => {
    built += 1;
    return sql<{ personId: string }>`SELECT k.personId FROM person_key k WHERE ${isWanted} ORDER BY k.createdEntry`;
  });
  const found = async (personIds?: readonly string[]) => (await keysOf(db, personIds)).map(({ personId }) => personId);
  for (let times = 0; times < 2; times += 1) {
    expect(await found()).toEqual(['ada', 'ben', 'eve']);
    expect(await found(['ben'])).toEqual(['ben']);
    expect(await found(['eve', 'nobody', 'ada'])).toEqual(['ada', 'eve']);
    expect(await found([])).toEqual([]);
  }
  expect(built).toBe(3);
});

test('rows are inserted under their own columns, more of them than one statement takes', async () => {
  const db = await makeKeys();
  const rows = Array.from({ length: 1_201 }, (_, index) => ({
    personId: `p${index}`,
    key: Buffer.alloc(32, index),
    createdEntry: index + 1,
  }));
  const turned = rows.map(({ personId, key, createdEntry }, index) =>
    index % 2 === 0 ? { personId, key, createdEntry } : { createdEntry, key, personId },
  );
  await db.transaction().execute((tx) => insertRows(tx, 'person_key', turned));
  expect(await db.selectFrom('person_key').selectAll().orderBy('createdEntry').execute()).toEqual(rows);
});

test('no rows are no statement', async () => {
  const db = await makeKeys();
  await db.transaction().execute((tx) => insertRows(tx, 'person_key', []));
  expect(await db.selectFrom('person_key').selectAll().execute()).toEqual([]);
});
